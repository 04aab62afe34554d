// SPDX-License-Identifier: MIT
#include "sim/config/range.hpp"

#include <cmath>

#include <fmt/format.h>

namespace catchup::config {

bool Range::contains(double value) const noexcept {
    const bool above = low_open ? value > low : value >= low;
    const bool below = high_open ? value < high : value <= high;
    return std::isfinite(value) && above && below;
}

std::string Range::to_string() const {
    return fmt::format("{}{}, {}{}", low_open ? '(' : '[', low, high, high_open ? ')' : ']');
}

} // namespace catchup::config
