// SPDX-License-Identifier: MIT
#include "analysis/comparison/rows.hpp"

#include <cmath>

#include <fmt/format.h>

#include "analysis/comparison/paired.hpp"

namespace catchup::analysis {
namespace {

constexpr double tolerance = 0.01; // of spending, within which arms may be ranked

} // namespace

void Rows::number(const std::string& measure, std::size_t arm, double value) {
    rows_.push_back({measure, label(arm), "", "", "", value, {}, {}});
}

void Rows::mean(TidyRow key, const std::vector<double>& by_replication) {
    const Estimate found = estimate(by_replication);
    key.estimate = found.mean;
    if (found.interval) {
        key.low = found.interval->low;
        key.high = found.interval->high;
    }
    rows_.push_back(std::move(key));
}

void Rows::ratio(TidyRow key, const Ratio& ratio) {
    key.estimate = ratio.value;
    if (ratio.interval) {
        key.low = ratio.interval->low;
        key.high = ratio.interval->high;
    }
    rows_.push_back(std::move(key));
}

void Rows::level(const std::string& variable, std::size_t arm) {
    mean({variable, label(arm), "", "", "", {}, {}, {}}, comparison_->values(variable, arm));
}

void Rows::difference(const std::string& variable, std::size_t one, std::size_t other) {
    const Paired found =
        paired(comparison_->values(variable, one), comparison_->values(variable, other));
    TidyRow row{variable + "_difference", label(one), label(other), "", "", {}, {}, {}};
    row.estimate = found.difference.mean;
    if (found.difference.interval) {
        row.low = found.difference.interval->low;
        row.high = found.difference.interval->high;
    }
    rows_.push_back(std::move(row));
}

void Rows::places(const std::string& variable, std::size_t arm,
                  const std::vector<std::string>& names) {
    const bool is_time = variable.ends_with("_over_time");
    const std::size_t twin = comparison_->arms()[arm].twin;
    for (std::size_t p = 0; p < names.size(); ++p) {
        const std::string item2 = is_time ? "" : names[p];
        const std::string time = is_time ? names[p] : "";
        const std::vector<double> own = comparison_->values(variable, arm, p);
        mean({variable, label(arm), "", item2, time, {}, {}, {}}, own);
        if (twin != arm) {
            std::vector<double> difference = comparison_->values(variable, twin, p);
            for (std::size_t r = 0; r < own.size(); ++r) {
                difference[r] = own[r] - difference[r];
            }
            mean({variable + "_difference", label(arm), label(twin), item2, time, {}, {}, {}},
                 difference);
        }
    }
}

bool spends_alike(const Comparison& comparison) {
    double target = comparison.conditions().target;
    for (const std::size_t a : comparison.policies()) {
        const double mean = estimate(comparison.values("spending", a)).mean;
        target = target > 0.0 ? target : mean;
        if (std::abs(mean - target) > tolerance * target) {
            return false;
        }
    }
    return true;
}

std::vector<std::pair<std::size_t, std::size_t>> contrasts(const Comparison& comparison) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    bool is_decomposed = false;
    const std::vector<ComparedArm>& arms = comparison.arms();
    for (std::size_t a = 0; a < arms.size(); ++a) {
        is_decomposed |= arms[a].is_decomposition();
        for (std::size_t b = 0; b < a; ++b) {
            if (arms[a].has_policy() && arms[b].has_policy() && arms[a].role == "arm" &&
                arms[b].role == "arm") {
                pairs.emplace_back(a, b);
            }
        }
    }
    return is_decomposed && spends_alike(comparison)
               ? pairs
               : std::vector<std::pair<std::size_t, std::size_t>>{};
}

std::vector<TidyRow> rows_of(const Comparison& comparison) {
    Rows rows{comparison};
    add_spending(rows);
    add_measures(rows);
    add_fates(rows);
    add_pairing(rows);
    add_groups(rows);
    add_time(rows);
    add_budgets(rows);
    add_decomposition(rows);
    add_contrasts(rows);
    return rows.take();
}

} // namespace catchup::analysis
