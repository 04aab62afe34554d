// SPDX-License-Identifier: MIT
#include "analysis/sensitivity/sobol.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "analysis/sensitivity/ranking.hpp"
#include "analysis/sensitivity/sobol_terms.hpp"
#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

constexpr double too_wide = 0.1;             // of an interval that says little
constexpr std::size_t least_nested = 32;     // base points
constexpr std::size_t most_nested_sizes = 4; // halves, quarters, ...

/// S1 and ST of the first base points, from many to few.
void add_nested(const SobolTerms& terms, BootstrapSettings settings, std::vector<TidyRow>& rows) {
    std::size_t points = terms.points();
    for (std::size_t i = 0; i < most_nested_sizes && points / 2 >= least_nested; ++i) {
        points /= 2;
        const Bootstrapped found = bootstrap(
            points, [&](std::span<const double> weights) { return terms.indices(weights); },
            settings);
        for (TidyRow row : filled(terms.labels(), found)) {
            if ((row.measure == "S1" || row.measure == "ST") && row.item != "dummy") {
                row.measure += "_nested";
                row.item2 = fmt::format("{}", points);
                rows.push_back(std::move(row));
            }
        }
    }
}

/// Whether more than a tenth of the draws have no variance to share out.
bool is_mostly_luck(const Bootstrapped& found) {
    const auto without = std::count_if(found.draws.begin(), found.draws.end(),
                                       [](const auto& draw) { return std::isnan(draw.front()); });
    return static_cast<std::size_t>(without) * 10 > found.draws.size();
}

std::vector<std::size_t> places_of(const std::vector<TidyRow>& rows, const std::string& measure) {
    std::vector<std::size_t> places;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        if (rows[k].measure == measure && rows[k].item != "dummy" && rows[k].estimate) {
            places.push_back(k);
        }
    }
    return places;
}

std::string below_dummy(const std::vector<TidyRow>& rows) {
    const TidyRow* const dummy = find_row(rows, "ST", "dummy");
    if (dummy == nullptr || !dummy->high) {
        return "";
    }
    constexpr double rounding = 1e-12;
    const double floor = std::max(std::abs(*dummy->low), std::abs(*dummy->high));
    std::vector<std::string> small;
    std::vector<std::string> idle;
    for (const std::size_t k : places_of(rows, "ST")) {
        if (rows[k].low && *rows[k].low <= rounding) {
            idle.push_back(rows[k].item);
        } else if (*rows[k].estimate <= floor) {
            small.push_back(rows[k].item);
        }
    }
    std::string text;
    if (!idle.empty()) {
        text = fmt::format("This sample does not tell {} from an input that does nothing: the "
                           "interval of ST reaches 0.",
                           listed(idle));
    }
    if (!small.empty()) {
        text += fmt::format(
            "{}{} matter{} less than the dummy (ST {:.3f}), the noise of comparing A "
            "with B; the interval of ST is clear of 0 all the same.",
            text.empty() ? "" : " ", listed(small), small.size() == 1 ? "s" : "", floor);
    }
    return text.empty() ? fmt::format("Every input is above the dummy (ST {:.3f}).", floor) : text;
}

std::string too_few(const std::vector<TidyRow>& rows, bool has_draws) {
    if (!has_draws) {
        return "";
    }
    std::string text;
    for (const char* const measure : {"S1", "ST", "S2"}) {
        std::vector<std::string> names;
        for (const std::size_t k : places_of(rows, measure)) {
            if (!rows[k].high || *rows[k].high - *rows[k].low > too_wide) {
                names.push_back(rows[k].item2.empty() ? rows[k].item
                                                      : rows[k].item + " x " + rows[k].item2);
            }
        }
        if (!names.empty()) {
            text += fmt::format("{}{} of {}", text.empty() ? "" : "; ", measure, listed(names));
        }
    }
    return text.empty() ? ""
                        : fmt::format("N is too small for {}: intervals wider than {}, or none.",
                                      text, too_wide);
}

std::string of_parts(const std::vector<TidyRow>& rows) {
    const TidyRow* const sum = find_row(rows, "S1_sum", "");
    if (sum == nullptr || !sum->estimate) {
        return "";
    }
    const double alone = *sum->estimate;
    if (alone < 0.0) {
        return "Alone, the inputs bring none of the variance that could be told from noise.";
    }
    return fmt::format(
        "Alone, the inputs bring {:.0f} % of the variance{}; {}", 100.0 * alone,
        sum->low ? fmt::format(" [{:.0f}, {:.0f}]", 100.0 * *sum->low, 100.0 * *sum->high) : "",
        alone < 1.0 ? fmt::format("interactions the other {:.0f} %.", 100.0 * (1.0 - alone))
                    : "more than all of it: N is too small, or answers have luck "
                      "that replications would take out.");
}

