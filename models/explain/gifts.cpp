// SPDX-License-Identifier: MIT
#include "models/explain/gifts.hpp"

#include <variant>

#include "models/explain/observers.hpp"
#include "models/processes/grants.hpp"
#include "models/processes/offers.hpp"
#include "models/processes/purses.hpp"
#include "models/processes/queue.hpp"
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
                                  held.showcase[f] == no_intervention && firms.project[f] == 0 &&
                                  (chosen_steps(world, k, firms.sector[f], firms.state[f]) &
                                   open_steps(world, firms.state[f])) != 0;
    return lacks && (!world.plan->programmes[k].by_integrators || has_offer(world, f)) &&
           covers(world, k, f);
}

/// The candidates of an intervention, in its order.
std::vector<Claim> candidates(const World& world, std::size_t k, bool link) {
    return queue_of(world.firms, [&](Position f, Claim& claim) noexcept {
        claim.key = order_key(world, k, f);
        claim.priority = world.random.bits(claim.id.value(), world.now.value(),
                                           Purpose::grant_queue, static_cast<std::uint32_t>(k));
        return may_get(world, k, link, f);
    });
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
    const std::vector<Claim> queue = candidates(world, k, terms->link);
    give_one(world, k);
    Gift gift{.intervention = k,
              .link = terms->link,
              .ahead = queue.size(),
              .candidates = queue.size(),
              .given = 0,
              .worth = terms->worth,
              .purse_left = world.policy.purses[world.plan->programmes[k].purse].free,
              .until = Step{world.now.value() + static_cast<std::uint32_t>(terms->quarters)}};
    for (std::size_t place = 0; place < queue.size(); ++place) {
        const Position other = queue[place].firm;
        gift.ahead = other == f ? place : gift.ahead;
        if (got_it(world, k, terms->link, other)) {
            demand(place == gift.given, world, other, "its place in an intervention's order");
            ++gift.given;
        }
    }
    return gift.ahead < queue.size() ? std::optional{gift} : std::nullopt;
}

} // namespace catchup::explain
