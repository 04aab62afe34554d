// SPDX-License-Identifier: MIT
// Which inputs matter more than which, as far as the sample can tell.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/bootstrap.hpp"
#include "analysis/tidy.hpp"

namespace catchup::analysis {

/// Items of one measure, the largest first. A place between two ranks is firm if the same items
/// stand above it in 95 % of the bootstrap draws.
struct Ranking {
    std::vector<std::size_t> order; // statistics, by rank
    std::vector<bool> firm_after;   // by rank but the last
    bool has_draws = false;
};

/// The ranking of some of the statistics.
[[nodiscard]] Ranking ranking(const Bootstrapped& found, const std::vector<std::size_t>& which);

/// "By ST: x1 > x2 > {x3, x4}. Within braces the order is not certain."
[[nodiscard]] std::string ranking_text(const Ranking& ranking, const std::string& measure,
                                       const std::vector<TidyRow>& labels);

/// "a, b and c".
[[nodiscard]] std::string listed(const std::vector<std::string>& words);

} // namespace catchup::analysis