std::string of_nested(const std::vector<TidyRow>& rows, std::size_t points) {
    const std::string half = fmt::format("{}", points / 2);
    double most = -1.0;
    std::string name;
    for (const std::size_t k : places_of(rows, "ST")) {
        const TidyRow* const before = find_row(rows, "ST_nested", rows[k].item, half);
        if (before != nullptr && before->estimate &&
            std::abs(*rows[k].estimate - *before->estimate) > most) {
            most = std::abs(*rows[k].estimate - *before->estimate);
            name = rows[k].item;
        }
    }
    return most < 0.0 ? ""
                      : fmt::format("From N = {} to {}, ST of {} moved most: by {:.3f}.", half,
                                    points, name, most);
}

void add_luck(const Answers& answers, const SaltelliDesign& design, Findings& findings) {
    if (answers.replications == 1) {
        return;
    }
    Answers ends{{}, answers.replications}; // rows A and B: a plain sample of the inputs
    for (std::size_t row = 0; row < answers.rows(); row += design.rows_a_point()) {
        for (const std::size_t at : {row, row + design.rows_a_point() - 1}) {
            ends.values.insert(ends.values.end(), answers.of(at).begin(), answers.of(at).end());
        }
    }
    const std::vector<double> ones(ends.rows(), 1.0);
    const double share = variance_split(ends, ones).luck_share();
    if (std::isnan(share)) {
        return;
    }
    findings.rows.push_back({"luck_share", "", "", "", "", share, {}, {}});
    findings.verdict.push_back(
        fmt::format("The seed brings {:.0f} % of the variance of one run; the indices are of the "
                    "expected answer, with that luck taken out.",
                    100.0 * share));
}

} // namespace

Findings sobol_indices(const SaltelliDesign& design, const Answers& all,
                       const BootstrapSettings& asked) {
    EXPECTS(!design.items.empty() && all.rows() % design.rows_a_point() == 0);
    const WholeBlocks kept = whole_blocks(all, design.rows_a_point());
    const std::size_t points = kept.blocks.size();
    const BootstrapSettings settings = affordable(asked, points);
    Findings findings{
        fmt::format(
            "Sobol indices: S1 Saltelli et al. 2010, ST Jansen 1999{}; N = {} "
            "base points, {} rows{}",
            design.second_order ? ", S2 Saltelli 2002" : "", points, points * design.rows_a_point(),
            all.replications > 1 ? fmt::format(" x {} replications", all.replications) : ""),
        interval_text(settings) + " over base points",
        {},
        {},
        {}};
    if (const std::string remark = kept.remark("base points"); !remark.empty()) {
        findings.remarks.push_back(remark);
    }
    findings.rows.push_back({"base_points", "", "", "", "", static_cast<double>(points), {}, {}});
    if (points < 2 || is_constant(kept.answers.values)) {
        findings.verdict.push_back(
            points < 2 ? "There are no indices: they need two base points or more."
                       : "There are no indices: the answer is the same in every row.");
        return findings;
    }
    const SobolTerms terms{design, kept.answers};
    const Bootstrapped found = bootstrap(
        points, [&](std::span<const double> weights) { return terms.indices(weights); }, settings);
    std::vector<TidyRow> rows = filled(terms.labels(), found);
    if (std::isnan(found.estimates.front()) || is_mostly_luck(found)) {
        for (TidyRow& row : rows) {
            row.estimate = row.low = row.high = std::nullopt;
        }
        findings.verdict.push_back(
            "There are no indices: with the luck taken out, too little is left "
            "of the variance. Try more replications, or another outcome.");
    } else {
        findings.verdict.push_back(ranking_text(ranking(found, places_of(rows, "ST")), "ST", rows));
        findings.verdict.push_back(below_dummy(rows));
        findings.verdict.push_back(of_parts(rows));
        findings.verdict.push_back(too_few(rows, !found.draws.empty()));
        add_nested(terms, settings, rows);
        findings.verdict.push_back(of_nested(rows, points));
        std::erase(findings.verdict, "");
    }
    findings.rows.insert(findings.rows.end(), rows.begin(), rows.end());
    add_luck(kept.answers, design, findings);
    return findings;
}

} // namespace catchup::analysis
