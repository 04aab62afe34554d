// SPDX-License-Identifier: MIT
#include "app/discovery.hpp"

#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "sim/base/error.hpp"

namespace catchup::app {
namespace {

[[noreturn]] void refuse(const OutcomeTable& table, const std::string& what) {
    throw InputError{Problem{{table.path(), 0, 0}, what}};
}

/// Rows with an answer.
struct Sample {
    analysis::Inputs inputs;
    std::vector<double> outcomes;
    std::size_t dropped = 0;
};

Sample sample_of(const OutcomeTable& table, const std::string& formula) {
    const std::vector<double> all = table.of_means(formula);
    std::vector<std::size_t> rows = table.independent_rows();
    const std::size_t before = rows.size();
    std::erase_if(rows, [&](std::size_t row) { return std::isnan(all[row]); });
    return {analysis::part(table.inputs(), rows), analysis::part(all, rows), before - rows.size()};
}

} // namespace

DiscoveryAnswer discovery_of(const OutcomeTable& table, const DiscoverOptions& options) {
    const std::string& formula = options.formula();
    Sample sample = sample_of(table, formula);
    if (sample.outcomes.empty()) {
        refuse(table, "no row has an answer: every run failed, or every cell is empty");
    }
    if (analysis::is_constant(sample.outcomes)) {
        refuse(table, fmt::format("{} is {} in every row: there is nothing to tell apart", formula,
                                  sample.outcomes.front()));
    }
    analysis::DiscoverySettings settings = options.settings;
    settings.prim.objective = options.objective == "mean" ? analysis::PrimObjective::original
                                                          : analysis::PrimObjective::lenient;
    if (settings.chosen) {
        const auto boxes = analysis::prim(sample.inputs, sample.outcomes, settings.prim).size();
        if (*settings.chosen >= boxes) {
            refuse(table, fmt::format("has no box {}: the trajectory ends with box {}",
                                      *settings.chosen, boxes - 1));
        }
    }
    analysis::Discovery found = analysis::discover(sample.inputs, sample.outcomes, settings);
    std::vector<std::string> remarks;
    if (sample.dropped > 0) {
        remarks.push_back(
            fmt::format("{} of {} rows are left out: a run in them failed, or has no value",
                        sample.dropped, sample.dropped + sample.outcomes.size()));
    }
    if (const std::string about = table.dependence(); !about.empty()) {
        remarks.push_back(about);
    }
    return {std::move(sample.inputs), std::move(found), std::move(remarks)};
}

std::vector<analysis::TidyRow> rows_of(const DiscoveryAnswer& answer) {
    auto rows = analysis::discovery_rows(answer.inputs, answer.found);
    for (const std::string& remark : answer.remarks) {
        rows.push_back({"remark", "", remark, "", "", {}, {}, {}});
    }
    return rows;
}

} // namespace catchup::app
