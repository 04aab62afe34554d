// SPDX-License-Identifier: MIT
// Rows of what became of firms: fates, deadweight, acceleration; by group of firms; over time.
#include <functional>
#include <numeric>

#include "analysis/comparison/paired.hpp"
#include "analysis/comparison/rows.hpp"

namespace catchup::analysis {
namespace {

std::vector<double> sum(const std::vector<double>& one, const std::vector<double>& other) {
    std::vector<double> total(one.size());
    std::transform(one.begin(), one.end(), other.begin(), total.begin(), std::plus<>{});
    return total;
}

/// Deadweight: of the treated, how many would have reached the goal anyway. With the same luck it
/// hangs on how luck is coupled between worlds, so the luck of the world without policy is redrawn.
void add_deadweight(Rows& rows, std::size_t arm) {
    const Comparison& comparison = rows.comparison();
    const auto fate = [&](Fate which) {
        return comparison.values("fates", arm, static_cast<std::size_t>(which));
    };
    const std::vector<double> reached =
        sum(fate(Fate::treated_additional), fate(Fate::treated_deadweight));
    const std::vector<double> same_luck =
        sum(fate(Fate::treated_harmed), fate(Fate::treated_deadweight));
    const auto key = [&](const char* measure) {
        return TidyRow{
            measure, rows.label(arm), rows.label(comparison.arms()[arm].twin), "", "", {}, {}, {}};
    };
    rows.mean(key("treated_reached"), reached);
    rows.mean(key("deadweight_same_luck"), same_luck);
    rows.ratio(key("additionality_same_luck"), complement(ratio_of_means(same_luck, reached)));
    if (comparison.conditions().redraws > 0) {
        const std::vector<double> redrawn = comparison.values("deadweight", arm);
        rows.mean(key("deadweight"), redrawn);
        rows.ratio(key("additionality"), complement(ratio_of_means(redrawn, reached)));
    }
    rows.mean(key("reached_either_way"), comparison.values("both", arm));
    rows.ratio(key("quarters_sooner"),
               ratio_of_means(comparison.values("sooner", arm), comparison.values("both", arm)));
}

/// What the policy does to a firm that it treats, all else left: one firm a replication.
void add_direct_effect(Rows& rows, std::size_t arm) {
    const Comparison& comparison = rows.comparison();
    const std::vector<double> drawn = comparison.values("left_out", arm);
    const std::vector<double> with = comparison.values("left_out_with", arm);
    const std::vector<double> without = comparison.values("left_out_without", arm);
    const auto add = [&](const char* measure, const std::vector<double>& of) {
        rows.ratio(
            {measure, rows.label(arm), rows.label(comparison.arms()[arm].twin), "", "", {}, {}, {}},
            ratio_of_means(of, drawn));
    };
    add("reached_when_treated", with);
    add("reached_when_left_out", without);
    add("direct_effect", differences(with, without));
}

} // namespace

void add_fates(Rows& rows) {
    const Comparison& comparison = rows.comparison();
    const std::vector<std::string>& names = comparison.labels("fate");
    for (const std::size_t arm : comparison.policies()) {
        rows.level("treated", arm);
        const std::string twin = rows.label(comparison.arms()[arm].twin);
        for (std::size_t f = 0; f < names.size(); ++f) {
            rows.mean({"fate", rows.label(arm), twin, names[f], "", {}, {}, {}},
                      comparison.values("fates", arm, f));
        }
        add_deadweight(rows, arm);
        add_direct_effect(rows, arm);
    }
}

void add_groups(Rows& rows) {
    const Comparison& comparison = rows.comparison();
    for (const char* const dimension : {"size", "sector", "county"}) {
        const std::vector<std::string>& names = comparison.labels(dimension);
        for (std::size_t arm = 0; arm < comparison.arms().size(); ++arm) {
            rows.places(std::string{"reached_by_"} + dimension, arm, names);
            if (comparison.arms()[arm].has_policy()) {
                rows.places(std::string{"spending_by_"} + dimension, arm, names);
            }
        }
    }
}

void add_time(Rows& rows) {
    const Comparison& comparison = rows.comparison();
    for (std::size_t arm = 0; arm < comparison.arms().size(); ++arm) {
        for (const char* const variable :
             {"reached_over_time", "levels_over_time", "spending_over_time"}) {
            rows.places(variable, arm, comparison.quarters());
        }
    }
}

} // namespace catchup::analysis
