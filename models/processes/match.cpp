// SPDX-License-Identifier: MIT
#include "models/processes/match.hpp"

#include <algorithm>
#include <tuple>

#include "models/processes/event.hpp"
#include "models/processes/exposure.hpp"
#include "models/processes/gain.hpp"
#include "models/processes/options.hpp"
#include "models/processes/pay.hpp"

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

void fall_back(World& world, Position f) {
    Firms& firms = world.firms;
    world.event_log.add(f, proposal_event(world, f, EventKind::no_slot));
    const Mask step = firms.fallback[f];
    firms.proposal_builder[f] = in_house;
    firms.proposal[f] = step != 0 && can_pay(world, f, step, in_house) ? step : Mask{0};
}

} // namespace

Event proposal_event(const World& world, Position f, EventKind kind) noexcept {
    const Firms& firms = world.firms;
    const Mask step = firms.proposal[f];
    const State to = after(firms.state[f], step);
    const double gain = target_gain(world, f, to) - target_gain(world, f, firms.state[f]);
    Event event = event_of(world, f, kind);
    event.to = to;
    event.mask = step;
    event.origin = firms.proposal_origin[f];
    event.integrator = firms.proposal_builder[f];
    event.cost = booked(price(world, f, step, firms.proposal_builder[f]));
    event.gain = static_cast<float>(gain);
    event.believed = static_cast<float>(gain * perception_of(world, f));
    event.exposure = static_cast<float>(mean_over(see_peers(world, f).ahead, step));
    event.information = firms.information[f];
    return event;
}

std::uint32_t slot_priority(const World& world, Position f) noexcept {
    return world.random.bits(world.firms.id[f].value(), world.now.value(), Purpose::priority);
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
            world.event_log.add(f, proposal_event(world, f, EventKind::unfunded));
            firms.proposal[f] = 0;
        } else if (builder != in_house) {
            const FirmId id = firms.id[f];
            log.add(f, {f, id, builder, slot_priority(world, f)});
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
