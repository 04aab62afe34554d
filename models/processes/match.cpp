// SPDX-License-Identifier: MIT
#include "models/processes/match.hpp"

#include <algorithm>
#include <tuple>

namespace catchup {
namespace {

/// A firm that wants an integrator's slot.
struct Claim {
    Position firm{};
    FirmId id{};
    std::int16_t integrator = in_house;
    std::uint32_t priority = 0;
};

[[nodiscard]] bool can_pay(const World& world, Position f, Mask step,
                           std::int16_t builder) noexcept {
    return booked(price(world, f, step, builder)) <= investable(world, f);
}

void fall_back(World& world, Position f) noexcept {
    Firms& firms = world.firms;
    const Mask step = firms.fallback[f];
    firms.proposal_builder[f] = in_house;
    firms.proposal[f] = step != 0 && can_pay(world, f, step, in_house) ? step : Mask{0};
}

} // namespace

Fen investable(const World& world, Position f) noexcept {
    const Firms& firms = world.firms;
    const Finance& finance = world.plan->scenario.finance;
    const double revenue = firms.revenue[f];
    const double leverage =
        revenue < finance.sme_revenue ? finance.sme_leverage : finance.large_leverage;
    const Fen limit = booked(leverage * revenue * static_cast<double>(firms.margin[f]));
    return firms.fund[f] + std::max(Fen{0}, limit - firms.debt[f]);
}

void match(World& world) {
    Firms& firms = world.firms;
    BlockLog<Claim> log{firms.size()};
    for_each_firm(firms.size(), [&](Position f) noexcept {
        const Mask step = firms.proposal[f];
        if (step == 0) {
            return;
        }
        const std::int16_t builder = firms.proposal_builder[f];
        if (!can_pay(world, f, step, builder)) {
            firms.proposal[f] = 0;
        } else if (builder != in_house) {
            const FirmId id = firms.id[f];
            log.add(f, {f, id, builder,
                        world.random.bits(id.value(), world.now.value(), Purpose::priority)});
        }
    });
    std::vector<Claim> queue;
    log.drain_into(queue);
    std::sort(queue.begin(), queue.end(), [](const Claim& a, const Claim& b) {
        return std::tuple{a.integrator, b.priority, a.id} <
               std::tuple{b.integrator, a.priority, b.id};
    });
    for (const Claim& claim : queue) {
        std::uint32_t& slots = world.integrators[static_cast<std::size_t>(claim.integrator)].slots;
        if (slots != 0) {
            --slots;
        } else {
            fall_back(world, claim.firm);
        }
    }
}

} // namespace catchup
