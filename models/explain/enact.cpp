// SPDX-License-Identifier: MIT
// Windows, grants, links, inspectors, showcases and public goods: the call `enact`, rehearsed on a
// copy of the world to see each intervention's turn.
#include <algorithm>

#include "models/explain/gifts.hpp"
#include "models/explain/observers.hpp"
#include "models/processes/activate.hpp"
#include "models/processes/grants.hpp"
#include "models/processes/planner.hpp"
#include "models/processes/public_goods.hpp"
#include "models/processes/purses.hpp"
#include "models/processes/showcases.hpp"

namespace catchup::explain {
namespace {

std::vector<std::string> windows_opening(const World& world, Position f) {
    const Scenario& scenario = world.plan->scenario;
    const std::string& sector = scenario.sectors[world.firms.sector[f].value()].kind;
    std::vector<std::string> names;
    for (const Window& window : scenario.windows) {
        const bool concerned =
            window.sectors.empty() ||
            std::find(window.sectors.begin(), window.sectors.end(), sector) != window.sectors.end();
        if (concerned && window.from == world.today()) {
            names.push_back(window.name);
        }
    }
    return names;
}

/// `enact` with a stop at each intervention.
World rehearsed(const World& world, Position f, Surroundings& around) {
    World copy = world;
    fill_purses(copy);
    release_money(copy);
    if (copy.policy.firms.grant[f] != world.policy.firms.grant[f]) {
        around.lapsed = world.policy.firms.grant[f];
    }
    activate(copy);
    plan_steps(copy);
    provide_goods(copy);
    show(copy);
    for (std::size_t k = 0; k < copy.plan->scenario.interventions.size(); ++k) {
        if (auto gift = rehearse_gifts(copy, k, f)) {
            around.gifts.push_back(*gift);
        }
    }
    around.inspections = rehearse_inspections(copy, f);
    return copy;
}

std::int16_t given(const Chapter& chapter, bool link) {
    std::int16_t found = no_intervention;
    for (const Gift& gift : chapter.around.gifts) {
        found = gift.received && gift.link == link ? static_cast<std::int16_t>(gift.intervention)
                                                   : found;
    }
    return found;
}

} // namespace

void foretell_policy(const World& world, Position f, Chapter& chapter) {
    Surroundings& around = chapter.around;
    around.windows = windows_opening(world, f);
    demand(around.windows.empty() != world.climates[world.firms.sector[f].value()].opens, world, f,
           "windows that open");
    if (world.plan->programmes.empty()) {
        return;
    }
    const World copy = rehearsed(world, f, around);
    around.showcase = copy.policy.firms.sees[f];
    around.linked = is_linked(copy, f);
    around.goods = goods_of(copy, f);
}

void confirm_policy(const World& world, Position f, Chapter& chapter) {
    if (world.plan->programmes.empty()) {
        return;
    }
    const PolicyFirms& held = world.policy.firms;
    const Surroundings& around = chapter.around;
    const std::int16_t grant = given(chapter, false);
    demand((held.grant[f] != no_intervention && held.granted[f] == world.now) ==
                   (grant != no_intervention) &&
               (grant == no_intervention || held.grant[f] == grant),
           world, f, "a voucher or an invitation");
    demand(around.lapsed == no_intervention || held.grant[f] == grant, world, f, "a lapse");
    const std::int16_t partner = given(chapter, true);
    demand((held.linked[f] == world.now) == (partner != no_intervention) &&
               (partner == no_intervention || held.partner[f] == partner),
           world, f, "a link with a university");
    std::int16_t inspector = no_intervention;
    for (const Inspection& one : around.inspections) {
        inspector = one.took_place ? static_cast<std::int16_t>(one.intervention) : inspector;
    }
    demand(held.inspector[f] == inspector, world, f, "an inspection");
    demand(held.sees[f] == static_cast<float>(around.showcase), world, f, "a showcase");
    demand(goods_of(world, f).standards == around.goods.standards &&
               goods_of(world, f).generic == around.goods.generic,
           world, f, "public goods");
}

} // namespace catchup::explain
