// SPDX-License-Identifier: MIT
#include "app/recorded_comparison.hpp"

#include <fmt/format.h>

#include "analysis/comparison/report.hpp"
#include "app/result_scenario.hpp"
#include "sim/base/error.hpp"
#include "sim/config/reader.hpp"
#include "sim/config/refusal.hpp"
#include "sim/hdf5/format.hpp"

namespace catchup::app {
namespace {

/// An attribute of its kind; throws InputError if it is missing or of another kind.
template <class T>
const T& attribute(const hdf5::Attributes& all, const std::string& file, const char* name) {
    const hdf5::Attribute* const found = hdf5::find(all, name);
    if (found != nullptr) {
        if (const T* const value = std::get_if<T>(found)) {
            return *value;
        }
    }
    config::refuse_file(
        file, fmt::format("has no attribute {} as comparisons have it: it cannot be simulated "
                          "again",
                          name));
}

/// A list of numbers; HDF5 gives a list of one back as a number.
std::vector<double> numbers(const hdf5::Attributes& all, const std::string& file,
                            const char* name) {
    if (const auto one = hdf5::real(all, name)) {
        return {*one};
    }
    return attribute<std::vector<double>>(all, file, name);
}

double number(const hdf5::Attributes& all, const std::string& file, const char* name) {
    return numbers(all, file, name).front();
}

} // namespace

bool is_comparison_file(const std::string& file) {
    return analysis::is_comparison(analysis::Results::open(file));
}

RecordedComparison recorded_comparison(const std::string& file) {
    const hdf5::File result = hdf5::open_result(file);
    demand_our_model(result, file);
    const hdf5::Attributes all = result.attributes();
    using Texts = std::vector<std::string>;
    const Texts& labels = attribute<Texts>(all, file, "arms");
    const Texts& scenarios = attribute<Texts>(all, file, "scenarios");
    const std::vector<double> twins = numbers(all, file, "arm_twin");
    RecordedComparison recorded;
    recorded.generosity = numbers(all, file, "arm_generosity");
    if (scenarios.size() != labels.size() || twins.size() != labels.size() ||
        recorded.generosity.size() != labels.size()) {
        config::refuse_file(file,
                            "has attributes that contradict each other about the number of arms");
    }
    const auto seed = hdf5::integer(all, "seed");
    for (std::size_t a = 0; a < labels.size(); ++a) {
        if (!(twins[a] >= 0.0 && twins[a] < static_cast<double>(labels.size()))) {
            config::refuse_file(
                file, fmt::format("has an attribute arm_twin that names no arm for {}", labels[a]));
        }
        recorded.arms.push_back(
            {.label = labels[a],
             .scenario = config::read<Scenario>(config::Document::parse(
                 scenarios[a], fmt::format("{} (attribute scenarios, {})", file, labels[a]))),
             .parent = a,
             .twin = static_cast<std::size_t>(twins[a]),
             .note = ""});
        if (seed != static_cast<std::int64_t>(recorded.arms.back().scenario.seed)) {
            config::refuse_file(
                file,
                fmt::format("has an attribute seed unlike that of the scenario of {}", labels[a]));
        }
    }
    ComparisonSettings& settings = recorded.settings;
    settings.valuation = {.discount = number(all, file, "discount"),
                          .mcpf = number(all, file, "mcpf"),
                          .terminal_years = number(all, file, "terminal_years")};
    const auto& goal = attribute<std::string>(all, file, "goal");
    if (!parse_state(goal)) {
        config::refuse_file(file, fmt::format("has an attribute goal that is no state: {}", goal));
    }
    settings.valuation.goal = *parse_state(goal);
    settings.redraws = static_cast<std::uint32_t>(attribute<std::int64_t>(all, file, "redraws"));
    settings.replications = static_cast<std::uint32_t>(result.dataset("replication").size().at(0));
    return recorded;
}

} // namespace catchup::app
