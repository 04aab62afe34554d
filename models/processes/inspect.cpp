// SPDX-License-Identifier: MIT
#include "models/processes/inspect.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <variant>

#include "models/chosen.hpp"
#include "models/processes/decide.hpp"
#include "models/processes/event.hpp"
#include "models/processes/offers.hpp"
#include "models/processes/purses.hpp"
#include "models/processes/queue.hpp"
#include "models/processes/reach.hpp"
#include "sim/random/draws.hpp"

namespace catchup {
namespace {

const Mandate& mandate_of(const World& world, std::size_t k) noexcept {
    return std::get<Mandate>(world.plan->scenario.interventions[k].lever);
}

bool quota_met(const World& world, std::size_t k, const Mandate& mandate, State goal) {
    struct Count {
        std::uint32_t firms = 0, there = 0;
    };
    std::array<std::uint32_t, states> done{};
    for (std::uint8_t s = 0; s < states; ++s) {
        done[s] = has_reached(State{s}, goal) ? 1 : 0;
    }
    const Selection selection{world, k};
    std::vector<Count> counts(block_count(world.firms.size()));
    for_each_block(world.firms.size(), [&](Block block) noexcept {
        counts[block.index] = vectorised([block, selected = selection.plain(), done,
                                          state = world.firms.state.numbers()]() noexcept {
            std::uint32_t all = 0;
            std::uint32_t there = 0;
            for (std::size_t at = block.begin; at < block.end; ++at) {
                const std::uint32_t one = selected(at) ? 1 : 0;
                all += one;
                there += one & done[state[at]];
            }
            return Count{all, there};
        });
    });
    std::int64_t firms = 0;
    std::int64_t there = 0;
    for (const Count& count : counts) {
        firms += count.firms;
        there += count.there;
    }
    return static_cast<double>(there) >= mandate.quota * static_cast<double>(firms);
}

/// Idle firms below the goal that it covers, that nobody presses and that have not refused lately.
bool may_inspect(const World& world, std::size_t k, const Mandate& mandate, State goal,
                 Position f) noexcept {
    const Firms& firms = world.firms;
    const PolicyFirms& held = world.policy.firms;
    const bool paused =
        held.refused[f] != never &&
        static_cast<std::int64_t>(world.now.value() - held.refused[f].value()) <= mandate.pause;
    return held.inspector[f] == no_intervention && !paused && is_idle(world, f) &&
           !has_reached(firms.state[f], goal) &&
           (!world.plan->programmes[k].by_integrators || has_offer(world, f)) &&
           (chosen_steps(world, k, firms.sector[f], firms.state[f]) &
            open_steps(world, firms.state[f])) != 0 &&
           covers(world, k, f);
}

void send_inspectors(World& world, std::size_t k) {
    const Mandate& mandate = mandate_of(world, k);
    const State goal = *parse_state(mandate.goal);
    PolicyFirms& held = world.policy.firms;
    const Firms& firms = world.firms;
    const std::size_t purse = world.plan->programmes[k].purse;
    const Fen cost = booked(mandate.visit_cost);
    if (!affords(world, purse, cost) || quota_met(world, k, mandate, goal)) {
        return;
    }
    const auto gather = [&](Block block, auto&& stand) noexcept {
        std::array<std::uint32_t, block_size> bits;
        draw_bits(world.random, firms.id.part(block.begin, block.end), world.now,
                  Purpose::inspection, world.plan->programmes[k].luck, bits);
        for_each_chosen(
            block,
            [luck = bits.data() - block.begin, share = mandate.inspected](std::size_t at) noexcept {
                return to_uniform(luck[at]) < share;
            },
            [&](Position f) noexcept {
                if (may_inspect(world, k, mandate, goal, f)) {
                    stand(f, -to_uniform(bits[f.value() - block.begin]), 0);
                }
            });
    };
    const auto queue = queue_of(firms, gather, payments_free(world, purse, cost));
    for (const Claim& claim : queue) {
        if (!affords(world, purse, cost)) {
            return;
        }
        spend(world, purse, cost, Account::public_bodies, BookingPurpose::enforcement, claim.firm);
        held.inspector[claim.firm] = static_cast<std::int16_t>(k);
    }
}

template <class Work>
void for_each_pressed(const World& world, Block block, Work&& work) noexcept {
    for_each_chosen(
        block,
        [inspector = world.policy.firms.inspector.numbers()](std::size_t at) noexcept {
            return inspector[at] != no_intervention;
        },
        work);
}

} // namespace

void inspect(World& world) {
    PolicyFirms& held = world.policy.firms;
    const auto& interventions = world.plan->scenario.interventions;
    for_each_block(world.firms.size(), [&](Block block) noexcept {
        std::fill(held.inspector.data() + block.begin, held.inspector.data() + block.end,
                  no_intervention);
    });
    for (std::size_t k = 0; k < interventions.size(); ++k) {
        if (world.policy.interventions[k].active &&
            std::holds_alternative<Mandate>(interventions[k].lever)) {
            send_inspectors(world, k);
        }
    }
}

Mask mandated_step(const World& world, Position f, const Observation& seen) noexcept {
    const auto k = static_cast<std::size_t>(world.policy.firms.inspector[f]);
    const std::uint8_t steps = chosen_steps(world, k, world.firms.sector[f], seen.state);
    Mask best = 0;
    double soonest = mandate_of(world, k).longest_payback;
    for (const Mask step : fewest_first) {
        if (seen.may(step) && (steps >> step & 1) != 0 && seen.payback[step] < soonest) {
            soonest = seen.payback[step];
            best = step;
        }
    }
    return best;
}

void comply(World& world) {
    if (world.policy.firms.inspector.size() == 0) {
        return;
    }
    for_each_block(world.firms.size(), [&](Block block) noexcept {
        std::vector<Position> pressed;
        for_each_pressed(world, block, [&](Position f) { pressed.push_back(f); });
        std::vector<double> trust(pressed.size());
        perceptions_of(world, pressed, trust);
        std::vector<Observation> views(pressed.size());
        const std::span<const Position> some = pressed;
        own_views(world, some, Offers::considered, views);
        add_gains(world, some, views);
        add_prices(world, some, Offers::considered, Risk::unknown, trust, views);
        for (std::size_t i = 0; i < some.size(); ++i) {
            propose(world, some[i], mandated_step(world, some[i], views[i]), Origin::mandate, [&] {
                add_prices(world, some.subspan(i, 1), Offers::ignored, Risk::unknown,
                           {&trust[i], 1}, {&views[i], 1});
                return mandated_step(world, some[i], views[i]);
            });
        }
    });
}

void punish(World& world) {
    PolicyFirms& held = world.policy.firms;
    if (held.inspector.size() == 0) {
        return;
    }
    Firms& firms = world.firms;
    const auto fine_unless_it_complies = [&](Position f) noexcept {
        if (firms.proposal[f] != 0) {
            return;
        }
        const auto k = static_cast<std::size_t>(held.inspector[f]);
        const Fen fine =
            booked(mandate_of(world, k).penalty * static_cast<double>(firms.revenue[f]));
        held.refused[f] = world.now;
        firms.fund[f] -= fine;
        if (fine > Fen{0}) {
            world.booking_log.add(f, {world.now, Account::firm_funds, Account::government,
                                      BookingPurpose::penalty, static_cast<std::int32_t>(f.value()),
                                      fine});
        }
        Event event = event_of(world, f, EventKind::penalty);
        event.intervention = held.inspector[f];
        event.cost = fine;
        world.event_log.add(f, event);
    };
    for_each_block(firms.size(), [&](Block block) noexcept {
        for_each_pressed(world, block, fine_unless_it_complies);
    });
}

} // namespace catchup
