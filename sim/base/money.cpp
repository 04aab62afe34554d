// SPDX-License-Identifier: MIT
#include "sim/base/money.hpp"

#include <cmath>

namespace catchup {

Fen booked(double million_rmb) noexcept {
    const double fen = million_rmb * fen_per_million;
    const auto most = static_cast<double>(largest_amount.value());
    if (!(std::abs(fen) < most)) {
        return fen < 0.0 ? -largest_amount : largest_amount;
    }
    // std::nearbyint rounds halves to even in the default rounding mode, which nothing here changes
    return Fen{static_cast<std::int64_t>(std::nearbyint(fen))};
}

} // namespace catchup
