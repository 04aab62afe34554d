// SPDX-License-Identifier: MIT
// The three programs of the reference workload are one model, and the engine's has one answer.
#pragma once

#include <cstdint>

namespace catchup::bench::reference {

/// Compares means over runs of the engine, the plain and the NumPy program. Returns the exit code.
[[nodiscard]] int print_agreement(std::uint32_t runs);

/// The same bits on any number of threads and with every set of instructions? Returns the exit code.
[[nodiscard]] int print_exactness();

} // namespace catchup::bench::reference
