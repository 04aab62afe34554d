// SPDX-License-Identifier: MIT
// How long a project takes (E7).
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "models/technology/states.hpp"
#include "sim/config/field.hpp"

namespace catchup {

/// Planned quarters of a step taken alone by a fully capable firm.
struct Duration {
    std::array<double, 2> digital{4.0, 8.0};      // Q_D
    std::array<double, 2> network{3.0, 8.0};      // Q_N
    std::array<double, 2> intelligent{6.0, 12.0}; // Q_I
    double overlap = 0.5;
    double inexperience = 0.5;

    static constexpr auto fields() {
        using namespace config;
        constexpr const char* source =
            "Panorama 2012: an ERP project takes 17.8 months; cases of Zhou et al. 2019";
        return std::tuple{
            field("digital", &Duration::digital, between(0, 80), "quarters",
                  "raising D from 0 and from 1", source),
            field("network", &Duration::network, between(0, 80), "quarters",
                  "raising N from 0 and from 1", source),
            field("intelligent", &Duration::intelligent, between(0, 80), "quarters",
                  "raising I from 0 and from 1", "assumption"),
            field("overlap", &Duration::overlap, share, "share",
                  "part of the shorter technologies' time that adds to the longest", "assumption"),
            field("inexperience", &Duration::inexperience, between(0, 10), "share",
                  "time added in a firm without any capability", "assumption"),
        };
    }
};

/// E7: whole quarters, rounded up (a millionth above a whole number is rounding, not a quarter);
/// 0 only if the listed durations are 0.
/// @param capability 0..1; @param speed factor on time (below 1 with an integrator)
[[nodiscard]] inline int project_quarters(const Duration& duration, State from, Mask step,
                                          double capability, double speed) noexcept {
    const std::array list{duration.digital, duration.network, duration.intelligent};
    double longest = 0.0;
    double sum = 0.0;
    for (std::size_t x = 0; x < technologies; ++x) {
        if (raises(step, x)) {
            const double quarters = list[x][static_cast<std::size_t>(level(from, x))];
            longest = std::max(longest, quarters);
            sum += quarters;
        }
    }
    const double alone = longest + duration.overlap * (sum - longest);
    return static_cast<int>(
        std::ceil(alone * (1.0 + duration.inexperience * (1.0 - capability)) * speed - 1e-6));
}

} // namespace catchup
