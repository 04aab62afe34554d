// SPDX-License-Identifier: MIT
// One replication's world: everything that changes from quarter to quarter.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "models/books/events.hpp"
#include "models/books/ledger.hpp"
#include "models/firms.hpp"
#include "models/integrators/integrator.hpp"
#include "models/peers/counts.hpp"
#include "models/peers/levels.hpp"
#include "models/policy/state.hpp"
#include "models/windows/window.hpp"
#include "sim/network/partners.hpp"
#include "sim/random/stream.hpp"

namespace catchup {

struct Plan; // what a scenario fixes before the first quarter: models/plan.hpp

/// What a quarter's flows add up to, one entry a sector.
struct Flows {
    explicit Flows(std::size_t sectors = 0, std::size_t purses = 0);
    std::vector<std::int64_t> entries, exits, started, completed, started_by_integrators, late,
        abandoned, trials, unfunded, without_slot, without_money, supported, penalties;
    std::vector<Fen> private_spending, public_spending;
    std::vector<Fen> purse_spending; // by purse
};

/// A firm as it was born: the rows of the result file's population.
struct Birth {
    Position firm{};
    std::uint32_t generation = 0;
    std::int32_t quarter = -1; // -1: there from the start
    SectorId sector{};
    CountyId county{};
    std::uint8_t rule = 0;
    State start{};
    float east = 0.0F, north = 0.0F, revenue = 0.0F, base_margin = 0.0F, capability = 0.0F,
          payback_threshold = 0.0F, imitation_threshold = 0.0F;
    std::array<float, technologies> fit{};
};

/// A policy that has done nothing yet.
[[nodiscard]] PolicyState policy_before(const Plan& plan);

/// Loops read neighbours' columns only in phases in which nobody writes them (models/step.cpp).
struct World {
    World(const Plan& the_plan, Stream luck, std::shared_ptr<const network::Partners> links);

    /// The calendar quarter of `now`.
    [[nodiscard]] Quarter today() const;

    const Plan* plan;
    Stream random;
    std::shared_ptr<const network::Partners> partners; // within the county
    network::Partners trade;                           // suppliers and customers
    Step now{0};

    Firms firms;
    std::vector<std::int64_t> sector_firms;           // places of each sector: fixed
    std::array<double, technologies> prices{1, 1, 1}; // tau, E6, without windows
    std::vector<Climate> climates;                    // by sector: windows of the quarter
    std::vector<std::array<double, technologies>> sector_prices; // prices x windows
    std::array<std::int64_t, technologies> completed{}; // K: steps completed since the start
    std::vector<double> sector_gain;                    // sum of g over each sector
    PeerCounts peers;                                   // of partners, at the quarter's beginning
    std::vector<CountyLevels> county_levels;            // at the end of the last quarter
    std::vector<SectorLevels> sector_levels;            // at the end of the last quarter
    std::vector<IntegratorState> integrators;
    PolicyState policy;

    // written by the quarter's loops, gathered by close_quarter
    BlockLog<Event> event_log;
    BlockLog<Booking> booking_log;
    BlockLog<Birth> birth_log;

    // the quarter as closed: what outputs read
    std::vector<Event> events;     // by firm, then in the order of happening
    std::vector<Booking> bookings; // by firm (those without a firm first)
    std::vector<Birth> births;     // by firm
    Flows flows;
    Books books;
};

} // namespace catchup
