// SPDX-License-Identifier: MIT
#include "analysis/comparison/arms_compared.hpp"

#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/comparison/bands.hpp"
#include "analysis/comparison/pair_text.hpp"
#include "analysis/comparison/paired.hpp"
#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

/// Later arms against earlier ones.
std::vector<std::pair<std::size_t, std::size_t>> arm_pairs(const ArmTable& table) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t one = 1; one < table.arms.size(); ++one) {
        for (std::size_t other = 0; other < one; ++other) {
            pairs.emplace_back(one, other);
        }
    }
    return pairs;
}

TidyRow key_of(const ArmTable& table, std::size_t one, std::size_t other,
               const ArmOutcome& outcome) {
    return {"", table.arms[one], table.arms[other], outcome.name, "", {}, {}, {}};
}

/// Rows of all pairs and outcomes at the last time.
std::vector<TidyRow> tests_of(const ArmTable& table, const Resampling& resampling) {
    std::vector<TidyRow> rows;
    for (const auto& [one, other] : arm_pairs(table)) {
        for (const ArmOutcome& outcome : table.outcomes) {
            TidyRow key = key_of(table, one, other, outcome);
            if (!table.times.empty()) {
                key.time = table.times.back();
            }
            const std::vector<double>& own = outcome.values[one].back();
            const std::vector<double>& its = outcome.values[other].back();
            for (TidyRow& row :
                 pair_rows(key, own, its, {table.pairing, outcome.margin, resampling})) {
                rows.push_back(std::move(row));
            }
            if (const std::string why = why_no_p(own, its, table.pairing); !why.empty()) {
                rows.push_back(key);
                rows.back().measure = "no_p";
                rows.back().item2 = fmt::format("{}: {}", outcome.name, why);
            }
        }
    }
    return rows;
}

std::vector<TidyRow> bands_of(const ArmTable& table, const Resampling& resampling) {
    std::vector<TidyRow> rows;
    for (const auto& [one, other] : arm_pairs(table)) {
        for (const ArmOutcome& outcome : table.outcomes) {
            std::vector<std::vector<double>> by_time;
            for (std::size_t t = 0; t < table.times.size(); ++t) {
                by_time.push_back(differences(outcome.values[one][t], outcome.values[other][t]));
            }
            for (TidyRow& row :
                 band_rows(key_of(table, one, other, outcome), table.times, by_time, resampling)) {
                rows.push_back(std::move(row));
            }
        }
    }
    return rows;
}

std::vector<std::string> remarks_of(const ArmTable& table, const std::vector<TidyRow>& rows) {
    std::vector<std::string> remarks;
    if (table.pairing == Pairing::paired) {
        remarks.push_back(fmt::format("{} pairs in each of {} arms",
                                      table.outcomes[0].values[0].back().size(),
                                      table.arms.size()));
    } else {
        std::vector<std::string> sizes;
        for (std::size_t a = 0; a < table.arms.size(); ++a) {
            sizes.push_back(
                fmt::format("{} {}", table.arms[a], table.outcomes[0].values[a].back().size()));
        }
        remarks.push_back(fmt::format("Values by arm: {}", fmt::join(sizes, ", ")));
    }
    if (!table.times.empty()) {
        remarks.push_back(fmt::format("Everything but the bands is about time {}, the last of {}",
                                      table.times.back(), table.times.size()));
    }
    for (const TidyRow& row : rows) {
        if (row.measure == "no_p") {
            remarks.push_back(
                fmt::format("No p: {} against {}, {}.", row.group, row.item, row.item2));
        }
    }
    return remarks;
}

} // namespace

Findings compare_arms(const ArmTable& table, const Resampling& resampling) {
    EXPECTS(table.arms.size() >= 2 && !table.outcomes.empty());
    EXPECTS(table.times.empty() || table.pairing == Pairing::paired);
    const bool is_paired = table.pairing == Pairing::paired;
    Findings found;
    found.method =
        is_paired
            ? "Pairs: Student's t on differences; sign test and its interval of the median; "
              "P(greater) with the interval of Wilson 1927; permutation by swaps within pairs "
              "of the one-sided Kolmogorov-Smirnov distances; TOST (Schuirmann 1987)"
            : "Samples: Welch 1947; P(greater) (Vargha & Delaney 2000) with the interval of "
              "Newcombe 2006, method 5; Mann & Whitney 1947; one-sided Kolmogorov-Smirnov "
              "tests; TOST (Schuirmann 1987)";
    if (!table.times.empty()) {
        found.method += fmt::format("; sup-t bands (Montiel Olea & Plagborg-Moller 2019), {} draws",
                                    resampling.draws);
    }
    found.interval =
        fmt::format("95 %; quantile shifts: percentile bootstrap, {} draws", resampling.draws);
    found.rows = tests_of(table, resampling);
    const std::size_t family = add_adjusted(found.rows);
    found.rows.push_back({"family", "", "", "", "", static_cast<double>(family), {}, {}});
    if (!table.times.empty()) {
        for (TidyRow& row : bands_of(table, resampling)) {
            found.rows.push_back(std::move(row));
        }
    }
    found.remarks = remarks_of(table, found.rows);
    return found;
}

std::string compared_text(const ArmTable& table, const Findings& findings, Details details) {
    PairLayout layout;
    layout.pairing = table.pairing;
    layout.times = table.times;
    layout.time = table.times.empty() ? "" : table.times.back();
    layout.has_details = details == Details::shown;
    for (const auto& [one, other] : arm_pairs(table)) {
        layout.pairs.push_back({table.arms[one], table.arms[other],
                                fmt::format("{} against {}", table.arms[one], table.arms[other])});
    }
    for (const ArmOutcome& outcome : table.outcomes) {
        layout.measures.push_back({outcome.name, outcome.name});
    }
    if (!table.times.empty()) {
        layout.over_time = layout.measures;
    }
    const RowIndex index{findings.rows};
    std::string text = fmt::format("{}\n{}\n", findings.method, findings.interval);
    for (const std::string& remark : findings.remarks) {
        text += fmt::format("{}\n", remark);
    }
    text += "\n";
    for (const std::string& line : pair_meaning(layout, index)) {
        text += fmt::format("  {}\n", line);
    }
    return text + pair_tables(layout, index);
}

} // namespace catchup::analysis
