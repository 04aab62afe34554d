// SPDX-License-Identifier: MIT
#include "models/processes/advance.hpp"

#include "models/plan.hpp"

namespace catchup {
namespace {

void complete(World& world, Position f) {
    Firms& firms = world.firms;
    const Mask step = firms.project[f];
    const std::int16_t builder = firms.builder[f];
    const State from = firms.state[f];
    firms.state[f] = after(from, step);
    const double learning = world.plan->scenario.population.capability_learning;
    const double before = firms.capability[f];
    firms.capability[f] = static_cast<float>(before + learning * (1.0 - before));
    firms.project[f] = 0;
    firms.builder[f] = in_house;
    world.event_log.add(
        f, {.firm = f,
            .generation = generation_of(firms.id[f], static_cast<std::uint32_t>(firms.size())),
            .quarter = world.now,
            .kind = EventKind::complete,
            .from = from,
            .to = firms.state[f],
            .mask = step,
            .attempt = firms.attempts[f],
            .rule = firms.rule[f],
            .integrator = builder});
}

} // namespace

void advance(World& world) {
    Firms& firms = world.firms;
    for_each_firm(firms.size(), [&](Position f) noexcept {
        if (firms.project[f] != 0 && --firms.ends_left[f] == 0) {
            complete(world, f);
        }
    });
}

} // namespace catchup
