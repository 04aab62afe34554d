// SPDX-License-Identifier: MIT
#include "models/processes/close.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "models/plan.hpp"
#include "sim/run/failure.hpp"

namespace catchup {
namespace {

void add_flows(World& world) {
    Flows& flows = world.flows;
    for (const Event& event : world.events) {
        const std::size_t sector = world.firms.sector[event.firm].value();
        switch (event.kind) {
        case EventKind::start:
            ++flows.started[sector];
            flows.started_by_integrators[sector] += event.integrator != in_house ? 1 : 0;
            flows.private_spending[sector] += event.cost - event.public_cost;
            flows.public_spending[sector] += event.public_cost;
            break;
        case EventKind::complete:
            ++flows.completed[sector];
            break;
        case EventKind::exit:
            ++flows.exits[sector];
            break;
        case EventKind::entry:
            ++flows.entries[sector];
            break;
        }
    }
}

/// Every real column of every firm must be a number. Costs one pass; catches what equations spoil.
void require_finite(const World& world) {
    const Firms& firms = world.firms;
    const auto finite = [](float value) noexcept { return std::isfinite(value); };
    const auto sound = [&](Position f) noexcept {
        return finite(firms.margin[f]) && finite(firms.gain[f]) && finite(firms.capability[f]) &&
               finite(firms.revenue[f]) && finite(firms.cost_scale[f]);
    };
    const auto broken = ordered_sum<std::int64_t>(
        firms.size(), [&](Position f) noexcept { return sound(f) ? 0 : 1; });
    if (broken == 0) {
        return;
    }
    std::uint32_t at = 0;
    while (sound(Position{at})) {
        ++at;
    }
    const Position f{at};
    throw SimulationError{fmt::format(
        "firm {} has a number that is not finite at the end of quarter {}: margin {}, gain {}, "
        "capability {}, revenue {} million RMB",
        firms.id[f].value(),
        to_string(world.plan->scenario.time.start.plus(static_cast<int>(world.now.value()))),
        firms.margin[f], firms.gain[f], firms.capability[f], firms.revenue[f])};
}

} // namespace

void open_quarter(World& world) {
    world.events.clear();
    world.bookings.clear();
    world.births.clear();
}

void close_quarter(World& world) {
    const std::size_t sectors = world.sector_firms.size();
    const std::vector<std::int64_t> none(sectors);
    const std::vector<Fen> nothing(sectors);
    world.flows = {none, none, none, none, none, nothing, nothing};
    world.event_log.drain_into(world.events);
    world.booking_log.drain_into(world.bookings);
    world.birth_log.drain_into(world.births);
    std::stable_sort(world.events.begin(), world.events.end(),
                     [](const Event& a, const Event& b) { return a.firm < b.firm; });
    std::stable_sort(world.bookings.begin(), world.bookings.end(),
                     [](const Booking& a, const Booking& b) { return a.firm < b.firm; });
    add_flows(world);
    world.books.begin_quarter();
    for (const Booking& booking : world.bookings) {
        world.books.book(booking);
    }
    require_finite(world);
}

} // namespace catchup
