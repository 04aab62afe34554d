// SPDX-License-Identifier: MIT
#include "models/processes/public_goods.hpp"

#include <algorithm>
#include <variant>

#include "models/processes/purses.hpp"
#include "sim/numerics/elementary.hpp"

namespace catchup {
namespace {

/// The largest payment up to `wanted` that the purse has free.
Fen affordable(const World& world, std::size_t purse, Fen wanted) noexcept {
    if (affords(world, purse, wanted)) {
        return wanted;
    }
    const double share = world.plan->scenario.purses[purse].administration;
    Fen most = booked(million(world.policy.purses[purse].free) / (1.0 + share));
    while (most > Fen{0} && !affords(world, purse, most)) {
        most -= Fen{1};
    }
    return std::max(Fen{0}, most);
}

/// Spending that has taken effect, over that which leaves 1/e of the way.
template <PublicGood Lever>
double effective(const World& world, const InterventionState& state, const Lever& lever) {
    const double scale = lever.scale * static_cast<double>(state.scope) / 1000.0;
    double sum = 0.0;
    for (std::size_t quarter = 0; quarter < state.outlays.size(); ++quarter) {
        const auto since =
            static_cast<std::int64_t>(world.now.value()) - static_cast<std::int64_t>(quarter);
        sum += since >= lever.lag ? state.outlays[quarter] : 0.0;
    }
    return state.scope == 0 ? 0.0 : sum / scale;
}

void add(const Standards&, double done, Goods& goods) noexcept {
    goods.standards = 1.0 - (1.0 - goods.standards) * exp(-done);
}
void add(const GenericTechnology& lever, double done, Goods& goods) noexcept {
    const double total = lever.shares[0] + lever.shares[1] + lever.shares[2];
    for (std::size_t x = 0; x < technologies; ++x) {
        goods.generic[x] = 1.0 - (1.0 - goods.generic[x]) * exp(-done * lever.shares[x] / total);
    }
}

/// E15 for one good: adds what has taken effect in the counties and sectors of its scope.
template <PublicGood Lever>
void take_effect(World& world, std::size_t k, const Lever& lever) {
    const double done = effective(world, world.policy.interventions[k], lever);
    const Programme& programme = world.plan->programmes[k];
    const std::size_t sectors = world.sector_firms.size();
    for (std::size_t cell = 0; cell < world.policy.goods.size(); ++cell) {
        const SectorId sector{static_cast<std::uint16_t>(cell % sectors)};
        const CountyId county{static_cast<std::uint16_t>(cell / sectors)};
        if (programme.in_scope(sector, county)) {
            add(lever, done, world.policy.goods[cell]);
        }
    }
}

} // namespace

void provide_goods(World& world) {
    const auto& interventions = world.plan->scenario.interventions;
    std::fill(world.policy.goods.begin(), world.policy.goods.end(), Goods{});
    for (std::size_t k = 0; k < interventions.size(); ++k) {
        std::visit(
            [&]<class Lever>(const Lever& lever) {
                if constexpr (PublicGood<Lever>) {
                    InterventionState& state = world.policy.interventions[k];
                    if (!state.marked) {
                        return;
                    }
                    const Programme& programme = world.plan->programmes[k];
                    state.outlays.resize(world.now.value() + 1);
                    if (state.active) {
                        const Fen paid = affordable(world, programme.purse,
                                                    booked(programme.generosity * lever.spending));
                        spend(world, programme.purse, paid, Account::public_bodies, Lever::purpose,
                              std::nullopt);
                        state.outlays.back() = million(paid);
                    }
                    world.policy.goods.resize(world.plan->counties.size() *
                                              world.sector_firms.size());
                    take_effect(world, k, lever);
                }
            },
            interventions[k].lever);
    }
}

} // namespace catchup
