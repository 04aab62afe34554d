// SPDX-License-Identifier: MIT
#include "models/processes/options.hpp"

#include <limits>

#include "models/processes/exposure.hpp"
#include "models/processes/gain.hpp"
#include "models/processes/grants.hpp"
#include "models/processes/offers.hpp"
#include "models/processes/support.hpp"
#include "sim/random/distributions.hpp"

namespace catchup {
namespace {

/// Price over in-house cost with an integrator, the trial's credit taken off.
double net_price_share(const World& world, std::size_t integrator, Position f) noexcept {
    const double share = price_share(world, integrator, f);
    return share * (1.0 - static_cast<double>(world.firms.credit[f]));
}

Experience experience_of(const Firms& firms, Position f) noexcept {
    return {firms.experience[0][f], firms.experience[1][f], firms.experience[2][f]};
}

} // namespace

double price(const World& world, Position f, Mask step, std::int16_t builder) noexcept {
    const double alone = in_house_cost(world, f, step);
    return builder == in_house
               ? alone
               : alone * net_price_share(world, static_cast<std::size_t>(builder), f);
}

double net_price(const World& world, Position f, Mask step, std::int16_t builder,
                 Offers offers) noexcept {
    const double gross = price(world, f, step, builder);
    const Fen support =
        offers == Offers::ignored ? Fen{0} : support_of(world, f, step, builder).amount;
    return left_to_pay(gross, support);
}

Origin prompt_of(const World& world, Position f) noexcept {
    return world.firms.offered[f] == world.now                   ? Origin::contact
           : is_invited(world, f)                                ? Origin::invitation
           : world.climates[world.firms.sector[f].value()].opens ? Origin::window
                                                                 : Origin::none;
}

std::int16_t builder_of(const World& world, Position f, Mask step, Offers offers) noexcept {
    if (offers == Offers::ignored || !has_offer(world, f)) {
        return in_house;
    }
    const std::int16_t integrator = world.firms.offer_from[f];
    const auto j = static_cast<std::size_t>(integrator);
    return offers_step(world, j, f, step) && net_price_share(world, j, f) < 1.0 ? integrator
                                                                                : in_house;
}

double perception_of(const World& world, Position f) noexcept {
    const auto calendar_year = static_cast<std::uint32_t>(world.today().year());
    const double error = normal(
        world.random.uniform(world.firms.id[f].value(), calendar_year, Purpose::belief_error));
    return perception(world.plan->scenario.information, world.firms.information[f], error);
}

double outcome_index_of(const World& world, Position f, Mask step, std::int16_t builder) noexcept {
    const Firms& firms = world.firms;
    return outcome_index(world.plan->scenario.outcome, firms.state[f], step, firms.capability[f],
                         experience_of(firms, f),
                         builder == in_house ? Builder::firm : Builder::integrator,
                         goods_of(world, f), is_linked(world, f) ? Link::university : Link::none);
}

double detour_risk(const World& world, Position f, Mask step, std::int16_t builder) noexcept {
    return end_probability(world.plan->scenario.outcome.detoured,
                           outcome_index_of(world, f, step, builder));
}

Observation own_view(const World& world, Position f, Offers offers) noexcept {
    const Firms& firms = world.firms;
    Observation seen;
    seen.fit = {firms.fit[0][f], firms.fit[1][f], firms.fit[2][f]};
    seen.state = firms.state[f];
    seen.open = open_steps(world, firms.state[f]);
    seen.revenue = firms.revenue[f];
    seen.payback_threshold = firms.payback_threshold[f];
    seen.imitation_threshold = firms.imitation_threshold[f];
    seen.year_margin = year_margin(firms, f);
    seen.aspiration = firms.aspiration[f];
    seen.prompted = offers == Offers::considered && prompt_of(world, f) != Origin::none;
    return seen;
}

void add_peers(const World& world, Position f, Observation& seen) noexcept {
    const PeerView peers = see_peers(world, f);
    seen.exposure = peers.exposure;
    seen.ahead = peers.ahead;
}

void add_prospects(const World& world, Position f, Offers offers, Risk risk,
                   Observation& seen) noexcept {
    const double trust = perception_of(world, f);
    const auto worth = [&](State state) noexcept {
        return target_gain(world, f, state) + first_mover_premium(world, f, state);
    };
    const double here = worth(seen.state);
    for (Mask step = 1; step < masks; ++step) {
        if (!seen.may(step)) {
            continue;
        }
        const std::int16_t builder = builder_of(world, f, step, offers);
        seen.gain[step] = worth(after(seen.state, step)) - here;
        seen.believed[step] = seen.gain[step] * trust;
        seen.cost[step] = net_price(world, f, step, builder, offers);
        seen.payback[step] = seen.believed[step] > 0.0
                                 ? seen.cost[step] / (seen.believed[step] * seen.revenue)
                                 : std::numeric_limits<double>::infinity();
        if (risk == Risk::weighed) {
            seen.detour[step] = detour_risk(world, f, step, builder);
        }
    }
}

Observation look(const World& world, Position f, Offers offers, Risk risk) noexcept {
    Observation seen = own_view(world, f, offers);
    add_peers(world, f, seen);
    add_prospects(world, f, offers, risk, seen);
    return seen;
}

} // namespace catchup
