// SPDX-License-Identifier: MIT
#include "models/explain/gifts.hpp"

#include <variant>

#include "models/explain/observers.hpp"
#include "models/processes/decide.hpp"
#include "models/processes/grants.hpp"
#include "models/processes/offers.hpp"
#include "models/processes/purses.hpp"
#include "models/processes/reach.hpp"
#include "models/processes/support.hpp"

namespace catchup::explain {
namespace {

/// What one gift of a lever costs and how long it lasts; nothing if the lever gives none.
struct Terms {
    bool link = false;
    Fen worth{};
    std::int64_t quarters = 0;
};
std::optional<Terms> terms_of(const PolicyLevers& levers) {
    return std::visit(
        []<class Lever>(const Lever& lever) -> std::optional<Terms> {
            if constexpr (Entitles<Lever>) {
                return Terms{false, booked(lever.cap), lever.quarters};
            } else if constexpr (std::is_same_v<Lever, UniversityLinks>) {
                return Terms{true, booked(lever.cost), lever.quarters};
            } else {
                return std::nullopt;
            }
        },
        levers);
}

bool may_get(const World& world, std::size_t k, bool link, Position f) noexcept {
    const Firms& firms = world.firms;
    const PolicyFirms& held = world.policy.firms;
    const bool lacks = link ? !is_linked(world, f)
                            : held.grant[f] == no_intervention &&
                                  held.showcase[f] == no_intervention && is_idle(world, f) &&
                                  (chosen_steps(world, k, firms.sector[f], firms.state[f]) &
                                   open_steps(world, firms.state[f])) != 0;
    return lacks && (!world.plan->programmes[k].by_integrators || has_offer(world, f)) &&
           covers(world, k, f);
}

bool got_it(const World& world, std::size_t k, bool link, Position f) noexcept {
    const PolicyFirms& held = world.policy.firms;
    return link ? held.partner[f] == static_cast<std::int16_t>(k) && held.linked[f] == world.now
                : held.grant[f] == static_cast<std::int16_t>(k) && held.granted[f] == world.now;
}

/// `give_grants` with one intervention alone.
void give_one(World& world, std::size_t k) {
    std::vector<InterventionState>& all = world.policy.interventions;
    std::vector<bool> active;
    for (std::size_t other = 0; other < all.size(); ++other) {
        active.push_back(all[other].active);
        all[other].active = other == k && active.back();
    }
    give_grants(world);
    for (std::size_t other = 0; other < all.size(); ++other) {
        all[other].active = active[other];
    }
}

} // namespace

std::optional<Gift> rehearse_gifts(World& world, std::size_t k, Position f) {
    const auto terms = terms_of(world.plan->scenario.interventions[k].lever);
    if (!terms || !world.policy.interventions[k].active) {
        return std::nullopt;
    }
    Gift gift{.intervention = k,
              .link = terms->link,
              .received = false,
              .candidates = 0,
              .given = 0,
              .worth = terms->worth,
              .purse_left = {},
              .until = Step{world.now.value() + static_cast<std::uint32_t>(terms->quarters)}};
    const bool candidate = may_get(world, k, terms->link, f);
    const World before = world;
    give_one(world, k);
    for (std::uint32_t at = 0; at < world.firms.size(); ++at) {
        const bool may = may_get(before, k, terms->link, Position{at});
        const bool got = got_it(world, k, terms->link, Position{at});
        demand(may || !got, world, Position{at}, "who may get something");
        gift.candidates += may ? 1U : 0U;
        gift.given += got ? 1U : 0U;
    }
    gift.received = got_it(world, k, terms->link, f);
    gift.purse_left = world.policy.purses[world.plan->programmes[k].purse].free;
    return candidate ? std::optional{gift} : std::nullopt;
}

} // namespace catchup::explain
