// SPDX-License-Identifier: MIT
#include "models/processes/birth.hpp"

#include <cmath>

#include "models/peers/supply.hpp"
#include "models/plan.hpp"
#include "models/processes/gain.hpp"
#include "models/processes/observe.hpp"
#include "models/processes/reach.hpp"
#include "models/sums.hpp"
#include "sim/numerics/elementary.hpp"
#include "sim/random/distributions.hpp"

namespace catchup {
namespace {

std::uint8_t drawn_rule(const World& world, FirmId id) {
    const double luck = world.random.uniform(id, Step{0}, Purpose::adoption_rule);
    return static_cast<std::uint8_t>(pick(world.plan->rule_shares, luck));
}

/// Everything that does not depend on the other firms.
void settle_in(World& world, Position place, std::uint32_t generation, const Attributes& born,
               State start) {
    Firms& firms = world.firms;
    const Scenario& scenario = world.plan->scenario;
    const FirmId id = firm_id(place, generation, static_cast<std::uint32_t>(firms.size()));
    firms.id[place] = id;
    firms.rule[place] = drawn_rule(world, id);
    firms.revenue[place] = static_cast<float>(born.revenue);
    constexpr double reference_revenue = 10.0; // million RMB: where E5's list prices hold
    firms.cost_scale[place] =
        static_cast<float>(scenario.sectors[firms.sector[place].value()].cost *
                           power(born.revenue / reference_revenue, scenario.cost.size_exponent));
    firms.visibility[place] = static_cast<float>(std::sqrt(born.revenue));
    firms.payback_threshold[place] = static_cast<float>(born.payback_threshold);
    firms.imitation_threshold[place] = static_cast<float>(born.imitation_threshold);
    firms.information[place] =
        static_cast<float>(information_at_birth(scenario.information, born.revenue));
    firms.capability[place] = static_cast<float>(born.capability);
    for (std::size_t x = 0; x < technologies; ++x) {
        firms.fit[x][place] = static_cast<float>(born.fit[x]);
        firms.experience[x][place] = 0.0F;
    }
    firms.state[place] = start;
    firms.fund[place] = firms.debt[place] = firms.instalment[place] = Fen{0};
    firms.project[place] = firms.proposal[place] = firms.fallback[place] = 0;
    firms.builder[place] = firms.proposal_builder[place] = firms.offer_from[place] = in_house;
    firms.project_cost[place] = Fen{0};
    firms.ends_left[place] = 0;
    firms.late[place] = firms.news[place] = firms.met[place] = 0;
    firms.credit[place] = 0.0F;
    firms.attempts[place] = firms.tries[place] = 0;
    firms.offered[place] = firms.abandoned[place] = never;
    if (!world.plan->programmes.empty()) {
        world.policy.firms.forget(place);
    }
}

void set_base_margin(World& world, Position place, double observed, double others_gain) {
    Firms& firms = world.firms;
    const double competition =
        world.plan->scenario.sectors[firms.sector[place].value()].competition;
    firms.base_margin[place] =
        static_cast<float>(observed - firms.gain[place] + competition * others_gain);
    firms.margin[place] = firms.aspiration[place] = static_cast<float>(observed);
    for (Column<float>& margin : firms.recent_margin) {
        margin[place] = static_cast<float>(observed);
    }
}

void register_birth(World& world, Position place, std::uint32_t generation, std::int32_t quarter) {
    const Firms& firms = world.firms;
    world.birth_log.add(place,
                        {.firm = place,
                         .generation = generation,
                         .quarter = quarter,
                         .sector = firms.sector[place],
                         .county = firms.county[place],
                         .rule = firms.rule[place],
                         .start = firms.state[place],
                         .east = firms.east[place],
                         .north = firms.north[place],
                         .revenue = firms.revenue[place],
                         .base_margin = firms.base_margin[place],
                         .capability = firms.capability[place],
                         .payback_threshold = firms.payback_threshold[place],
                         .imitation_threshold = firms.imitation_threshold[place],
                         .fit = {firms.fit[0][place], firms.fit[1][place], firms.fit[2][place]}});
}

} // namespace

void bear(World& world, Position place, std::uint32_t generation, const Attributes& born,
          State start, double others_gain) {
    settle_in(world, place, generation, born, start);
    note_reach(world, place);
    world.firms.gain[place] = static_cast<float>(target_gain(world, place, start));
    set_base_margin(world, place, born.margin, others_gain);
    register_birth(world, place, generation, static_cast<std::int32_t>(world.now.value()));
}

void bear_all(World& world) {
    Firms& firms = world.firms;
    const Births& births = world.plan->births;
    std::vector<double> observed(firms.size());
    for_each_firm(firms.size(), [&](Position f) noexcept {
        firms.sector[f] = births.sector_of(f, world.random);
        firms.county[f] = births.county_of(f);
        const Location location = births.location_of(f, world.random);
        firms.east[f] = static_cast<float>(location.east);
        firms.north[f] = static_cast<float>(location.north);
        const Attributes born = births.attributes(FirmId{f.value()}, firms.sector[f], world.random);
        settle_in(world, f, 0, born, born.start);
        observed[f.value()] = born.margin;
    });
    const Scenario& scenario = world.plan->scenario;
    const std::size_t sectors = world.sector_firms.size();
    world.sector_firms =
        sector_sums<std::int64_t>(firms, sectors, [](Position) noexcept { return 1; });
    world.trade =
        trading_partners(static_cast<std::uint32_t>(firms.size()),
                         connect_supply(scenario.supply, scenario.sectors, firms, world.random));
    count_counties(world);
    count_partners(world);
    observe_peers(world);
    for_each_firm(firms.size(), [&](Position f) noexcept {
        firms.gain[f] = static_cast<float>(target_gain(world, f, firms.state[f]));
    });
    sum_gains(world);
    for_each_firm(firms.size(), [&](Position f) noexcept {
        set_base_margin(world, f, observed[f.value()], others_mean_gain(world, f));
        register_birth(world, f, 0, -1);
    });
}

} // namespace catchup
