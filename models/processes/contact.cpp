// SPDX-License-Identifier: MIT
#include "models/processes/contact.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>
#include <vector>

#include "models/processes/offers.hpp"
#include "models/processes/trial.hpp"
#include "sim/numerics/elementary_of_many.hpp"
#include "sim/random/draws.hpp"

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

/// How much distance leaves of the rate of visits, for each of the firms.
void set_nearness(const World& world, std::size_t j, std::span<const Position> firms,
                  std::span<double> near) noexcept {
    const Integrator& profile = world.plan->scenario.integrators[j];
    const Location& centre = world.plan->territories[j].centre;
    for (std::size_t i = 0; i < firms.size(); ++i) {
        const double east = static_cast<double>(world.firms.east[firms[i]]) - centre.east;
        const double north = static_cast<double>(world.firms.north[firms[i]]) - centre.north;
        near[i] = -std::sqrt(east * east + north * north) / profile.range;
    }
    exp_of_each(near.first(firms.size()));
    if (world.integrators[j].platform) {
        for (double& one : near.first(firms.size())) {
            one = std::max(one, profile.platform_reach);
        }
    }
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

/// The visits of one integrator among some firms: how many it made. The firms are its home county's
/// or, with a platform, all.
std::int64_t visit_some(World& world, std::size_t j, std::span<const Position> firms) noexcept {
    std::array<FirmId, block_size> ids;
    std::array<std::uint32_t, block_size> bits;
    for (std::size_t i = 0; i < firms.size(); ++i) {
        ids[i] = world.firms.id[firms[i]];
    }
    draw_bits(world.random, std::span{ids}.first(firms.size()), world.now, Purpose::contact,
              static_cast<std::uint32_t>(j), bits);
    const double rate = visit_rate(world, j);
    std::array<Position, block_size> lucky; // whom it would visit if they were next door
    std::array<double, block_size> luck, near;
    std::size_t count = 0;
    for (std::size_t i = 0; i < firms.size(); ++i) {
        const double one = to_uniform(bits[i]);
        if (one < rate && could_serve(world, j, firms[i])) {
            lucky[count] = firms[i];
            luck[count++] = one;
        }
    }
    set_nearness(world, j, std::span{lucky}.first(count), near);
    std::int64_t visits = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (luck[i] < rate * near[i]) { // nearness is 1 at most
            visit(world, j, lucky[i]);
            ++visits;
        }
    }
    return visits;
}

std::int64_t visit_home(World& world, std::size_t j, std::span<const Position> home) {
    std::vector<std::int64_t> visits(block_count(home.size()));
    for_each_block(home.size(), [&](Block block) noexcept {
        visits[block.index] =
            visit_some(world, j, home.subspan(block.begin, block.end - block.begin));
    });
    return std::accumulate(visits.begin(), visits.end(), std::int64_t{0});
}

std::int64_t visit_all(World& world, std::size_t j) {
    std::vector<std::int64_t> visits(block_count(world.firms.size()));
    for_each_block(world.firms.size(), [&](Block block) noexcept {
        std::array<Position, block_size> places;
        for (std::uint32_t at = block.begin; at < block.end; ++at) {
            places[at - block.begin] = Position{at};
        }
        visits[block.index] =
            visit_some(world, j, std::span{places}.first(block.end - block.begin));
    });
    return std::accumulate(visits.begin(), visits.end(), std::int64_t{0});
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
    if (!(state.open && within && could_serve(world, integrator, f))) {
        return 0.0;
    }
    double near = 0.0;
    set_nearness(world, integrator, {&f, 1}, {&near, 1});
    return std::min(1.0, visit_rate(world, integrator) * near);
}

void contact(World& world) {
    const auto& integrators = world.plan->scenario.integrators;
    if (integrators.empty()) {
        return;
    }
    std::uint8_t* const news = world.firms.news.data();
    std::fill(news, news + world.firms.size(), std::uint8_t{0});
    for (std::size_t j = 0; j < integrators.size(); ++j) {
        if (!world.integrators[j].open) {
            continue;
        }
        const std::int64_t visits =
            world.integrators[j].platform
                ? visit_all(world, j)
                : visit_home(world, j, world.plan->counties[integrators[j].county]);
        book_costs(world, integrators[j], visits);
    }
    give_trials(world);
}

} // namespace catchup
