// SPDX-License-Identifier: MIT
#include "models/plan.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "models/processes/birth.hpp"
#include "models/processes/close.hpp"
#include "sim/base/error.hpp"

namespace catchup {
namespace {

std::vector<Territory> territories_of(const Scenario& scenario, const Births& births) {
    const std::vector<Location> centres = births.centres();
    std::vector<Territory> territories;
    for (const Integrator& integrator : scenario.integrators) {
        territories.push_back({.packages = packages_by_state(integrator),
                               .markets = markets_of(integrator, scenario.sectors),
                               .centre = centres[integrator.county]});
    }
    return territories;
}

/// What a table of firms can outgrow, which the scenario's own check cannot see.
void require_size(const Scenario& scenario, const Counties& counties) {
    const auto refuse = [&](std::string text) {
        throw InputError{Problem{Place{scenario.population.table.path, 0, 0}, std::move(text)}};
    };
    const std::uint64_t firms = scenario.population.firms;
    if (firms * (scenario.time.quarters + 1) > most_firm_ids) {
        refuse(fmt::format("has {} firms; with {} quarters that exceeds 2^32 firm ids. Try fewer "
                           "firms or quarters",
                           firms, scenario.time.quarters));
    }
    double links = 0.0;
    for (const auto& members : counties) {
        links += links_asked(scenario.network, static_cast<double>(members.size()));
    }
    if (links > most_links_asked) {
        refuse(fmt::format("has so many firms that the network asks for about {:.2g} links; at "
                           "most {:.2g} fit. Try small_world or more counties",
                           links, most_links_asked));
    }
    if (static_cast<double>(firms) * scenario.supply.suppliers > most_links_asked) {
        refuse(fmt::format("has so many firms that supply.suppliers asks for more than {:.2g} "
                           "links. Try fewer suppliers",
                           most_links_asked));
    }
}

Counties members_of_counties(const Scenario& scenario, const Births& births) {
    Counties counties(scenario.population.counties);
    for (std::uint32_t place = 0; place < scenario.population.firms; ++place) {
        counties[births.county_of(Position{place}).value()].push_back(Position{place});
    }
    return counties;
}

/// Admissible steps of at most so many technologies, as bits.
std::array<std::uint8_t, states> open_steps_by_state(std::uint32_t largest_step) {
    std::array<std::uint8_t, states> open{};
    for (std::uint8_t s = 0; s < states; ++s) {
        for (Mask step = 1; step < masks; ++step) {
            if (admissible(State{s}, step) && breadth(step) <= static_cast<int>(largest_step)) {
                open[s] = static_cast<std::uint8_t>(open[s] | 1U << step);
            }
        }
    }
    return open;
}

std::vector<double> shares_of(const std::vector<RuleShare>& rules) {
    std::vector<double> shares;
    for (const RuleShare& rule : rules) {
        shares.push_back(rule.share);
    }
    return shares;
}

/// Trial funds, and the places at home that penetration is measured by.
void open_integrators(World& world) {
    for (std::size_t j = 0; j < world.integrators.size(); ++j) {
        const Integrator& profile = world.plan->scenario.integrators[j];
        IntegratorState& state = world.integrators[j];
        state.fund = booked(profile.trial_fund);
        for (const Position place : world.plan->counties[profile.county]) {
            const auto sector = world.firms.sector[place].value();
            const Market& market = world.plan->territories[j].markets[sector];
            state.homes += market.standing == Market::Standing::home ? 1 : 0;
        }
    }
}

} // namespace

std::unique_ptr<const Plan> prepare(const Scenario& given) {
    FirmTable table =
        read_firm_table(given.population.table, given.sectors, given.population.counties);
    Scenario scenario = given;
    if (table.rows != 0) {
        scenario.population.firms = static_cast<std::uint32_t>(table.rows);
    }
    Births births{scenario.population, scenario.sectors, std::move(table)};
    Counties counties = members_of_counties(scenario, births);
    std::vector<Territory> territories = territories_of(scenario, births);
    require_size(scenario, counties);
    auto plan = std::make_unique<Plan>(Plan{.scenario = scenario,
                                            .births = std::move(births),
                                            .counties = std::move(counties),
                                            .rule_lots = Lots{shares_of(scenario.rules)},
                                            .gains = {},
                                            .step_gains = {},
                                            .step_costs = step_costs(scenario.cost),
                                            .step_prices = step_prices(step_costs(scenario.cost)),
                                            .step_gaps = step_gaps(scenario.outcome),
                                            .territories = std::move(territories),
                                            .open_steps = {},
                                            .programmes = {},
                                            .partners = nullptr});
    for (const Sector& sector : scenario.sectors) {
        plan->gains.push_back(gain_table(scenario.benefit, sector.benefit));
        plan->step_gains.push_back(step_gains(plan->gains.back()));
    }
    plan->open_steps = open_steps_by_state(scenario.decision.largest_step);
    plan->programmes = programmes(scenario.interventions, scenario.purses, scenario.sectors,
                                  scenario.policy.generosity);
    const bool differ = std::visit([](const auto& kind) { return kind.random; }, scenario.network);
    if (!differ) {
        plan->partners = link(*plan, Stream{scenario.seed, Replication{0}});
    }
    return plan;
}

std::shared_ptr<const network::Partners> link(const Plan& plan, const Stream& random) {
    if (plan.partners) {
        return plan.partners;
    }
    auto links = std::visit([&](const auto& kind) { return kind.connect(plan.counties, random); },
                            plan.scenario.network);
    return std::make_shared<const network::Partners>(
        network::freeze(plan.scenario.population.firms, std::move(links)));
}

World begin(const Plan& plan, Replication replication) {
    const Stream random{plan.scenario.seed, replication};
    World world{plan, random, link(plan, random)};
    bear_all(world);
    open_integrators(world);
    close_quarter(world);
    world.birth_log.release();
    return world;
}

Step policy_begins(const Scenario& scenario) {
    std::uint32_t first = scenario.time.quarters;
    const auto consider = [&](Quarter from) {
        const int ahead = from.minus(scenario.time.start);
        first = std::min(first, static_cast<std::uint32_t>(std::max(0, ahead)));
    };
    for (const Purse& purse : scenario.purses) {
        consider(purse.from);
    }
    for (const Intervention& one : scenario.interventions) {
        consider(one.from);
    }
    return Step{first};
}

World branch(const World& trunk, const Plan& plan) {
    if (policy_begins(plan.scenario) < trunk.now ||
        policy_begins(trunk.plan->scenario) < trunk.now) {
        throw std::logic_error{"a world branches after a policy has begun"};
    }
    EXPECTS(plan.scenario.population.firms == trunk.firms.size() &&
            plan.scenario.sectors.size() == trunk.sector_firms.size() &&
            plan.scenario.integrators.size() == trunk.integrators.size());
    World world{trunk};
    world.plan = &plan;
    world.policy = policy_before(plan);
    world.flows.purse_spending.assign(plan.scenario.purses.size(), Fen{0});
    return world;
}

} // namespace catchup
