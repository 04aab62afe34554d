// SPDX-License-Identifier: MIT
#include "analysis/comparison/words.hpp"

#include <fmt/format.h>

#include "analysis/comparison/ratio.hpp"
#include "analysis/layout.hpp"

namespace catchup::analysis::words {
namespace {

/// Million RMB, small amounts too.
std::string money(double value) {
    constexpr double smallest = 0.1; // that four digits after the point tell well
    return value < smallest ? fmt::format("{:.3g}", value) : readable(value);
}

std::string what_is_equal(const Conditions& conditions) {
    return conditions.target > 0.0 ? "the target" : "what the first policy spends";
}

} // namespace

std::string name_of(const ComparedArm& arm) {
    const bool has_target = arm.status != "as written";
    return arm.label + (arm.is_unreachable() ? " (unreachable)"
                        : !arm.is_off_target ? ""
                        : has_target         ? " (off target)"
                                             : " (unequal spending)");
}

std::string firms_at_goal(const Conditions& conditions) {
    return fmt::format("firms with at least {}", conditions.goal);
}

std::string intervals(std::size_t replications) {
    return replications == 1
               ? std::string{no_interval}
               : fmt::format("mean [{}]; ratios have the [{}]", interval_name, ratio_interval_name);
}

std::string valuation(const Conditions& conditions) {
    return fmt::format("present values at the first quarter, {:.4g} % a year; marginal cost of "
                       "public funds {:.4g}; {:.4g} years after the end count",
                       100.0 * conditions.discount, conditions.mcpf, conditions.terminal_years);
}

std::string search(const Conditions& conditions) {
    return fmt::format("Target: {} million RMB, present value ({}); generosity found on {} "
                       "replications with other seeds.",
                       money(conditions.target), conditions.target_from,
                       conditions.search_replications);
}

std::string by_county(std::size_t shown, std::size_t all) {
    const std::string what = "Firms at the goal at the end, difference from no policy";
    return shown == all
               ? what + "."
               : fmt::format("{}; the first {} of {} counties (--format csv has the rest).", what,
                             shown, all);
}

std::string redraws(const Conditions& conditions) {
    return conditions.redraws > 0
               ? fmt::format("{} times a replication, population fixed", conditions.redraws)
               : "not redrawn: deadweight is not estimated";
}

std::string do_not_rank(const Conditions& conditions, const std::string& labels) {
    return fmt::format("Do not rank {}: mean spending is not within 1 % of {}, and who spends more "
                       "may reach more for that reason alone.",
                       labels, what_is_equal(conditions));
}

std::string cannot_tell(const Conditions& conditions, const std::string& labels) {
    return fmt::format(
        "Do not rank {} yet: mean spending is not within 1 % of {}, but its interval "
        "reaches there. Take more replications, of the search too.",
        labels, what_is_equal(conditions));
}

std::string other_world(const ComparedArm& arm, const ComparedArm& first) {
    return fmt::format("{} differs from {} beside its policy, in {}. Each is measured against its "
                       "own world without policy; what sets them apart is not the policy's doing "
                       "alone.",
                       arm.label, first.label, arm.world);
}

std::string same_thing(const ComparedArm& arm, const ComparedArm& first) {
    return fmt::format("{} is the same as {}: the same policy in the same world.", arm.label,
                       first.label);
}

std::string interrupted(const Conditions& conditions, std::size_t replications) {
    return fmt::format("Stopped early, after {} of {} replications.", replications,
                       conditions.replications_asked);
}

std::string not_precise(const Conditions& conditions, const ComparedArm& widest,
                        double half_width) {
    return fmt::format("The half-width asked for, {:.4g} in {}, was not reached: that of {} is "
                       "{:.4g}. Take more replications.",
                       conditions.half_width, conditions.half_width_of, widest.label, half_width);
}

std::string replications(const Conditions& conditions, std::size_t taken) {
    constexpr const char* same = "the same in every arm";
    if (conditions.ended == "interrupted") {
        return fmt::format("{} of {}, stopped early; {}", taken, conditions.replications_asked,
                           same);
    }
    if (conditions.ended == "half-width reached") {
        return fmt::format("{} of at most {}: every interval of {} is within {:.4g} to either "
                           "side; {}",
                           taken, conditions.replications_asked, conditions.half_width_of,
                           conditions.half_width, same);
    }
    return fmt::format("{}, {}", taken, same);
}

std::string parting(const Conditions& conditions, bool same_world) {
    return fmt::format("{}; {} before", conditions.branch,
                       same_world ? "the same world" : "not all the same world");
}

std::string is_unreachable(const std::string& labels) {
    return fmt::format("Unreachable: {}. Such an arm does not spend the target, so its outcomes "
                       "must not be ranked with the others'.",
                       labels);
}

std::vector<std::string> of_spending(const Conditions& conditions) {
    std::vector<std::string> lines{
        "spent: present value of realised public outlay, administration and enforcement included; "
        "million RMB"};
    if (conditions.target > 0.0) {
        lines.emplace_back("off target: mean spending over the target, less one; per cent");
        lines.emplace_back(
            "reachable: mean spending from none to 8 times the generosity as written; million RMB");
    }
    lines.emplace_back("generosity: policy.generosity, which multiplies the policy's amounts");
    return lines;
}

std::vector<std::string> of_firms(const Conditions& conditions) {
    return {
        fmt::format("at the goal: {} at the end, entrants included; number of firms",
                    firms_at_goal(conditions)),
        "difference: the same less the same of its world without policy, on the same seeds",
        "levels: sum of the levels of D, N and I over all firms at the end, difference; levels"};
}

std::vector<std::string> of_cost() {
    return {"per firm: more public spending than without policy over more firms at the goal; "
            "million RMB a firm",
            "per level: the same over more levels; million RMB a level",
            "per RMB of welfare: the same over more welfare; RMB", std::string{undefined_means}};
}

std::vector<std::string> of_welfare(const Conditions& conditions) {
    return {"private cost: present value of what firms paid for projects themselves; million RMB",
            "difference: the same less that of the world without policy",
            fmt::format("welfare, difference: gains and terminal value less resources of projects, "
                        "public work and integrators, less {:.4g} x public spending; million RMB",
                        conditions.mcpf)};
}

std::vector<std::string> of_fates(const Conditions& conditions) {
    return {fmt::format("Firms alive at {} and below {}: numbers of firms, with the policy against "
                        "without, on the same luck.",
                        conditions.branch, conditions.goal),
            "treated: public money or an inspector named the firm",
            "treated, from left to right: additional; deadweight; harmed; no effect",
            "untreated, from left to right: gained by spillover; not touched; lost by spillover; "
            "not touched"};
}

std::vector<std::string> of_deadweight(const Conditions& conditions) {
    return {
        "would have: treated firms that reach the goal by the end without the policy too; "
        "number of firms",
        fmt::format("same luck: counted in the paired world, where what brought a firm the policy "
                    "may have brought it there anyway; luck redrawn: sum of their "
                    "probabilities, which forgets that luck ({})",
                    redraws(conditions)),
        "additionality: one less would-have over treated firms that reach the goal; share; "
        "below 0 more would have than do",
        std::string{undefined_means}};
}

std::vector<std::string> of_direct_effect(const Conditions& conditions) {
    return {fmt::format(
                "One treated firm a replication, drawn by lot: share of such firms that reach {} "
                "with the policy, and when the policy leaves out this firm alone.",
                conditions.goal),
            "direct effect: the difference; what treating others does to a firm is not in it",
            std::string{undefined_means}};
}

std::vector<std::string> of_acceleration() {
    return {
        "Acceleration is not additionality: of treated firms that reach the goal in both worlds, "
        "how much sooner.",
        "sooner: quarters sooner with the policy, mean over such firms (ratio of means)",
        std::string{undefined_means}};
}

std::vector<std::string> of_pairing() {
    return {"Variance of a replication's difference from no policy, with the same seeds in both "
            "worlds, and with seeds of their own (the sum of both variances).",
            "ratio: below 1 pairing narrows the intervals"};
}

} // namespace catchup::analysis::words
