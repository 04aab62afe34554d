// SPDX-License-Identifier: MIT
#include "sim/numerics/cholesky.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include "sim/base/contract.hpp"

namespace catchup {

std::optional<std::vector<double>> cholesky(const std::vector<double>& matrix, std::size_t n) {
    EXPECTS(matrix.size() == n * n);
    using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const auto size = static_cast<Eigen::Index>(n);
    const Eigen::Map<const RowMajor> given{matrix.data(), size, size};
    const Eigen::LLT<RowMajor> factor{given};
    if (factor.info() != Eigen::Success) {
        return std::nullopt;
    }
    std::vector<double> lower(n * n);
    Eigen::Map<RowMajor>{lower.data(), size, size} = factor.matrixL();
    return lower;
}

} // namespace catchup
