// SPDX-License-Identifier: MIT
#include "analysis/comparison/rows.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "analysis/comparison/paired.hpp"

namespace catchup::analysis {

void Rows::add(std::vector<TidyRow> more) {
    rows_.insert(rows_.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
}

void Rows::text(const std::string& measure, const std::string& arm, const std::string& told,
                const std::string& more) {
    rows_.push_back({measure, arm, told, more, "", {}, {}, {}});
}

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
            mean({variable + "_difference", label(arm), label(twin), item2, time, {}, {}, {}},
                 differences(own, comparison_->values(variable, twin, p)));
        }
    }
}

std::vector<std::pair<std::size_t, std::size_t>> contrasts(const Comparison& comparison) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    if (!comparison.is_decomposed()) {
        return pairs;
    }
    const std::vector<ComparedArm>& all = comparison.arms();
    std::vector<std::size_t> arms = comparison.given_policies();
    std::erase_if(arms, [&](std::size_t a) { return all[a].is_off_target; });
    for (std::size_t i = 0; i < arms.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (all[arms[i]].twin == all[arms[j]].twin) {
                pairs.emplace_back(arms[i], arms[j]);
            }
        }
    }
    return pairs;
}

std::vector<TidyRow> rows_of(const Comparison& comparison, const ContrastQuestion& question) {
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
    add_contrast_statistics(rows, question);
    add_remarks(rows);
    return rows.take();
}

} // namespace catchup::analysis
