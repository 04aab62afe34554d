// SPDX-License-Identifier: MIT
// The sentences of a comparison's text, in one place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/comparison/comparison.hpp"

namespace catchup::analysis::words {

/// The arm as tables show it: marked if it is unreachable.
[[nodiscard]] std::string name_of(const ComparedArm& arm);
/// "firms with at least D1N1I0".
[[nodiscard]] std::string firms_at_goal(const Conditions& conditions);
[[nodiscard]] std::string intervals(std::size_t replications);
[[nodiscard]] std::string valuation(const Conditions& conditions);
[[nodiscard]] std::string search(const Conditions& conditions);
[[nodiscard]] std::string by_county(std::size_t shown, std::size_t all);
[[nodiscard]] std::string redraws(const Conditions& conditions);
/// How many, of how many, and why no more.
[[nodiscard]] std::string replications(const Conditions& conditions, std::size_t taken);
/// From where arms part, and whether they share what came before.
[[nodiscard]] std::string parting(const Conditions& conditions, bool same_world);

/// One line a measure: meaning and unit.
[[nodiscard]] std::vector<std::string> of_spending(const Conditions& conditions);
[[nodiscard]] std::vector<std::string> of_firms(const Conditions& conditions);
[[nodiscard]] std::vector<std::string> of_cost();
[[nodiscard]] std::vector<std::string> of_welfare(const Conditions& conditions);
[[nodiscard]] std::vector<std::string> of_fates(const Conditions& conditions);
[[nodiscard]] std::vector<std::string> of_deadweight(const Conditions& conditions);
[[nodiscard]] std::vector<std::string> of_direct_effect(const Conditions& conditions);
[[nodiscard]] std::vector<std::string> of_acceleration();
[[nodiscard]] std::vector<std::string> of_pairing();

inline constexpr std::string_view as_written =
    "No target: every arm runs as written, and spends what it spends.";
inline constexpr std::string_view conditional =
    "Intervals take the generosity of each arm as given: it was found on other seeds, and how far "
    "another search would have moved it is not in them.";
inline constexpr std::string_view purposes =
    "Support goes towards firms' projects; the first four add up to what was spent. Unspent: what "
    "purses never spent, not discounted. Million RMB.";
inline constexpr std::string_view undefined = "undefined";
inline constexpr std::string_view undefined_means =
    "undefined: the interval of what it is divided by holds 0, so that no ratio can be told";
inline constexpr std::string_view loss = " (a loss, not a gain)";
inline constexpr std::string_view by_size =
    "Size is yearly revenue in million RMB: micro below 3, small below 20, medium below 400, large "
    "from 400 on (MIIT 2011). Spending counts what names a firm.";
inline constexpr std::string_view by_sector = "Spending counts what names a firm.";
inline constexpr std::string_view over_time =
    "Firms at the goal, difference from no policy, at the end of each fourth quarter.";
inline constexpr std::string_view budgets =
    "Means on the seeds of the search, without intervals; levels, not differences from no policy. "
    "Factor: on the policy's generosity as written. Spending and welfare in million RMB, present "
    "value.";
inline constexpr std::string_view decomposition =
    "Each row changes one thing in the arm that it was made from. Numbers say by how much that "
    "changes "
    "what the policy does: the row less its own world without policy, less the same of that arm, "
    "on "
    "the same seeds.";
inline constexpr std::string_view given_only =
    "Only the arms that were given; --format csv has the decompositions too.";
inline constexpr std::string_view contrasts =
    "Differences of the first arm from the second, on the same seeds, at the same public spending.";

inline constexpr std::string_view more_details =
    "Quantile shifts, distances of dominance and bands by quarter: --details, or --format csv.";

inline constexpr std::string_view no_pairs = "No arms of this file may be set against each other: "
                                             "it takes two policies that spend the same, "
                                             "and --decompose.";

inline constexpr std::string_view few_replications =
    "Fewer than 20 replications: Student's t leans on means that are nearly normal; take more "
    "before "
    "you rely on an interval.";
inline constexpr std::string_view no_interval = "A single replication has no interval.";
inline constexpr std::string_view no_decomposition =
    "Do not rank arms whose instruments, deliverers, targets or integrators differ: without a "
    "decomposition nobody can tell which of these makes the difference. --decompose adds one, and "
    "then sets arm against arm.";
/// Which arms must not be ranked, and why.
[[nodiscard]] std::string do_not_rank(const Conditions& conditions, const std::string& labels);
/// The same where luck alone may have moved spending off the target.
[[nodiscard]] std::string cannot_tell(const Conditions& conditions, const std::string& labels);
[[nodiscard]] std::string other_world(const ComparedArm& arm, const ComparedArm& first);
[[nodiscard]] std::string same_thing(const ComparedArm& arm, const ComparedArm& first);
[[nodiscard]] std::string interrupted(const Conditions& conditions, std::size_t replications);
/// The half-width that was asked for and the widest one there is.
[[nodiscard]] std::string not_precise(const Conditions& conditions, const ComparedArm& widest,
                                      double half_width);
[[nodiscard]] std::string is_unreachable(const std::string& labels);

} // namespace catchup::analysis::words
