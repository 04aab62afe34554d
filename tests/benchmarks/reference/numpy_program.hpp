// SPDX-License-Identifier: MIT
// The NumPy program, run by Python.
#pragma once

#include <cstdint>
#include <vector>

#include "tests/benchmarks/reference/statistics.hpp"

namespace catchup::bench::reference {

struct NumpyRun {
    double seconds; // of its quarters, by its own clock
    Statistics statistics;
};

/// Throws std::runtime_error if Python, NumPy or SciPy is missing.
[[nodiscard]] std::vector<NumpyRun> run_numpy(std::uint32_t firms, std::uint32_t runs,
                                              std::uint32_t first_seed);

} // namespace catchup::bench::reference
