// SPDX-License-Identifier: MIT
#include "analysis/sweep_outcomes.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/run_series.hpp"

namespace catchup::analysis {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::size_t place(const std::vector<std::string>& names, const std::string& name,
                  std::string_view what) {
    const auto at = std::find(names.begin(), names.end(), name);
    if (at == names.end()) {
        throw std::runtime_error{
            fmt::format("'{}' is no {}: there are {}", name, what, fmt::join(names, ", "))};
    }
    return static_cast<std::size_t>(at - names.begin());
}

} // namespace

SweepOutcomes::SweepOutcomes(const Results& file)
    : file_{file}, arms_{file.labels("arm")}, quarters_{file.quarters()} {
    const Series status = file.series("status"); // run, arm, replication
    points_ = status.size.at(0);
    file_replications_ = status.size.at(2);
    replications_ = file_replications_;
    for (std::size_t run = 0; run < status.values.size(); run += file_replications_) {
        std::size_t asked = 0;
        for (std::size_t r = 0; r < file_replications_; ++r) {
            const auto what = static_cast<std::size_t>(status.values[run + r]);
            done_.push_back(status.flags.at(what) == "done");
            asked += status.flags.at(what) == "not_asked" ? 0U : 1U;
        }
        replications_ = std::min(replications_, asked);
    }
    const auto columns = nlohmann::json::parse(
        hdf5::text(file.attributes(), "factors").value_or("[]"), nullptr, false);
    for (const auto& column : columns) {
        Series series = file.series(column.value("name", ""));
        const bool is_whole = column.value("type", 0) != 0;
        factors_.push_back(
            {series.name, std::move(series.values), std::move(series.flags), is_whole});
        groups_.push_back(column.value("group", ""));
        groups_.back() = groups_.back().empty() ? series.name : groups_.back();
    }
    method_ = hdf5::text(file.attributes(), "method").value_or("");
    levels_ = static_cast<std::size_t>(hdf5::integer(file.attributes(), "levels").value_or(0));
    if (method_ == "saltelli") {
        const Series block = file.series("block");
        for (const double value : block.values) {
            blocks_.push_back(block.flags.at(static_cast<std::size_t>(value)));
        }
    }
}

std::size_t SweepOutcomes::arm_of(const Reference& reference,
                                  std::optional<std::size_t> usual) const {
    if (!reference.choice.empty()) {
        return place(arms_, reference.choice, "policy");
    }
    if (arms_.size() > 1 && !usual) {
        throw std::runtime_error{fmt::format("{} differs between policies. Try {}[{}]",
                                             reference.name, reference.name, arms_.front())};
    }
    return usual.value_or(0);
}

const std::vector<double>& SweepOutcomes::series(const Reference& reference) {
    std::string key = reference.name;
    std::vector<std::pair<std::string, std::string>> selection;
    for (const auto& [dimension, label] : reference.selection) {
        if (dimension != "quarter") {
            selection.emplace_back(dimension, label);
            key += fmt::format(",{}={}", dimension, label);
        }
    }
    const auto known = known_.find(key);
    return known != known_.end()
               ? known->second
               : known_.emplace(key, run_series(file_, reference.name, selection)).first->second;
}

Quantity SweepOutcomes::looked_up(const Reference& reference, std::size_t time, Rows rows,
                                  std::optional<std::size_t> usual) {
    const std::size_t times = rows == Rows::runs ? replications_ : 1;
    for (const Input& factor : factors_) {
        if (factor.name != reference.name) {
            continue;
        }
        Quantity column{{}, factor.words};
        for (const double value : factor.values) {
            column.values.insert(column.values.end(), times, value);
        }
        return column;
    }
    for (const auto& [dimension, label] : reference.selection) {
        time = dimension == "quarter" ? place(quarters_, label, "quarter of this sweep") : time;
    }
    const std::vector<double>& all = series(reference);
    const std::size_t arm = arm_of(reference, usual);
    Quantity column;
    for (std::size_t point = 0; point < points_; ++point) {
        double sum = 0.0;
        for (std::size_t r = 0; r < replications_; ++r) {
            const std::size_t run = (point * arms_.size() + arm) * file_replications_ + r;
            const double* const over_time = all.data() + run * quarters_.size();
            double value = done_[run] ? over_time[time] : missing;
            for (std::size_t t = 0; reference.to_date && t < time; ++t) {
                value += over_time[t];
            }
            sum += value;
            if (rows == Rows::runs) {
                column.values.push_back(value);
            }
        }
        if (rows == Rows::points) {
            column.values.push_back(sum / static_cast<double>(replications_));
        }
    }
    return column;
}

Answers SweepOutcomes::answers(std::string_view formula, std::size_t time,
                               std::optional<std::size_t> arm) {
    return {
        evaluate(
            formula,
            [&](const Reference& reference) { return looked_up(reference, time, Rows::runs, arm); },
            points_ * replications_),
        replications_};
}

std::vector<double> SweepOutcomes::of_means(std::string_view formula, std::size_t time) {
    return evaluate(
        formula,
        [&](const Reference& reference) { return looked_up(reference, time, Rows::points, {}); },
        points_);
}

} // namespace catchup::analysis
