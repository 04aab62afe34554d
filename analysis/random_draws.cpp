// SPDX-License-Identifier: MIT
#include "analysis/random_draws.hpp"

#include "sim/base/contract.hpp"

namespace catchup::analysis {

std::size_t below(std::mt19937_64& stream, std::size_t n) {
    EXPECTS(n >= 1);
    const std::uint64_t choices = n;
    const std::uint64_t remainder = (0 - choices) % choices; // of 2^64 by n
    std::uint64_t raw = stream();
    while (raw < remainder) {
        raw = stream();
    }
    return static_cast<std::size_t>(raw % choices);
}

} // namespace catchup::analysis
