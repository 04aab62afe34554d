// SPDX-License-Identifier: MIT
#include "models/processes/enact.hpp"

#include "models/processes/activate.hpp"
#include "models/processes/grants.hpp"
#include "models/processes/inspect.hpp"
#include "models/processes/planner.hpp"
#include "models/processes/public_goods.hpp"
#include "models/processes/purses.hpp"
#include "models/processes/showcases.hpp"

namespace catchup {

void enact(World& world) {
    if (world.plan->scenario.purses.empty()) {
        return;
    }
    fill_purses(world);
    if (world.plan->scenario.interventions.empty()) {
        return;
    }
    release_money(world);
    activate(world);
    plan_steps(world);
    provide_goods(world);
    show(world);
    give_grants(world);
    inspect(world);
}

} // namespace catchup
