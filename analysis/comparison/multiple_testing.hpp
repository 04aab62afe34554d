// SPDX-License-Identifier: MIT
// What p values say when many of them are looked at.
#pragma once

#include <span>
#include <vector>

namespace catchup::analysis {

/// Adjusted so that the chance of any false finding among all is at most the level at which they are
/// read, however the tests hang together (Holm 1979). In the order given.
[[nodiscard]] std::vector<double> holm(std::span<const double> p);

/// Adjusted so that of what is found at a level at most that share is expected to be false, for
/// independent or positively dependent tests (Benjamini & Hochberg 1995). In the order given.
[[nodiscard]] std::vector<double> benjamini_hochberg(std::span<const double> p);

} // namespace catchup::analysis
