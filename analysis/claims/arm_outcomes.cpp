// SPDX-License-Identifier: MIT
#include "analysis/claims/arm_outcomes.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/run_series.hpp"
#include "sim/base/error.hpp"

namespace catchup::analysis {
namespace {

/// "reached[with,goal=D1N1]": the same words, the same numbers.
std::string key_of(const Reference& reference) {
    std::string key =
        fmt::format("{}{}[{}", reference.to_date ? "sum " : "", reference.name, reference.choice);
    for (const auto& [name, value] : reference.selection) {
        key += fmt::format(",{}={}", name, value);
    }
    return key;
}

} // namespace

ArmOutcomes::ArmOutcomes(std::vector<std::string> arms, const std::vector<std::string>& files)
    : names_{std::move(arms)} {
    for (const std::string& file : files) {
        Results results = Results::open(file);
        Histories histories = analysis::histories(results);
        if (const std::string& why = histories.why_missing(Part::lives); !why.empty()) {
            throw InputError{Problem{{file, 0, 0}, why}};
        }
        std::vector<std::string> sectors = results.labels("sector");
        arms_.push_back({std::move(results), std::move(histories), std::move(sectors)});
        const Results& first = arms_.front().results;
        const Results& last = arms_.back().results;
        if (last.replications() != first.replications() || last.quarters() != first.quarters()) {
            throw InputError{
                Problem{{file, 0, 0}, "has other replications or quarters than the first arm"}};
        }
    }
    replications_ = arms_.front().results.replications();
}

std::vector<double> ArmOutcomes::of_file(const Arm& arm, const Reference& reference) const {
    const std::vector<std::string>& quarters = arm.results.quarters();
    std::size_t time = quarters.size() - 1;
    std::vector<std::pair<std::string, std::string>> selection;
    for (const auto& one : reference.selection) {
        if (one.first != "quarter") {
            selection.push_back(one);
            continue;
        }
        const auto at = std::find(quarters.begin(), quarters.end(), one.second);
        if (at == quarters.end()) {
            throw std::runtime_error{fmt::format("'{}' is no quarter of this run: {} to {}",
                                                 one.second, quarters.front(), quarters.back())};
        }
        time = static_cast<std::size_t>(at - quarters.begin());
    }
    const std::vector<double> series = run_series(arm.results, reference.name, selection);
    std::vector<double> values;
    for (std::size_t r = 0; r < replications_; ++r) {
        const double* const over_time = series.data() + r * quarters.size();
        double value = over_time[time];
        for (std::size_t t = 0; reference.to_date && t < time; ++t) {
            value += over_time[t];
        }
        values.push_back(value);
    }
    return values;
}

const ArmOutcomes::Arm& ArmOutcomes::arm_named(const std::string& name) const {
    const auto at = std::find(names_.begin(), names_.end(), name);
    if (at == names_.end()) {
        throw std::runtime_error{
            fmt::format("'{}' is no arm: there are {}", name, fmt::join(names_, ", "))};
    }
    return arms_[static_cast<std::size_t>(at - names_.begin())];
}

std::vector<double> ArmOutcomes::of_measure(const Arm& arm, const Measure& measure,
                                            const Reference& reference) const {
    const Choice choice = choice_of(reference, measure.keys, arm.sectors, arm.results.quarters());
    std::vector<double> values;
    if (measure.beside == nullptr) {
        for (const Run& run : arm.histories.runs) {
            values.push_back(measure.of(run, choice));
        }
        return values;
    }
    if (choice.other.empty()) {
        throw std::runtime_error{
            fmt::format("{} needs another arm beside it. Try of={}", measure.name, names_.back())};
    }
    const Arm& other = arm_named(choice.other);
    for (std::size_t r = 0; r < replications_; ++r) {
        values.push_back(measure.beside(arm.histories.runs[r], other.histories.runs[r], choice));
    }
    return values;
}

Quantity ArmOutcomes::looked_up(const Reference& reference) {
    if (reference.choice.empty() && names_.size() > 1) {
        throw std::runtime_error{fmt::format("{} differs between arms. Try {}[{}]", reference.name,
                                             reference.name, names_.front())};
    }
    const Arm& arm = reference.choice.empty() ? arms_.front() : arm_named(reference.choice);
    const auto [known, is_new] = known_.try_emplace(key_of(reference));
    if (!is_new) {
        return {known->second, {}};
    }
    const Measure* const measure = reference.to_date ? nullptr : find_measure(reference.name);
    try {
        known->second =
            measure == nullptr ? of_file(arm, reference) : of_measure(arm, *measure, reference);
    } catch (...) {
        known_.erase(known);
        throw;
    }
    return {known->second, {}};
}

std::vector<double> ArmOutcomes::values(std::string_view formula) {
    return evaluate(
        formula, [&](const Reference& reference) { return looked_up(reference); }, replications_);
}

} // namespace catchup::analysis
