// SPDX-License-Identifier: MIT
// What a firm sees of its partners: states at the end of the last quarter.
#pragma once

#include <array>

#include "models/plan.hpp"
#include "sim/parallel/blocks.hpp"

namespace catchup {

/// Share of partners whose level exceeds the firm's own, for D, N and I; 0 without partners.
/// Reads `state` of the firm and its partners.
[[nodiscard]] inline std::array<double, technologies> shares_ahead(const World& world,
                                                                   Position f) noexcept {
    const auto partners = world.partners->of(f);
    const State own = world.firms.state[f];
    std::array<int, technologies> ahead{};
    for (const Position partner : partners) {
        const State other = world.firms.state[partner];
        for (std::size_t x = 0; x < technologies; ++x) {
            ahead[x] += level(other, x) > level(own, x) ? 1 : 0;
        }
    }
    std::array<double, technologies> share{};
    for (std::size_t x = 0; x < technologies && !partners.empty(); ++x) {
        share[x] = static_cast<double>(ahead[x]) / static_cast<double>(partners.size());
    }
    return share;
}

/// Share of partners with N >= 1, where the network externality (nu) needs it.
/// Reads `state` of partners; writes only `networked`.
inline void observe_partners(World& world) {
    if (world.plan->scenario.benefit.partner_externality == 0.0) {
        return;
    }
    Firms& firms = world.firms;
    for_each_firm(firms.size(), [&](Position f) noexcept {
        const auto partners = world.partners->of(f);
        int networked = 0;
        for (const Position partner : partners) {
            networked += level(firms.state[partner], 1) > 0 ? 1 : 0;
        }
        firms.networked[f] =
            partners.empty() ? 0.0F
                             : static_cast<float>(networked) / static_cast<float>(partners.size());
    });
}

} // namespace catchup
