// SPDX-License-Identifier: MIT
#include "analysis/report/sections/policy_figures.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/comparison/words.hpp"
#include "analysis/report/figures/curves.hpp"
#include "analysis/report/figures/forest.hpp"
#include "analysis/report/figures/plane.hpp"
#include "analysis/report/numbers.hpp"
#include "analysis/report/plot/palette.hpp"
#include "analysis/report/plot/scale.hpp"
#include "analysis/report/words.hpp"

namespace catchup::analysis::report {
namespace {

struct Effect {
    const char* measure;
    const char* title;
};
constexpr std::array<Effect, 4> effects{{{"reached", "Firms at the goal"},
                                         {"levels", "Levels of all firms"},
                                         {"private_cost", "What firms pay, million RMB"},
                                         {"welfare", "Welfare, million RMB"}}};

constexpr const char* difference_axis = "difference from no policy";

const std::string& twin_of(const Policies& policies, std::size_t arm) {
    return policies.comparison.arms()[policies.comparison.arms()[arm].twin].label;
}

std::string note(const Policies& policies) {
    const Comparison& comparison = policies.comparison;
    std::string sample = words::sample_note(comparison.replications(), interval_name);
    if (comparison.policies().empty()) {
        return sample;
    }
    double firms = 0.0;
    for (std::size_t fate = 0; fate < comparison.labels("fate").size(); ++fate) {
        firms += estimate(comparison.values("fates", comparison.policies().front(), fate)).mean;
    }
    return fmt::format("N = {:.0f} firms below the goal where arms part (mean); {}", firms, sample);
}

/// Adds the row; its index.
std::size_t take(Figure& figure, const TidyRow& row) {
    figure.rows.push_back(row);
    return figure.rows.size() - 1;
}

/// "a: +1.2 [0.3, 2.1]; b: ...".
std::string list_of(const Figure& figure, const std::vector<ForestLine>& lines) {
    std::vector<std::string> told_lines;
    for (const ForestLine& line : lines) {
        told_lines.push_back(
            fmt::format("{}: {}", line.label, told(figure.rows[line.row], Sign::shown)));
    }
    return fmt::format("{}.", fmt::join(told_lines, "; "));
}

/// Rows of one arm's variable over time.
std::vector<std::size_t> over_time(Figure& figure, const Policies& policies,
                                   const std::string& measure, std::size_t arm,
                                   const std::string& against) {
    std::vector<std::size_t> rows;
    for (const std::string& quarter : policies.comparison.quarters()) {
        const TidyRow* const row = policies.answers.find(measure, arm, against, "", quarter);
        rows.push_back(take(figure, row == nullptr ? TidyRow{measure,
                                                             policies.comparison.arms()[arm].label,
                                                             against,
                                                             "",
                                                             quarter,
                                                             {},
                                                             {},
                                                             {}}
                                                   : *row));
    }
    return rows;
}

} // namespace

Figure effects_figure(const Policies& policies) {
    Figure figure{.id = "effects", .kind = "forest"};
    std::vector<ForestBlock> blocks;
    for (const Effect& effect : effects) {
        ForestBlock block{effect.title, {}, 0.0, difference_axis};
        for (const std::size_t arm : policies.comparison.given_policies()) {
            const TidyRow* const row = policies.answers.find(
                std::string{effect.measure} + "_difference", arm, twin_of(policies, arm));
            if (row != nullptr) {
                const std::size_t place = block.lines.size();
                block.lines.push_back({analysis::words::name_of(policies.comparison.arms()[arm]),
                                       take(figure, *row), group_class(place), place,
                                       policies.comparison.arms()[arm].label});
            }
        }
        if (!block.lines.empty()) {
            figure.alternative +=
                fmt::format("{}: {} ", effect.title, list_of(figure, block.lines));
            blocks.push_back(std::move(block));
        }
    }
    figure.title = "What each policy changes, beside its own world without policy";
    figure.note = note(policies);
    draw_forest(figure, blocks, ForestLook::points);
    return figure;
}

Figure plane_figure(const Policies& policies) {
    constexpr std::size_t most_points = 500; // replications that are drawn
    Figure figure{.id = "plane", .kind = "plane"};
    const Comparison& comparison = policies.comparison;
    std::vector<PlanePolicy> shown;
    for (const std::size_t arm : comparison.given_policies()) {
        const TidyRow* const effect =
            policies.answers.find("reached_difference", arm, twin_of(policies, arm));
        const TidyRow* const cost = policies.answers.find("spending", arm);
        if (effect == nullptr || cost == nullptr) {
            continue;
        }
        PlanePolicy policy{comparison.arms()[arm].label,
                           group_class(shown.size()),
                           shown.size(),
                           std::pair{take(figure, *effect), take(figure, *cost)},
                           {}};
        figure.alternative += fmt::format("{}: {} firms for {} million RMB. ", policy.label,
                                          told(*effect, Sign::shown), told(*cost));
        const auto with = comparison.values("reached", arm);
        const auto without = comparison.values("reached", comparison.arms()[arm].twin);
        const auto spending = comparison.values("spending", arm);
        for (std::size_t r = 0; r < std::min(with.size(), most_points) && with.size() > 1; ++r) {
            const auto row = [&](const char* measure, const std::string& item, double value) {
                return take(figure, {measure,
                                     policy.label,
                                     item,
                                     fmt::format("replication {}", r),
                                     "",
                                     value,
                                     {},
                                     {}});
            };
            policy.points.emplace_back(
                row("reached_difference", twin_of(policies, arm), with[r] - without[r]),
                row("spending", "", spending[r]));
        }
        shown.push_back(std::move(policy));
    }
    figure.title = "What policies add and what they cost";
    figure.note = note(policies) + "; small dots are replications";
    draw_plane(figure, shown,
               {"firms more at the goal than without policy",
                "public spending, million RMB (present value)"});
    return figure;
}

Figure curves_figure(const Policies& policies) {
    Figure figure{.id = "adoption", .kind = "curves"};
    const Comparison& comparison = policies.comparison;
    CurvePanel panel;
    const std::vector<std::size_t> given = comparison.given_policies();
    std::size_t colour = 0;
    std::size_t colour_without = given.size(); // after those of the policies
    for (std::size_t arm = 0; arm < comparison.arms().size(); ++arm) {
        const ComparedArm& one = comparison.arms()[arm];
        if (one.is_decomposition()) {
            continue;
        }
        const bool is_first_without = !one.has_policy() && colour_without == given.size();
        panel.curves.push_back({one.label,
                                one.has_policy()   ? group_class(colour++)
                                : is_first_without ? no_policy_class
                                                   : group_class(colour_without),
                                over_time(figure, policies, "reached_over_time", arm, ""),
                                one.label});
        colour_without += one.has_policy() ? 0U : 1U;
    }
    for (const Curve& curve : panel.curves) {
        figure.alternative +=
            fmt::format("{} ends at {}. ", curve.label, told(figure.rows[curve.rows.back()]));
    }
    figure.title = "Firms that have climbed, over time";
    figure.note = note(policies) + ", each quarter on its own";
    draw_curves(
        figure, {panel},
        {fmt::format("firms at {} or above", comparison.conditions().goal), comparison.quarters()});
    return figure;
}

Figure gains_figure(const Policies& policies) {
    Figure figure{.id = "gains", .kind = "curves"};
    CurvePanel panel;
    for (const std::size_t arm : policies.comparison.given_policies()) {
        panel.curves.push_back({policies.comparison.arms()[arm].label,
                                group_class(panel.curves.size()),
                                over_time(figure, policies, "reached_over_time_difference", arm,
                                          twin_of(policies, arm)),
                                policies.comparison.arms()[arm].label});
        figure.alternative +=
            fmt::format("{} ends at {}. ", panel.curves.back().label,
                        told(figure.rows[panel.curves.back().rows.back()], Sign::shown));
    }
    figure.title = "What policies add, over time";
    figure.note = note(policies) + ", each quarter on its own";
    draw_curves(figure, {panel},
                {"firms at the goal, difference from no policy", policies.comparison.quarters()});
    return figure;
}

Figure sizes_figure(const Policies& policies) {
    Figure figure{.id = "sizes", .kind = "forest"};
    std::vector<ForestBlock> blocks;
    for (const std::string& size : policies.comparison.labels("size")) {
        ForestBlock block{fmt::format("{} firms", size), {}, 0.0, difference_axis};
        for (const std::size_t arm : policies.comparison.given_policies()) {
            const TidyRow* const row = policies.answers.find("reached_by_size_difference", arm,
                                                             twin_of(policies, arm), size);
            if (row != nullptr && row->estimate &&
                (*row->estimate != 0.0 || row->low != row->high)) {
                const std::size_t place = block.lines.size();
                block.lines.push_back({policies.comparison.arms()[arm].label, take(figure, *row),
                                       group_class(place), place,
                                       policies.comparison.arms()[arm].label});
            }
        }
        if (!block.lines.empty()) {
            figure.alternative += fmt::format("{}: {} ", size, list_of(figure, block.lines));
            blocks.push_back(std::move(block));
        }
    }
    figure.title = "Who gains: firms that reach the goal because of the policy, by size";
    figure.note = fmt::format("{}; {}", note(policies), analysis::words::by_size);
    draw_forest(figure, blocks, ForestLook::points);
    return figure;
}

Figure scan_figure(const Policies& policies) {
    Figure figure{.id = "budgets", .kind = "plane"};
    std::vector<PlanePolicy> shown;
    for (const std::size_t arm : policies.comparison.given_policies()) {
        PlanePolicy policy{
            policies.comparison.arms()[arm].label, group_class(shown.size()), shown.size(), {}, {}};
        for (const TidyRow& row : policies.rows) {
            if (row.group != policy.label || row.measure != "scan_spending" || !row.estimate) {
                continue;
            }
            const TidyRow* const reached =
                policies.answers.find("scan_reached", arm, row.item, row.item2);
            if (reached != nullptr) {
                const std::size_t spent = take(figure, row);
                policy.points.emplace_back(spent, take(figure, *reached));
            }
        }
        if (!policy.points.empty()) {
            shown.push_back(std::move(policy));
        }
    }
    if (shown.empty()) {
        return figure;
    }
    for (const PlanePolicy& policy : shown) {
        Range spent;
        for (const auto& point : policy.points) {
            spent.add(*figure.rows[point.first].estimate);
        }
        figure.alternative += words::scan_range(policy.label, spent.low(), spent.high()) + ' ';
    }
    figure.title = "Budgets within reach, and what they bring";
    figure.note =
        fmt::format("means of {} replications with the seeds of the search, no interval; a point "
                    "is a generosity, its factor on the policy as written is in the data",
                    policies.comparison.conditions().search_replications);
    draw_plane(figure, shown,
               {"public spending, million RMB (present value)", "firms at the goal", false});
    return figure;
}

} // namespace catchup::analysis::report
