// SPDX-License-Identifier: MIT
// Where a quarter's time goes.
#pragma once

#include <cstdint>

namespace catchup::bench {

/// Runs the whole model once and prints each phase's nanoseconds per firm and quarter.
void print_phases(std::uint32_t firms, std::uint32_t quarters, unsigned threads);

} // namespace catchup::bench
