// SPDX-License-Identifier: MIT
#include "analysis/report/plot/scale.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace catchup::analysis::report {
namespace {

std::string label_of(double value, int power) {
    if (value == 0.0) {
        return "0";
    }
    if (power >= 6 || std::abs(value) >= 1e7) {
        return fmt::format("{:g}", value);
    }
    return power < -4 ? fmt::format("{:.3g}", value)
                      : fmt::format("{:.{}f}", value, power < 0 ? -power : 0);
}

} // namespace

void Range::add(double value) noexcept {
    if (!std::isfinite(value)) {
        return;
    }
    low_ = is_first_ ? value : std::min(low_, value);
    high_ = is_first_ ? value : std::max(high_, value);
    is_first_ = false;
}

std::vector<Tick> covering_ticks(double low, double high, std::size_t at_most) {
    if (!(high > low)) {
        const double half = low == 0.0 ? 1.0 : std::abs(low) / 2.0;
        low -= half;
        high += half;
    }
    int power = static_cast<int>(std::floor(std::log10((high - low) / 10.0))) - 1;
    constexpr std::array steps{1.0, 2.0, 5.0};
    for (;; ++power) {
        const double ten = std::pow(10.0, power);
        for (const double step : steps) {
            constexpr double slack = 1e-9; // a bound that is a tick but for rounding
            const double first = std::floor(low / (step * ten) + slack);
            const double last = std::ceil(high / (step * ten) - slack);
            if (last - first + 1.0 > static_cast<double>(at_most)) {
                continue;
            }
            std::vector<Tick> ticks;
            for (double at = first; at <= last; at += 1.0) {
                const double value = at * step * ten;
                ticks.push_back({value, label_of(value, power)});
            }
            return ticks;
        }
    }
}

} // namespace catchup::analysis::report
