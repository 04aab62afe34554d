// SPDX-License-Identifier: MIT
#include "models/processes/advance.hpp"

#include "models/plan.hpp"

namespace catchup {
namespace {

struct Completion {
    Mask step = 0;
    std::int16_t builder = in_house;
};

Completion complete(World& world, Position f) {
    Firms& firms = world.firms;
    const Completion done{firms.project[f], firms.builder[f]};
    const State from = firms.state[f];
    firms.state[f] = after(from, done.step);
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
            .mask = done.step,
            .attempt = firms.attempts[f],
            .rule = firms.rule[f],
            .integrator = done.builder});
    return done;
}

} // namespace

void advance(World& world) {
    Firms& firms = world.firms;
    BlockLog<Completion> log{firms.size()};
    for_each_firm(firms.size(), [&](Position f) noexcept {
        if (firms.project[f] != 0 && --firms.ends_left[f] == 0) {
            log.add(f, complete(world, f));
        }
    });
    std::vector<Completion> done;
    log.drain_into(done);
    for (const Completion& one : done) {
        for (std::size_t x = 0; x < technologies; ++x) {
            world.completed[x] += raises(one.step, x) ? 1 : 0;
        }
        if (one.builder != in_house) {
            ++world.integrators[static_cast<std::size_t>(one.builder)].completed;
        }
    }
}

} // namespace catchup
