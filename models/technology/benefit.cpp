// SPDX-License-Identifier: MIT
#include "models/technology/benefit.hpp"

namespace catchup {

std::array<GainBasis, states>
gain_table(const Benefit& benefit, const std::array<double, technologies>& sector_multiplier) {
    const std::array<double, 3> u{0.0, benefit.first_level_share, 1.0};
    // I builds on D more than on N: .6 and .4 are assumptions of E2
    constexpr double digital_weight = 0.6;
    constexpr double network_weight = 0.4;
    std::array<GainBasis, states> table;
    for (std::uint8_t s = 0; s < states; ++s) {
        const double d = u[static_cast<std::size_t>(level(State{s}, 0))];
        const double n = u[static_cast<std::size_t>(level(State{s}, 1))];
        const double i = u[static_cast<std::size_t>(level(State{s}, 2))];
        const double psi_n = benefit.network_without_digital;
        const double psi_i = benefit.intelligent_without_base;
        const double base = digital_weight * d + network_weight * n;
        table[s] = {
            .digital = sector_multiplier[0] * benefit.gain[0] * d,
            .network = sector_multiplier[1] * benefit.gain[1] * n * (psi_n + (1.0 - psi_n) * d),
            .intelligent =
                sector_multiplier[2] * benefit.gain[2] * i * (psi_i + (1.0 - psi_i) * base),
            .joint = benefit.complementarity * d * n,
        };
    }
    return table;
}

} // namespace catchup
