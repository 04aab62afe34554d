// SPDX-License-Identifier: MIT
#include "sim/random/distributions.hpp"

#include "sim/base/contract.hpp"

namespace catchup {

std::size_t pick(std::span<const double> shares, double uniform) noexcept {
    double total = 0.0;
    for (const double share : shares) {
        total += share;
    }
    double running = 0.0;
    std::size_t last = 0; // the last entry that can be picked at all: rounding never picks a zero
    for (std::size_t i = 0; i < shares.size(); ++i) {
        running += shares[i];
        if (shares[i] > 0.0) {
            last = i;
            if (uniform * total < running) {
                return i;
            }
        }
    }
    return last;
}

Lots::Lots(std::span<const double> shares) {
    EXPECTS(!shares.empty());
    double running = 0.0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        running += shares[i];
        up_to_.push_back(running);
        last_ = shares[i] > 0.0 ? i : last_;
    }
}

} // namespace catchup
