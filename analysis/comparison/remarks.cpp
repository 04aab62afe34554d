// SPDX-License-Identifier: MIT
// What must be heeded before arms are ranked, and how near the replications came to what was asked.
#include <algorithm>
#include <set>

#include "analysis/comparison/paired.hpp"
#include "analysis/comparison/rows.hpp"
#include "analysis/comparison/table.hpp"
#include "analysis/comparison/words.hpp"

namespace catchup::analysis {
namespace {

constexpr std::size_t few_replications = 20;

/// The arm whose interval of the outcome that was asked for is the widest, and its half-width.
std::pair<std::size_t, double> widest(const Comparison& comparison) {
    const std::string& outcome = comparison.conditions().half_width_of;
    std::pair<std::size_t, double> found{0, 0.0};
    for (std::size_t a = 0; a < comparison.arms().size(); ++a) {
        const Estimate difference = paired(comparison.values(outcome, a),
                                           comparison.values(outcome, comparison.arms()[a].twin))
                                        .difference;
        const double half = difference.interval
                                ? (difference.interval->high - difference.interval->low) / 2.0
                                : 0.0;
        found = half > found.second ? std::pair{a, half} : found;
    }
    return found;
}

/// Arms off target, by whether luck alone may have moved them there.
void add_spending_warnings(const Comparison& comparison, std::vector<std::string>& lines) {
    std::vector<std::size_t> surely, perhaps, unreachable;
    for (const std::size_t a : comparison.off_target()) {
        const auto& arm = comparison.arms()[a];
        (arm.is_unreachable()              ? unreachable
         : may_be_on_target(comparison, a) ? perhaps
                                           : surely)
            .push_back(a);
    }
    if (!unreachable.empty()) {
        lines.push_back(words::is_unreachable(names(comparison, unreachable)));
    }
    if (!surely.empty()) {
        lines.push_back(words::do_not_rank(comparison.conditions(), names(comparison, surely)));
    }
    if (!perhaps.empty()) {
        lines.push_back(words::cannot_tell(comparison.conditions(), names(comparison, perhaps)));
    }
}

/// Arms of other worlds, arms that are the same.
void add_likeness_warnings(const Comparison& comparison, std::vector<std::string>& lines) {
    const std::vector<ComparedArm>& arms = comparison.arms();
    std::set<std::size_t> unlike;
    for (std::size_t a = 0; a < arms.size(); ++a) {
        if (arms[a].role != "arm") {
            continue;
        }
        if (!arms[a].world.empty()) {
            lines.push_back(words::other_world(arms[a], arms.front()));
        }
        if (arms[a].same_as != a) {
            lines.push_back(words::same_thing(arms[a], arms[arms[a].same_as]));
        } else if (arms[a].has_policy()) {
            unlike.insert(a);
        }
    }
    if (unlike.size() > 1 && !comparison.is_decomposed()) {
        lines.emplace_back(words::no_decomposition);
    }
}

} // namespace

std::vector<std::string> warnings(const Comparison& comparison) {
    std::vector<std::string> lines;
    if (comparison.replications() < few_replications) {
        lines.emplace_back(words::few_replications);
    }
    const Conditions& conditions = comparison.conditions();
    if (conditions.ended == "interrupted") {
        lines.push_back(words::interrupted(conditions, comparison.replications()));
    }
    if (conditions.half_width > 0.0 && conditions.ended != "half-width reached") {
        const auto [arm, half] = widest(comparison);
        lines.push_back(words::not_precise(conditions, comparison.arms()[arm], half));
    }
    add_spending_warnings(comparison, lines);
    add_likeness_warnings(comparison, lines);
    return lines;
}

bool may_be_on_target(const Comparison& comparison, std::size_t arm) {
    const double target = comparison.conditions().target;
    const Estimate spent = estimate(comparison.values("spending", arm));
    return target > 0.0 && spent.interval &&
           spent.interval->low <= target * (1.0 + spending_tolerance) &&
           spent.interval->high >= target * (1.0 - spending_tolerance);
}

void add_remarks(Rows& rows) {
    const Comparison& comparison = rows.comparison();
    for (std::size_t a = 0; a < comparison.arms().size(); ++a) {
        rows.text("status", rows.label(a), comparison.arms()[a].status, comparison.arms()[a].note);
    }
    rows.text("ended", "", comparison.conditions().ended);
    for (const std::string& line : warnings(comparison)) {
        rows.text("warning", "", line);
    }
}

} // namespace catchup::analysis
