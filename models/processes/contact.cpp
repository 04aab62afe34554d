// SPDX-License-Identifier: MIT
#include "models/processes/contact.hpp"

#include <algorithm>
#include <cmath>

#include "models/processes/offers.hpp"
#include "models/processes/trial.hpp"
#include "sim/numerics/elementary.hpp"

namespace catchup {
namespace {

/// True if the integrator would visit the firm at all, wherever the firm is.
bool could_serve(const World& world, std::size_t j, Position f) noexcept {
    const Plan& plan = *world.plan;
    const Firms& firms = world.firms;
    return serves(world, j, firms.sector[f].value()) &&
           firms.revenue[f] < plan.scenario.finance.sme_revenue &&
           plan.territories[j].packages[firms.state[f].value()] != 0;
}

/// How much distance leaves of the rate of visits.
double nearness(const World& world, std::size_t j, Position f) noexcept {
    const Integrator& profile = world.plan->scenario.integrators[j];
    const Location& centre = world.plan->territories[j].centre;
    const double east = static_cast<double>(world.firms.east[f]) - centre.east;
    const double north = static_cast<double>(world.firms.north[f]) - centre.north;
    const double near = exp(-std::sqrt(east * east + north * north) / profile.range);
    return world.integrators[j].platform ? std::max(near, profile.platform_reach) : near;
}

void visit(World& world, std::size_t j, Position f) noexcept {
    Firms& firms = world.firms;
    firms.news[f] = static_cast<std::uint8_t>(firms.news[f] | visited);
    const double price = price_share(world, j, f);
    if (price >= 1.0) {
        return;
    }
    if (has_offer(world, f)) {
        const auto standing = static_cast<std::size_t>(firms.offer_from[f]);
        if (standing != j && price_share(world, standing, f) <= price) {
            return;
        }
    }
    firms.offer_from[f] = static_cast<std::int16_t>(j);
    firms.offered[f] = world.now;
}

/// Visits a quarter to a firm next door.
double visit_rate(const World& world, std::size_t j) noexcept {
    const Integrator& profile = world.plan->scenario.integrators[j];
    return profile.contact_rate * (world.integrators[j].platform ? profile.platform_contact : 1.0);
}

/// The visits of one integrator among `places`: how many it made.
template <class PlaceOf>
std::int64_t visit_places(World& world, std::size_t j, std::size_t places, PlaceOf&& place_of) {
    const double rate = visit_rate(world, j);
    return ordered_sum<std::int64_t>(places, [&](Position member) noexcept {
        const Position f = place_of(member);
        if (!could_serve(world, j, f)) {
            return 0;
        }
        const double luck = visit_luck(world, j, f);
        if (luck < rate && luck < rate * nearness(world, j, f)) { // nearness is 1 at most
            visit(world, j, f);
            return 1;
        }
        return 0;
    });
}

/// What its quarter costs an integrator beside its projects.
void book_costs(World& world, const Integrator& profile, std::int64_t visits) {
    const auto book = [&](BookingPurpose purpose, Fen amount) {
        if (amount > Fen{0}) {
            world.bookings.push_back(
                {world.now, Account::integrators, Account::suppliers, purpose, no_firm, amount});
        }
    };
    book(BookingPurpose::visits, booked(profile.visit_cost * static_cast<double>(visits)));
    book(BookingPurpose::overhead, booked(profile.overhead / 4.0));
}

} // namespace

double visit_luck(const World& world, std::size_t integrator, Position f) noexcept {
    return world.random.uniform(world.firms.id[f], world.now, Purpose::contact,
                                static_cast<std::uint32_t>(integrator));
}

double visit_probability(const World& world, std::size_t integrator, Position f) noexcept {
    const IntegratorState& state = world.integrators[integrator];
    const bool within = state.platform || world.firms.county[f].value() ==
                                              world.plan->scenario.integrators[integrator].county;
    return state.open && within && could_serve(world, integrator, f)
               ? std::min(1.0, visit_rate(world, integrator) * nearness(world, integrator, f))
               : 0.0;
}

void contact(World& world) {
    const auto& integrators = world.plan->scenario.integrators;
    if (integrators.empty()) {
        return;
    }
    Firms& firms = world.firms;
    for_each_firm(firms.size(), [&](Position f) noexcept { firms.news[f] = 0; });
    for (std::size_t j = 0; j < integrators.size(); ++j) {
        if (!world.integrators[j].open) {
            continue;
        }
        const std::vector<Position>& home = world.plan->counties[integrators[j].county];
        const std::int64_t visits =
            world.integrators[j].platform
                ? visit_places(world, j, firms.size(),
                               [](Position member) noexcept { return member; })
                : visit_places(world, j, home.size(),
                               [&](Position member) noexcept { return home[member.value()]; });
        book_costs(world, integrators[j], visits);
    }
    give_trials(world);
}

} // namespace catchup
