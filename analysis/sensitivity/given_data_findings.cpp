// SPDX-License-Identifier: MIT
#include "analysis/sensitivity/given_data_findings.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include <fmt/format.h>

#include "analysis/random_draws.hpp"
#include "analysis/sensitivity/ranking.hpp"

namespace catchup::analysis {

Findings begun(const GivenData& data, const std::string& method, const std::string& interval) {
    Findings findings{
        fmt::format("{}; N = {} rows{}", method, data.rows(),
                    data.replications > 1
                        ? fmt::format(", means over {} replications", data.replications)
                        : ""),
        interval,
        {},
        {{"sample", "", "", "", "", static_cast<double>(data.rows()), {}, {}}},
        {}};
    if (!data.remark.empty()) {
        findings.remarks.push_back(data.remark);
    }
    return findings;
}

std::string no_indices(const GivenData& data, std::size_t least_rows) {
    if (data.rows() < least_rows) {
        return fmt::format("There are no indices: {} rows are too few, {} are the least.",
                           data.rows(), least_rows);
    }
    return is_constant(data.answers) ? "There are no indices: the answer is the same in every row."
                                     : "";
}

std::vector<std::optional<double>> own_floors(const GivenData& data,
                                              const BootstrapSettings& settings,
                                              const std::function<double(const Input&)>& of_input) {
    constexpr std::size_t shuffles = 100;
    std::vector<std::optional<double>> floors(data.inputs.size());
    std::mt19937_64 stream{~settings.seed};
    for (std::size_t i = 0; i < data.inputs.size(); ++i) {
        if (!data.inputs[i].is_category()) {
            continue;
        }
        Input shuffled = data.inputs[i];
        std::vector<double> values;
        for (std::size_t s = 0; s < shuffles; ++s) {
            shuffle(stream, std::span{shuffled.values});
            values.push_back(of_input(shuffled));
        }
        std::sort(values.begin(), values.end());
        floors[i] = quantile(values, 0.95);
    }
    return floors;
}

void add_dummies(Bootstrapped& found, const GivenData& data, const BootstrapSettings& settings,
                 const std::function<std::vector<double>(const Input&)>& of_input) {
    constexpr std::size_t usual = 100;
    constexpr std::size_t most_cells = 20'000'000;
    const std::size_t count = std::clamp<std::size_t>(most_cells / data.rows(), 5, usual);
    std::vector<std::vector<double>> by_statistic;
    for (std::size_t i = 0; i < count; ++i) {
        const std::vector<double> values =
            of_input(dummies(1, data.rows(), settings.seed + i).front());
        by_statistic.resize(values.size());
        for (std::size_t k = 0; k < values.size(); ++k) {
            by_statistic[k].push_back(values[k]);
        }
    }
    for (std::vector<double>& values : by_statistic) {
        std::sort(values.begin(), values.end());
        found.estimates.push_back(estimate(values).mean);
        found.intervals.emplace_back(Interval{quantile(values, (1.0 - settings.level) / 2.0),
                                              quantile(values, (1.0 + settings.level) / 2.0)});
    }
}

void add_indices(Findings& findings, const GivenData& data, const std::vector<TidyRow>& labels,
                 const Bootstrapped& found, const std::string& main_measure,
                 const std::vector<std::optional<double>>& floors) {
    const std::vector<TidyRow> rows = filled(labels, found);
    std::vector<std::size_t> places;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        if (rows[k].measure == main_measure && rows[k].item != "dummy" && rows[k].estimate) {
            places.push_back(k);
        }
    }
    findings.verdict.push_back(ranking_text(ranking(found, places), main_measure, rows));
    if (const TidyRow* const dummy = find_row(rows, main_measure, "dummy");
        dummy != nullptr && dummy->estimate) {
        const double floor = dummy->high.value_or(*dummy->estimate);
        std::vector<std::string> names;
        for (const std::size_t k : places) {
            const auto input = static_cast<std::size_t>(
                std::find_if(data.inputs.begin(), data.inputs.end(),
                             [&](const Input& one) { return one.name == rows[k].item; }) -
                data.inputs.begin());
            const bool has_own = input < floors.size() && floors[input];
            if (*rows[k].estimate <= (has_own ? *floors[input] : floor)) {
                names.push_back(rows[k].item);
            }
        }
        findings.verdict.push_back(
            names.empty()
                ? fmt::format("Every input is above the dummy ({} {:.3f}).", main_measure, floor)
                : fmt::format("Not above the dummy ({} {:.3f}): {}.", main_measure, floor,
                              listed(names)));
    }
    findings.rows.insert(findings.rows.end(), rows.begin(), rows.end());
    if (data.luck_share) {
        findings.rows.push_back({"luck_share", "", "", "", "", *data.luck_share, {}, {}});
        findings.verdict.push_back(fmt::format("The seed brings {:.0f} % of the variance of one "
                                               "run; the indices are of means over {}.",
                                               100.0 * *data.luck_share, data.replications));
    }
    std::erase(findings.verdict, "");
}

} // namespace catchup::analysis
