// SPDX-License-Identifier: MIT
// Lower Cholesky factor of a small matrix (Eigen inside, vectorisation off: same bits everywhere).
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace catchup {

/// L with L L^T = matrix, row-major n x n; nothing if the matrix is not positive definite.
/// Only the lower triangle of `matrix` is read. Precondition: matrix.size() == n * n.
[[nodiscard]] std::optional<std::vector<double>> cholesky(const std::vector<double>& matrix,
                                                          std::size_t n);

} // namespace catchup
