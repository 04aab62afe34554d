// SPDX-License-Identifier: MIT
// The measures behind the stylised facts, each of one replication; NaN where it is not defined.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/histories.hpp"

namespace catchup::analysis {

/// Whose projects count.
enum class Projects { all, in_house, by_integrators, first, third_and_later };
[[nodiscard]] bool is_of(const Deed& deed, Projects whose);

/// Abandoned over all that came to their planned end: abandoned, late or on time.
[[nodiscard]] double abandonment_rate(const Run& run, Projects whose);
/// Abandoned and late over all that came to their planned end.
[[nodiscard]] double detour_rate(const Run& run, Projects whose);

/// Of the completed steps that left D0N0, the share with just these technologies of D and N (1 = D,
/// 2 = N, 3 = both; I beside them does not count). A firm leaves D0N0 at most once.
[[nodiscard]] double first_step_share(const Run& run, unsigned technologies);

/// Of the firms below D2 at the end, the share with any I.
[[nodiscard]] double intelligent_below_digital(const Run& run);

/// What firms paid for projects over their revenue, both over the whole run.
[[nodiscard]] double spending(const Run& run);
/// The same of the firms with revenue below `limit`, million RMB a year.
[[nodiscard]] double spending_below(const Run& run, double limit);

/// Share of firms with at least these levels, by place of time.
[[nodiscard]] std::vector<double> shares_with(const Run& run, std::size_t digital_level,
                                              std::size_t network_level);
/// Slope a year of the least-squares line through ln(p / (1 - p)) at the quarter-ends at which p,
/// one value a quarter, is from .02 to .98; not defined at fewer than `fewest_quarters` of them.
[[nodiscard]] double logistic_rate(std::span<const double> shares);
inline constexpr std::size_t fewest_quarters = 5;

/// Net yearly rate at which firms with revenue from `least` to below `limit` leave D0N0I0: the fall
/// of their share there over the run, over the years that they spent there as a share of theirs.
[[nodiscard]] double exit_rate(const Run& run, double least, double limit);

/// Completed steps between these states.
[[nodiscard]] double steps(const Run& run, std::size_t from, std::size_t to);

} // namespace catchup::analysis
