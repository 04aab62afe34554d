// SPDX-License-Identifier: MIT
// Whether the yardstick measures the same model: means of both programs over replications.
#pragma once

namespace catchup::bench {

/// Runs both programs on the workload and prints each statistic's two means and their difference
/// in standard errors. @return 1 if any difference is out of bounds, else 0
[[nodiscard]] int print_agreement();

} // namespace catchup::bench
