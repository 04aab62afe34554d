// SPDX-License-Identifier: MIT
// Whether the yardstick measures the same model: means of both programs over replications.
#pragma once

#include <cstdint>

namespace catchup::bench {

/// Runs both programs that many times (at least 2) on the workload and prints each statistic's two means and their difference
/// in standard errors. @return 1 if any difference is out of bounds, else 0
[[nodiscard]] int print_agreement(std::uint32_t replications = 20);

} // namespace catchup::bench
