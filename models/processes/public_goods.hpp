// SPDX-License-Identifier: MIT
// Standards and generic technology (E15): spending now, effect later.
#pragma once

#include "models/plan.hpp"

namespace catchup {

/// Pays for public goods, as far as their purses last, and sets what has taken effect.
void provide_goods(World& world);

/// What the firm's projects meet.
[[nodiscard]] inline Goods goods_of(const World& world, Position f) noexcept {
    const auto& goods = world.policy.goods;
    return goods.empty() ? Goods{}
                         : goods[world.firms.county[f].value() * world.sector_firms.size() +
                                 world.firms.sector[f].value()];
}

} // namespace catchup
