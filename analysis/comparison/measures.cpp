// SPDX-License-Identifier: MIT
// Rows of whole arms: spending, outcomes, cost of an outcome, what pairing is worth.
#include <array>

#include <fmt/format.h>

#include "analysis/comparison/paired.hpp"
#include "analysis/comparison/rows.hpp"

namespace catchup::analysis {
namespace {

/// Of every arm, and its difference from the arm's world without policy.
constexpr std::array outcomes{"reached",          "levels",          "reached_d2n2", "private_cost",
                              "penalties",        "gains",           "terminal",     "project_cost",
                              "public_resources", "integrator_cost", "welfare"};
/// Of every arm with a policy; there is nothing of it in the world without.
constexpr std::array outlays{"spending",    "spending_nominal", "support", "administration",
                             "enforcement", "public_goods",     "unspent"};
constexpr std::array paired_measures{"reached", "levels", "private_cost", "welfare"};

/// What the arm's policy makes of a variable: the arm less its world without policy.
std::vector<double> effect(const Comparison& comparison, const std::string& variable,
                           std::size_t arm) {
    return differences(comparison.values(variable, arm),
                       comparison.values(variable, comparison.arms()[arm].twin));
}

void add_cost(Rows& rows, std::size_t arm) {
    const Comparison& comparison = rows.comparison();
    const std::string twin = rows.label(comparison.arms()[arm].twin);
    const std::vector<double> spent = effect(comparison, "spending", arm);
    const auto add = [&](const char* measure, const char* gained) {
        rows.ratio({measure, rows.label(arm), twin, "", "", {}, {}, {}},
                   ratio_of_means(spent, effect(comparison, gained, arm)));
    };
    add("cost_per_firm", "reached");
    add("cost_per_level", "levels");
    add("cost_per_welfare", "welfare");
}

} // namespace

void add_spending(Rows& rows) {
    const Comparison& comparison = rows.comparison();
    for (const std::size_t arm : comparison.policies()) {
        for (const char* const outlay : outlays) {
            rows.level(outlay, arm);
        }
        const double target = comparison.conditions().target;
        if (target > 0.0) {
            std::vector<double> off = comparison.values("spending", arm);
            for (double& spent : off) {
                spent = spent / target - 1.0;
            }
            rows.mean({"spending_deviation", rows.label(arm), "", "", "", {}, {}, {}}, off);
            rows.number("target_spending", arm, target);
            rows.number("reach", arm, comparison.arms()[arm].reach);
        }
        rows.number("generosity", arm, comparison.arms()[arm].generosity);
    }
}

void add_measures(Rows& rows) {
    const std::vector<ComparedArm>& arms = rows.comparison().arms();
    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
        for (const char* const outcome : outcomes) {
            rows.level(outcome, arm);
            if (arms[arm].twin != arm) {
                rows.difference(outcome, arm, arms[arm].twin);
            }
        }
        if (arms[arm].twin != arm) {
            rows.difference("spending", arm, arms[arm].twin);
            add_cost(rows, arm);
        }
    }
}

void add_pairing(Rows& rows) {
    const Comparison& comparison = rows.comparison();
    for (const std::size_t arm : comparison.policies()) {
        const std::size_t twin = comparison.arms()[arm].twin;
        for (const char* const measure : paired_measures) {
            const Paired found =
                paired(comparison.values(measure, arm), comparison.values(measure, twin));
            const auto add = [&](const char* name, std::optional<double> value) {
                rows.ratio({name, rows.label(arm), rows.label(twin), measure, "", {}, {}, {}},
                           {.value = value, .interval = std::nullopt});
            };
            if (found.variance) {
                add("variance_paired", found.variance);
                add("variance_independent", found.independent);
                add("variance_ratio", found.ratio());
            }
        }
    }
}

void add_budgets(Rows& rows) {
    for (const ScanPoint& point : rows.comparison().scan()) {
        const std::string generosity = fmt::format("{}", point.generosity);
        const auto add = [&](const char* measure, double value) {
            rows.ratio({measure, rows.label(point.arm), "", generosity, "", {}, {}, {}},
                       {.value = value, .interval = std::nullopt});
        };
        add("scan_spending", point.spending);
        add("scan_reached", point.reached);
        add("scan_welfare", point.welfare);
    }
}

void add_decomposition(Rows& rows) {
    const std::vector<ComparedArm>& arms = rows.comparison().arms();
    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
        const std::size_t parent = arms[arm].parent;
        for (const char* const measure : {"reached", "welfare", "spending"}) {
            if (arms[arm].is_decomposition()) {
                rows.mean({std::string{measure} + "_effect_difference",
                           rows.label(arm),
                           rows.label(parent),
                           "",
                           "",
                           {},
                           {},
                           {}},
                          differences(effect(rows.comparison(), measure, arm),
                                      effect(rows.comparison(), measure, parent)));
            }
        }
    }
}

void add_contrasts(Rows& rows) {
    for (const auto& [one, other] : contrasts(rows.comparison())) {
        for (const char* const measure : {"reached", "levels", "welfare", "spending"}) {
            rows.difference(measure, one, other);
        }
    }
}

} // namespace catchup::analysis
