// SPDX-License-Identifier: MIT
#include "models/explain/options.hpp"

#include "models/explain/observers.hpp"
#include "models/processes/support.hpp"
#include "models/processes/views.hpp"

namespace catchup::explain {

Look empty_look(const World& world, Position f, Offers offers) {
    return {.origin = Origin::none,
            .perception = perception_of(world, f),
            .seen = look(world, f, offers, Risk::weighed), // all there is to see
            .settling = Settling::best,
            .value_of_staying = 0.0,
            .options = {},
            .choice = 0};
}

Option option_of(const World& world, Position f, const Observation& seen, Mask step,
                 Offers offers) {
    const std::int16_t builder = builder_of(world, f, step, offers);
    Option option{.step = step,
                  .to = after(seen.state, step),
                  .gain = seen.gain[step],
                  .believed = seen.believed[step],
                  .price = seen.cost[step],
                  .gross = price(world, f, step, builder),
                  .support = {},
                  .missed = {},
                  .missed_free = {},
                  .payback = seen.payback[step],
                  .detour = seen.detour[step],
                  .builder = builder,
                  .score = 0.0,
                  .luck = 0.0,
                  .value = 0.0,
                  .taken = false,
                  .why = ""};
    if (offers == Offers::considered) {
        option.support = support_of(world, f, step, builder, option.gross);
    }
    demand(left_to_pay(option.gross, option.support.amount) == option.price, world, f,
           "what support leaves of a price");
    return option;
}

World with_full_purses(const World& world) {
    World copy = world;
    for (PurseState& purse : copy.policy.purses) {
        purse.free = Fen{largest_amount.value() / 4};
    }
    return copy;
}

void add_missed_support(const World& world, Position f, Look& look) {
    if (world.plan->programmes.empty()) {
        return;
    }
    const World rich = with_full_purses(world);
    for (Option& option : look.options) {
        const Support support = support_of(rich, f, option.step, option.builder, option.gross);
        if (support.amount > option.support.amount) {
            const auto k = static_cast<std::size_t>(support.intervention);
            option.missed = support;
            option.missed_free = world.policy.purses[world.plan->programmes[k].purse].free;
        }
    }
}

void confirm_proposal(const World& world, Position f, const Chapter& chapter) {
    const Firms& firms = world.firms;
    const Mask step = chapter.look ? chapter.look->choice : Mask{0};
    demand(firms.proposal[f] == step, world, f, "the proposal");
    if (step != 0) {
        demand(firms.proposal_origin[f] == chapter.look->origin, world, f, "why it looked");
        demand(firms.fallback[f] == (chapter.alone ? chapter.alone->choice : Mask{0}), world, f,
               "what it would do alone");
    }
}

} // namespace catchup::explain
