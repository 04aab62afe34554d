// SPDX-License-Identifier: MIT
#include "models/processes/options.hpp"

#include "models/processes/grants.hpp"
#include "models/processes/offers.hpp"
#include "models/processes/support.hpp"
#include "sim/numerics/elementary_of_many.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/draws.hpp"

namespace catchup {
namespace {

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
        offers == Offers::ignored ? Fen{0} : support_of(world, f, step, builder, gross).amount;
    return left_to_pay(gross, support);
}

Origin prompt_of(const World& world, Position f) noexcept {
    return world.firms.offered[f] == world.now                   ? Origin::contact
           : is_invited(world, f)                                ? Origin::invitation
           : world.climates[world.firms.sector[f].value()].opens ? Origin::window
                                                                 : Origin::none;
}

std::int16_t builder_of(const World& world, Position f, Mask step, Offers offers) noexcept {
    return offers == Offers::ignored ? in_house : package_of(world, f).builder(step);
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

} // namespace catchup
