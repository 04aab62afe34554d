// SPDX-License-Identifier: MIT
#include "models/world.hpp"

#include <utility>

#include "models/plan.hpp"

namespace catchup {

Flows::Flows(std::size_t sectors, std::size_t purses)
    : entries(sectors), exits(sectors), started(sectors), completed(sectors),
      started_by_integrators(sectors), late(sectors), abandoned(sectors), trials(sectors),
      unfunded(sectors), without_slot(sectors), without_money(sectors), supported(sectors),
      penalties(sectors), private_spending(sectors), public_spending(sectors),
      purse_spending(purses) {}

PolicyState policy_before(const Plan& plan) {
    const Scenario& scenario = plan.scenario;
    return {scenario.purses.size(), scenario.interventions.size(), scenario.sectors.size(),
            scenario.population.firms};
}

World::World(const Plan& the_plan, Stream luck, std::shared_ptr<const network::Partners> links)
    : plan{&the_plan}, random{luck}, partners{std::move(links)},
      firms{the_plan.scenario.population.firms}, sector_firms(the_plan.scenario.sectors.size()),
      climates(sector_firms.size()), sector_prices(sector_firms.size(), prices),
      sector_gain(sector_firms.size()), county_levels(the_plan.counties.size()),
      sector_levels(sector_firms.size()),
      integrators(the_plan.scenario.integrators.size()), policy{policy_before(the_plan)},
      event_log{firms.size()}, booking_log{firms.size()}, birth_log{firms.size()} {}

Quarter World::today() const {
    return plan->scenario.time.start.plus(static_cast<int>(now.value()));
}

} // namespace catchup
