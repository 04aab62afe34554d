// SPDX-License-Identifier: MIT
#include "models/processes/options.hpp"

#include <limits>

#include "models/processes/exposure.hpp"
#include "models/processes/gain.hpp"
#include "models/processes/grants.hpp"
#include "models/processes/offers.hpp"
#include "models/processes/prospects.hpp"
#include "models/processes/support.hpp"
#include "sim/numerics/elementary_of_many.hpp"
#include "sim/numerics/instructions.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/draws.hpp"

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

void perceptions_of(const World& world, std::span<const Position> some, std::span<double> trust) {
    const auto calendar_year = static_cast<std::uint32_t>(world.today().year());
    const Firms& firms = world.firms;
    std::vector<FirmId> ids;
    ids.reserve(some.size());
    for (const Position f : some) {
        ids.push_back(firms.id[f]);
    }
    std::vector<std::uint32_t> bits(some.size());
    draw_bits(world.random, ids, Step{calendar_year}, Purpose::belief_error, 0, bits);
    to_uniforms(bits, trust);
    normal_quantile_of_each(trust);
    const Information& beliefs = world.plan->scenario.information;
    for (std::size_t i = 0; i < some.size(); ++i) {
        trust[i] = log_perception(beliefs, firms.information[some[i]], trust[i]);
    }
    exp_of_each(trust);
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

namespace {

/// Gains of all open steps, premia included; 0 of others.
void add_gains(const World& world, Position f, Observation& seen) noexcept {
    const Firms& firms = world.firms;
    const std::size_t sector = firms.sector[f].value();
    const Climate& climate = world.climates[sector];
    const std::array<double, technologies> fit{firms.fit[0][f] * climate.benefit[0],
                                               firms.fit[1][f] * climate.benefit[1],
                                               firms.fit[2][f] * climate.benefit[2]};
    const double externality = world.plan->scenario.benefit.partner_externality;
    const double networked = firms.networked[f];
    const double here =
        target_gain(world, f, seen.state) + first_mover_premium(world, f, seen.state);
    const StepGains& steps = world.plan->step_gains[sector][seen.state.value()];
    BySteps premia{};
    if (climate.first_mover != std::array<double, technologies>{}) {
        for (Mask step = 1; step < masks; ++step) {
            premia[step] =
                seen.may(step) ? first_mover_premium(world, f, after(seen.state, step)) : 0.0;
        }
    }
    const std::uint32_t open = seen.open;
    seen.gain = vectorised([&steps, &fit, externality, networked, premia, here, open]() noexcept {
        BySteps gains = gains_after(steps, fit, externality, networked);
        for (std::uint32_t step = 0; step < masks; ++step) {
            gains[step] = (open >> step & 1) != 0 ? gains[step] + premia[step] - here : 0.0;
        }
        return gains;
    });
}

/// Whether anything but the firm's own price could be asked of it.
bool may_get_help(const World& world, Position f, Offers offers) noexcept {
    if (offers == Offers::ignored) {
        return false;
    }
    return has_offer(world, f) || may_be_supported(world, f);
}

} // namespace

void add_prospects(const World& world, Position f, Offers offers, Risk risk, double trust,
                   Observation& seen) noexcept {
    add_gains(world, f, seen);
    seen.cost = vectorised([&]() noexcept { return in_house_prices(world, f, seen.state); });
    const bool help = may_get_help(world, f, offers);
    for (Mask step = 1; step < masks; ++step) {
        if (!seen.may(step)) {
            continue;
        }
        const std::int16_t builder = help ? builder_of(world, f, step, offers) : in_house;
        if (help) {
            seen.cost[step] = net_price(world, f, step, builder, offers);
        }
        if (risk == Risk::weighed) {
            seen.detour[step] = outcome_index_of(world, f, step, builder);
        }
    }
    if (risk == Risk::weighed) {
        end_probabilities(world.plan->scenario.outcome.detoured, seen.detour);
    }
    for (std::uint32_t step = 0; step < masks; ++step) {
        const bool open = (seen.open >> step & 1U) != 0;
        const double believed = open ? seen.gain[step] * trust : 0.0;
        const double cost = open ? seen.cost[step] : 0.0;
        const double years = cost / (believed * seen.revenue);
        seen.believed[step] = believed;
        seen.cost[step] = cost;
        seen.payback[step] = !open            ? 0.0
                             : believed > 0.0 ? years
                                              : std::numeric_limits<double>::infinity();
        seen.detour[step] = open ? seen.detour[step] : 0.0;
    }
}

Observation look(const World& world, Position f, Offers offers, Risk risk) noexcept {
    Observation seen = own_view(world, f, offers);
    add_peers(world, f, seen);
    add_prospects(world, f, offers, risk, perception_of(world, f), seen);
    return seen;
}

} // namespace catchup
