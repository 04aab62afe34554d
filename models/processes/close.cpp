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

/// A firm's numbers are sound if the real ones are numbers and the money is of this world.
[[nodiscard]] bool sound(const Firms& firms, Position f) noexcept {
    constexpr Fen most{largest_amount.value() / 10};
    return std::isfinite(firms.margin[f]) && std::isfinite(firms.gain[f]) &&
           std::isfinite(firms.capability[f]) && std::isfinite(firms.revenue[f]) &&
           std::isfinite(firms.cost_scale[f]) && firms.fund[f] < most && -most < firms.fund[f] &&
           firms.debt[f] < most;
}

/// Costs one pass; catches what equations spoil and what money cannot hold.
void require_sound(const World& world) {
    const Firms& firms = world.firms;
    const std::string quarter =
        to_string(world.plan->scenario.time.start.plus(static_cast<int>(world.now.value())));
    const auto broken = ordered_sum<std::int64_t>(
        firms.size(), [&](Position f) noexcept { return sound(firms, f) ? 0 : 1; });
    if (broken != 0) {
        std::uint32_t at = 0;
        while (sound(firms, Position{at})) {
            ++at;
        }
        const Position f{at};
        throw SimulationError{fmt::format(
            "firm {} has a number at the end of {} that no firm has: margin {}, gain {}, "
            "capability {}, revenue {} million RMB, fund {} and debt {} million RMB. Try less "
            "extreme parameters",
            firms.id[f].value(), quarter, firms.margin[f], firms.gain[f], firms.capability[f],
            firms.revenue[f], million(firms.fund[f]), million(firms.debt[f]))};
    }
    // sums over firms are 64-bit too: what they hold must stay far from the edge
    const auto total = ordered_sum<double>(firms.size(), [&](Position f) noexcept {
        return std::abs(million(firms.fund[f])) + million(firms.debt[f]) +
               static_cast<double>(firms.revenue[f]);
    });
    constexpr double most = 4e10; // million RMB; 9.2e10 is where 64 bits end
    if (!(total < most)) {
        throw SimulationError{fmt::format("the firms' revenue, funds and debts add up to {:.3g} "
                                          "million RMB at the end of {}: too much to book. Try "
                                          "less extreme parameters",
                                          total, quarter)};
    }
}

} // namespace

void open_quarter(World& world) {
    world.events.clear();
    world.bookings.clear();
    world.births = {}; // those of the start are many
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
    require_sound(world);
}

} // namespace catchup
