// SPDX-License-Identifier: MIT
#include "models/processes/birth.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "models/peers/supply.hpp"
#include "models/plan.hpp"
#include "models/processes/gain.hpp"
#include "models/processes/observe.hpp"
#include "models/processes/reach.hpp"
#include "models/sums.hpp"
#include "sim/numerics/elementary_of_many.hpp"
#include "sim/random/draws.hpp"

namespace catchup {
namespace {

constexpr std::uint32_t at_once = 64; // so many firms are drawn together

/// Everything that does not depend on the other firms.
void settle_in(World& world, Position place, std::uint32_t generation, const Newborn& newborn,
               State start) {
    const Attributes& born = newborn.attributes;
    Firms& firms = world.firms;
    const Scenario& scenario = world.plan->scenario;
    const FirmId id = firm_id(place, generation, static_cast<std::uint32_t>(firms.size()));
    firms.id[place] = id;
    firms.rule[place] = newborn.rule;
    firms.revenue[place] = static_cast<float>(born.revenue);
    firms.cost_scale[place] = static_cast<float>(
        scenario.sectors[firms.sector[place].value()].cost * newborn.cost_factor);
    firms.visibility[place] = static_cast<float>(std::sqrt(born.revenue));
    firms.payback_threshold[place] = static_cast<float>(born.payback_threshold);
    firms.imitation_threshold[place] = static_cast<float>(born.imitation_threshold);
    firms.information[place] = static_cast<float>(newborn.information);
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

void draw_newborns(const World& world, std::span<const FirmId> ids,
                   std::span<const SectorId> sectors, std::span<Newborn> newborns) {
    EXPECTS(newborns.size() == ids.size());
    constexpr double reference_revenue = 10.0; // million RMB: where E5's list prices hold
    const Scenario& scenario = world.plan->scenario;
    std::vector<Attributes> drawn(ids.size());
    world.plan->births.draw(ids, sectors, world.random, drawn);
    std::vector<double> cost(ids.size());
    std::vector<double> known(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        cost[i] = drawn[i].revenue / reference_revenue;
        known[i] = drawn[i].revenue / scenario.information.start_revenue;
    }
    log_of_each(cost); // power() of many
    for (double& one : cost) {
        one = scenario.cost.size_exponent * one;
    }
    exp_of_each(cost);
    log_of_each(known);
    std::vector<std::uint32_t> luck(ids.size());
    draw_bits(world.random, ids, Step{0}, Purpose::adoption_rule, 0, luck);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        newborns[i] = {
            .attributes = drawn[i],
            .cost_factor = drawn[i].revenue > 0.0 ? cost[i] : 0.0,
            .information = information_of_size(scenario.information, known[i]),
            .rule = static_cast<std::uint8_t>(world.plan->rule_lots.pick(to_uniform(luck[i])))};
    }
}

void bear(World& world, Position place, std::uint32_t generation, const Newborn& born, State start,
          double others_gain) {
    settle_in(world, place, generation, born, start);
    note_reach(world, place);
    world.firms.gain[place] = static_cast<float>(target_gain(world, place, start));
    set_base_margin(world, place, born.attributes.margin, others_gain);
    register_birth(world, place, generation, static_cast<std::int32_t>(world.now.value()));
}

void bear_all(World& world) {
    Firms& firms = world.firms;
    const Births& births = world.plan->births;
    std::vector<double> observed(firms.size());
    for_each_block(firms.size(), [&](Block block) noexcept {
        std::array<FirmId, at_once> ids;
        std::array<SectorId, at_once> sectors;
        std::array<Location, at_once> locations;
        std::array<Newborn, at_once> newborns;
        for (std::uint32_t first = block.begin; first < block.end; first += at_once) {
            const std::uint32_t count = std::min(at_once, block.end - first);
            births.locate(Position{first}, world.random, {locations.data(), count});
            births.draw_sectors(Position{first}, world.random, {sectors.data(), count});
            for (std::uint32_t i = 0; i < count; ++i) {
                const Position f{first + i};
                firms.sector[f] = sectors[i];
                firms.county[f] = births.county_of(f);
                firms.east[f] = static_cast<float>(locations[i].east);
                firms.north[f] = static_cast<float>(locations[i].north);
                ids[i] = FirmId{f.value()};
            }
            draw_newborns(world, {ids.data(), count}, {sectors.data(), count},
                          {newborns.data(), count});
            for (std::uint32_t i = 0; i < count; ++i) {
                const Attributes& born = newborns[i].attributes;
                settle_in(world, Position{first + i}, 0, newborns[i], born.start);
                observed[first + i] = born.margin;
            }
        }
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
