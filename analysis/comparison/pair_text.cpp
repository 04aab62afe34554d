// SPDX-License-Identifier: MIT
#include "analysis/comparison/pair_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/comparison/table.hpp"
#include "analysis/layout.hpp"

namespace catchup::analysis {
namespace {

using Pair = PairLayout::Pair;
using Measure = PairLayout::Measure;

/// Rows of one pair and measure.
struct Found {
    const RowIndex& index;
    const Pair& pair;
    const std::string& measure;
    const std::string& time;

    const TidyRow* row(const std::string& what) const {
        return index.find(what, pair.one, pair.other, measure, time);
    }
    std::string cell(const std::string& what, Sign sign = Sign::as_is) const {
        const TidyRow* const at = row(what);
        return at == nullptr ? "-" : analysis::cell(*at, sign);
    }
};

std::string dominance_text(const TidyRow* row, const TidyRow* ahead) {
    if (row == nullptr || !row->estimate || ahead == nullptr) {
        return "-";
    }
    if (*row->estimate != 0.0) {
        return *row->estimate > 0.0 ? "above" : "below";
    }
    return *ahead->estimate > 0.0 ? "crosses" : "same";
}

std::string equivalence_text(const Found& found) {
    const TidyRow* const margin = found.row("equivalence_margin");
    return margin == nullptr ? "-"
                             : fmt::format("{} (within {})", p_text(found.row("equivalence_p")),
                                           figure(*margin->estimate));
}

bool has_margins(const PairLayout& layout, const RowIndex& index) {
    return std::any_of(layout.pairs.begin(), layout.pairs.end(), [&](const Pair& pair) {
        return std::any_of(
            layout.measures.begin(), layout.measures.end(), [&](const Measure& measure) {
                return Found{index, pair, measure.name, layout.time}.row("equivalence_margin") !=
                       nullptr;
            });
    });
}

ScreenRow line(const Found& found, const std::string& title, bool with_margin) {
    ScreenRow row{title,
                  found.cell("difference", Sign::shown),
                  found.cell("median_difference", Sign::shown),
                  found.cell("superiority"),
                  dominance_text(found.row("dominance"), found.row("dominance_ahead")),
                  p_text(found.row("p")),
                  p_text(found.row("p_holm")),
                  p_text(found.row("p_bh"))};
    if (with_margin) {
        row.push_back(equivalence_text(found));
    }
    return row;
}

ScreenRow shifts_line(const Found& found, const std::string& title) {
    ScreenRow row{title};
    for (const double share : quantile_shares) {
        row.push_back(found.cell(fmt::format("quantile_shift_{:g}", 100.0 * share), Sign::shown));
    }
    return row;
}

ScreenRow dominance_line(const Found& found, const std::string& title) {
    return {title, found.cell("dominance_ahead"), p_text(found.row("dominance_ahead_p")),
            found.cell("dominance_behind"), p_text(found.row("dominance_behind_p"))};
}

/// A block of lines for each pair under one heading.
template <class Line>
std::string blocks(const PairLayout& layout, const RowIndex& index, const ScreenRow& heading,
                   Line line) {
    std::vector<ScreenRow> table{heading};
    for (const Pair& pair : layout.pairs) {
        table.push_back({pair.heading});
        for (const Measure& measure : layout.measures) {
            table.push_back(line(Found{index, pair, measure.name, layout.time}, measure.title));
        }
    }
    return laid_out(table);
}

/// "above 0 from 2015Q3 to 2018Q4; below 0 in 2014Q2": where a band does not hold 0.
std::string where_clear(const PairLayout& layout, const RowIndex& index, const Pair& pair,
                        const std::string& measure) {
    const auto side = [&](std::size_t t) {
        const TidyRow* const row = index.find("difference_band_simultaneous", pair.one, pair.other,
                                              measure, layout.times[t]);
        return row == nullptr || !row->low ? 0 : *row->low > 0.0 ? 1 : *row->high < 0.0 ? -1 : 0;
    };
    std::string text;
    for (std::size_t from = 0; from < layout.times.size();) {
        std::size_t to = from;
        while (to < layout.times.size() && side(to) == side(from)) {
            ++to;
        }
        if (side(from) != 0) {
            text += fmt::format("{}{} 0 {}", text.empty() ? "lies " : "; ",
                                side(from) > 0 ? "above" : "below",
                                to - from == 1 ? fmt::format("at {}", layout.times[from])
                                               : fmt::format("from {} to {}", layout.times[from],
                                                             layout.times[to - 1]));
        }
        from = to;
    }
    return text.empty() ? "holds 0 everywhere" : text;
}

std::string bands_text(const PairLayout& layout, const RowIndex& index) {
    std::string text;
    for (const Pair& pair : layout.pairs) {
        for (const Measure& measure : layout.over_time) {
            const TidyRow* const half =
                index.find("band_half_simultaneous", pair.one, pair.other, measure.name);
            text += fmt::format("Over time, {}, {}: {}\n", pair.heading, measure.title,
                                half != nullptr && half->estimate
                                    ? fmt::format("the simultaneous 95 % band {}",
                                                  where_clear(layout, index, pair, measure.name))
                                    : std::string{"too few replications for a simultaneous band"});
        }
    }
    return text;
}

std::string band_tables(const PairLayout& layout, const RowIndex& index) {
    std::vector<ScreenRow> table{{"", "pointwise", "simultaneous"}};
    for (const Pair& pair : layout.pairs) {
        for (const Measure& measure : layout.over_time) {
            table.push_back({fmt::format("{}: {}", pair.heading, measure.title)});
            for (const std::string& time : layout.times) {
                ScreenRow row{time};
                for (const char* const band :
                     {"difference_band_pointwise", "difference_band_simultaneous"}) {
                    const TidyRow* const found =
                        index.find(band, pair.one, pair.other, measure.name, time);
                    row.push_back(found == nullptr ? "-" : cell(*found, Sign::shown));
                }
                table.push_back(std::move(row));
            }
        }
    }
    return table.size() == 1 ? "" : fmt::format("\n{}", laid_out(table));
}

} // namespace

RowIndex::RowIndex(const std::vector<TidyRow>& rows) {
    for (const TidyRow& row : rows) {
        rows_.emplace(std::vector{row.measure, row.group, row.item, row.item2, row.time}, &row);
    }
}

const TidyRow* RowIndex::find(const std::string& measure, const std::string& group,
                              const std::string& item, const std::string& item2,
                              const std::string& time) const {
    const auto at = rows_.find({measure, group, item, item2, time});
    return at == rows_.end() ? nullptr : at->second;
}

std::string p_text(const TidyRow* row) {
    if (row == nullptr || !row->estimate) {
        return "-";
    }
    return *row->estimate < 0.001 ? "<0.001" : fmt::format("{:.3f}", *row->estimate);
}

std::vector<std::string> pair_meaning(const PairLayout& layout, const RowIndex& index) {
    const TidyRow* const family = index.find("family");
    const bool is_paired = layout.pairing == Pairing::paired;
    std::vector<std::string> lines{
        is_paired
            ? "median: of the paired differences, interval of the sign test. P(greater): that "
              "the first is greater in a pair, equal ones half, interval of Wilson."
            : "difference: of means, interval of Welch. median: difference of medians, "
              "percentile bootstrap. P(greater): that a value of the first exceeds one of the "
              "second, equal ones half (A of Vargha and Delaney), interval of Newcombe.",
        "order: 'above' if the first's distribution lies nowhere below the second's (first-order "
        "dominance in these samples), 'below' the reverse, else 'crosses'.",
        fmt::format("p: {} t test of no difference; Holm, BH (Benjamini and Hochberg): adjusted "
                    "over the family of all {} p of this table.",
                    is_paired ? "paired" : "Welch's",
                    family == nullptr ? 0.0 : family->estimate.value_or(0.0))};
    if (has_margins(layout, index)) {
        lines.emplace_back("equivalent: p of two one-sided tests (TOST); small says that the "
                           "difference of means lies within the margin.");
    }
    return lines;
}

std::string pair_tables(const PairLayout& layout, const RowIndex& index) {
    const bool with_margin = has_margins(layout, index);
    ScreenRow heading{"", "difference", "median", "P(greater)", "order", "p", "Holm", "BH"};
    if (with_margin) {
        heading.emplace_back("equivalent");
    }
    std::string text =
        blocks(layout, index, heading, [&](const Found& found, const std::string& title) {
            return line(found, title, with_margin);
        });
    text += bands_text(layout, index);
    if (layout.has_details) {
        ScreenRow shifts{"shift of quantile"};
        for (const double share : quantile_shares) {
            shifts.push_back(fmt::format("{:g} %", 100.0 * share));
        }
        text += fmt::format("\n{}", blocks(layout, index, shifts, shifts_line));
        const ScreenRow distances{"largest distance", "above", "p", "below", "p"};
        text += fmt::format("\n{}", blocks(layout, index, distances, dominance_line));
        text += band_tables(layout, index);
    }
    return text;
}

} // namespace catchup::analysis
