// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "analysis/findings.hpp"
#include "analysis/histories.hpp"
#include "analysis/report/figures/forest.hpp"
#include "analysis/report/figures/parallel.hpp"
#include "analysis/report/figures/paths.hpp"
#include "analysis/report/numbers.hpp"
#include "analysis/report/plot/palette.hpp"
#include "analysis/report/sections/answer_section.hpp"

namespace catchup::analysis::report {
namespace {

struct Index {
    const char* measure;
    const char* title;
};
/// What tells inputs apart, method by method.
constexpr std::array<Index, 6> indices{{{"S1", "S1: share of variance by the input alone"},
                                        {"ST", "ST: share of variance in which it has a part"},
                                        {"mu_star", "mu*: mean size of elementary effects"},
                                        {"pawn_median", "PAWN: median distance of distributions"},
                                        {"delta", "delta: shift of the outcome's density"},
                                        {"SRC", "SRC: standardized regression coefficient"}}};

std::size_t state_of(const std::string& label) {
    const auto levels = levels_of(label);
    return levels ? static_cast<std::size_t>(9 * (*levels)[0] + 3 * (*levels)[1] + (*levels)[2])
                  : state_count;
}

std::vector<std::string> groups_with(const std::vector<TidyRow>& rows, std::string_view measure) {
    std::vector<std::string> groups;
    for (const TidyRow& row : rows) {
        if (row.measure == measure &&
            std::find(groups.begin(), groups.end(), row.group) == groups.end()) {
            groups.push_back(row.group);
        }
    }
    return groups;
}

/// Bars of one index, largest first.
ForestBlock index_block(Figure& figure, const Answer& answer, const Index& index,
                        const std::string& group) {
    ForestBlock block{index.title, {}, {}, ""};
    for (const TidyRow& row : answer.rows) {
        if (row.measure != index.measure || row.group != group || !row.estimate ||
            !row.item2.empty() || !row.time.empty()) {
            continue;
        }
        figure.rows.push_back(row);
        if (row.item == "dummy") {
            block.mark = row.high.value_or(*row.estimate);
            block.axis_name = "dashed: upper bound of a dummy input";
        }
        block.lines.push_back({row.item,
                               figure.rows.size() - 1,
                               row.item == "dummy" ? no_policy_class : group_class(0),
                               0,
                               {}});
    }
    std::stable_sort(block.lines.begin(), block.lines.end(), [&](const auto& a, const auto& b) {
        return *figure.rows[a.row].estimate > *figure.rows[b.row].estimate;
    });
    return block;
}

} // namespace

std::vector<Figure> index_figures(const Answer& answer) {
    std::vector<Figure> figures;
    std::vector<std::string> outcomes;
    for (const Index& index : indices) {
        for (const std::string& group : groups_with(answer.rows, index.measure)) {
            if (std::find(outcomes.begin(), outcomes.end(), group) == outcomes.end()) {
                outcomes.push_back(group);
            }
        }
    }
    for (const std::string& outcome : outcomes) {
        Figure figure{.id = fmt::format("indices-{}", figures.size() + 1), .kind = "bars"};
        std::vector<ForestBlock> blocks;
        for (const Index& index : indices) {
            ForestBlock block = index_block(figure, answer, index, outcome);
            if (block.lines.empty()) {
                continue;
            }
            const TidyRow& first = figure.rows[block.lines.front().row];
            figure.alternative +=
                fmt::format("{}: first {} with {}. ", block.title, first.item, told(first));
            blocks.push_back(std::move(block));
        }
        if (blocks.empty()) {
            continue;
        }
        const TidyRow* interval = nullptr;
        for (const TidyRow& row : answer.rows) {
            const bool is_own = row.group == outcome && interval == nullptr;
            interval = row.measure == "interval" && is_own ? &row : interval;
        }
        figure.title = outcome.empty() ? "What the outcome hangs on"
                                       : fmt::format("What {} hangs on", outcome);
        figure.note = interval == nullptr ? "no interval" : interval->item;
        draw_forest(figure, blocks, ForestLook::bars);
        figures.push_back(std::move(figure));
    }
    return figures;
}

Figure box_figure(const Answer& answer) {
    Figure figure{.id = "box", .kind = "box"};
    const auto chosen =
        std::find_if(answer.rows.begin(), answer.rows.end(), [](const TidyRow& row) {
            return row.measure == "prim_chosen" && row.group.empty();
        });
    if (chosen == answer.rows.end()) {
        return figure;
    }
    std::vector<BoxLine> lines;
    std::map<std::string, std::size_t> places;
    for (const TidyRow& row : answer.rows) {
        const bool is_bound = row.measure == "prim_low" || row.measure == "prim_high";
        if (!is_bound || !row.group.empty() || row.item != chosen->item) {
            continue;
        }
        const auto range =
            std::find_if(answer.factors.begin(), answer.factors.end(), [&](const TidyRow& factor) {
                return factor.item == row.item2 && factor.low && factor.high;
            });
        if (range == answer.factors.end()) {
            continue;
        }
        const auto [at, is_new] = places.emplace(row.item2, lines.size());
        if (is_new) {
            figure.rows.push_back(
                {"prim_box", "", row.item, row.item2, "", {}, range->low, range->high});
            lines.push_back({row.item2, *range->low, *range->high, figure.rows.size() - 1, {}});
        }
        TidyRow& limits = figure.rows[lines[at->second].row];
        (row.measure == "prim_low" ? limits.low : limits.high) = row.estimate;
    }
    if (lines.empty()) {
        return figure;
    }
    const TidyRow* const coverage = find_row(answer.rows, "prim_coverage", chosen->item);
    const TidyRow* const density = find_row(answer.rows, "prim_density", chosen->item);
    for (const BoxLine& line : lines) {
        const TidyRow& row = figure.rows[line.row];
        figure.alternative += fmt::format("{} from {:.4g} to {:.4g}, of {:.4g} to {:.4g}. ",
                                          line.label, *row.low, *row.high, line.low, line.high);
    }
    figure.title = "Where the outcome holds: the box that was found (PRIM)";
    figure.note = fmt::format("coverage {}, density {}; the frame is the range of all points, what "
                              "is filled the box; no interval",
                              coverage == nullptr ? "unknown" : told(*coverage),
                              density == nullptr ? "unknown" : told(*density));
    for (const TidyRow* const row : {coverage, density}) {
        if (row != nullptr) {
            figure.rows.push_back(*row);
        }
    }
    draw_box(figure, lines);
    return figure;
}

Figure cases_figure(const Answer& answer) {
    Figure figure{.id = "cases", .kind = "paths"};
    std::vector<PathsShown> shown;
    for (const std::string& name : groups_with(answer.rows, "case_observed_step")) {
        PathsShown one{name, {}, {}, {{name, {}}}};
        std::vector<std::size_t>& order = one.traced.front().states;
        for (const TidyRow& row : answer.rows) {
            const std::size_t from = state_of(row.item);
            const std::size_t to = state_of(row.item2);
            if (row.group != name || from == state_count || to == state_count) {
                continue;
            }
            if (row.measure == "case_step") {
                one.flows.push_back({from, to, figure.rows.size()});
                figure.rows.push_back(row);
            } else if (row.measure == "case_observed_step") {
                if (order.empty()) {
                    order.push_back(from);
                }
                order.push_back(to);
                figure.rows.push_back(row);
                figure.alternative += fmt::format("{}: {} to {}. ", name, row.item, row.item2);
            }
        }
        shown.push_back(std::move(one));
    }
    if (shown.empty()) {
        return figure;
    }
    figure.title = "The cases' ways, over those of simulated firms that began alike";
    figure.note = "Numbered dots and black lines: the codes that were read out of the case's "
                  "sources, in their order. Arrows: shares of simulated firms that take the step, "
                  "means over replications (intervals in the data)";
    draw_paths(figure, shown);
    return figure;
}

Table claims_table(const Answer& answer) {
    Table table{"Tests of claims", {{"claim", "world", "number", "estimate", "verdict"}}};
    std::map<std::pair<std::string, std::string>, std::string> verdicts;
    for (const TidyRow& row : answer.rows) {
        if (row.measure == "claim_world") {
            verdicts[{row.group, row.item}] = row.item2;
        } else if (row.measure == "claim_test") {
            table.rows.push_back({escaped(row.group), escaped(row.item), escaped(row.item2),
                                  told_html(&row), escaped(verdicts[{row.group, row.item}])});
        }
    }
    return table;
}

} // namespace catchup::analysis::report
