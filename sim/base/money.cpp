// SPDX-License-Identifier: MIT
#include "sim/base/money.hpp"

#include <cmath>

#include "sim/base/contract.hpp"

namespace catchup {

Fen booked(double million_rmb) noexcept {
    EXPECTS(std::abs(million_rmb) < 9e10);
    // std::nearbyint rounds halves to even in the default rounding mode, which nothing here changes
    return Fen{static_cast<std::int64_t>(std::nearbyint(million_rmb * fen_per_million))};
}

} // namespace catchup
