// SPDX-License-Identifier: MIT
#include "models/processes/close.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <fmt/format.h>

#include "models/books/in_order.hpp"
#include "models/plan.hpp"
#include "models/processes/observe.hpp"
#include "models/processes/showcases.hpp"
#include "sim/numerics/instructions.hpp"
#include "sim/run/failure.hpp"

namespace catchup {
namespace {

/// What prices (K, E6) and the integrator (X, E14) learn from a completed project.
void learn(World& world, const Event& completion) {
    for (std::size_t x = 0; x < technologies; ++x) {
        world.completed[x] += raises(completion.mask, x) ? 1 : 0;
    }
    if (completion.integrator != in_house) {
        ++world.integrators[static_cast<std::size_t>(completion.integrator)].completed;
    }
}

/// Public money by purse, and by sector where it went to a firm. Guarantees were paid out of their
/// backing when firms exited.
void add_public_spending(World& world) {
    Flows& flows = world.flows;
    for (const Booking& booking : world.bookings) {
        if (booking.purse == no_purse) {
            continue;
        }
        flows.purse_spending[static_cast<std::size_t>(booking.purse)] += booking.amount;
        if (booking.firm != no_firm) {
            const Position firm{static_cast<std::uint32_t>(booking.firm)};
            flows.public_spending[world.firms.sector[firm].value()] += booking.amount;
        }
    }
    for (std::size_t p = 0; p < world.policy.purses.size(); ++p) {
        PurseState& purse = world.policy.purses[p];
        const Fen guarantees = flows.purse_spending[p] - purse.spent;
        purse.backing -= guarantees;
        purse.spent += guarantees;
    }
}

void add_flows(World& world) {
    Flows& flows = world.flows;
    for (const Event& event : world.events) {
        const std::size_t sector = world.firms.sector[event.firm].value();
        switch (event.kind) {
        case EventKind::start:
            ++flows.started[sector];
            flows.started_by_integrators[sector] += event.integrator != in_house ? 1 : 0;
            flows.supported[sector] += event.public_cost > Fen{0} ? 1 : 0;
            flows.private_spending[sector] += event.cost - event.public_cost;
            break;
        case EventKind::complete:
            ++flows.completed[sector];
            learn(world, event);
            end_demonstration(world, event);
            break;
        case EventKind::exit:
            ++flows.exits[sector];
            break;
        case EventKind::entry:
            ++flows.entries[sector];
            break;
        case EventKind::late:
            ++flows.late[sector];
            flows.private_spending[sector] += event.cost;
            break;
        case EventKind::abandon:
            ++flows.abandoned[sector];
            end_demonstration(world, event);
            break;
        case EventKind::trial: // the integrator's share is no spending of firms
            ++flows.trials[sector];
            break;
        case EventKind::unfunded:
            ++flows.unfunded[sector];
            break;
        case EventKind::no_slot:
            ++flows.without_slot[sector];
            break;
        case EventKind::no_money:
            ++flows.without_money[sector];
            break;
        case EventKind::penalty:
            ++flows.penalties[sector];
            break;
        case EventKind::grant:
        case EventKind::link:
            break;
        }
        follow(world, event);
    }
}

/// A firm's numbers are sound if the real ones are numbers and the money is of this world.
struct Soundness {
    explicit Soundness(const Firms& firms)
        : real{firms.margin.numbers(),     firms.information.numbers(), firms.gain.numbers(),
               firms.capability.numbers(), firms.revenue.numbers(),     firms.cost_scale.numbers()},
          fund{firms.fund.numbers()}, debt{firms.debt.numbers()} {}
    [[nodiscard]] bool of(std::size_t at) const noexcept {
        constexpr std::int64_t most = largest_amount.value() / 10;
        bool all = (fund[at] < most) & (-most < fund[at]) & (debt[at] < most);
        for (const float* const column : real) {
            all = all & (std::abs(column[at]) <= std::numeric_limits<float>::max());
        }
        return all;
    }
    std::array<const float*, 6> real;
    const std::int64_t* fund;
    const std::int64_t* debt;
};

/// Million RMB; 9.2e10 is where 64 bits end.
constexpr double most_booked = 4e10;

/// What one pass over the firms finds.
struct Audit {
    std::int64_t broken = 0; // firms with a number that no firm has
    std::int64_t funds = 0;  // fen
    double money = 0.0;      // |funds|, debts and revenues, million RMB
};
Audit audit(const Firms& firms, Block block) noexcept {
    return vectorised([block, soundness = Soundness{firms}, fund = firms.fund.numbers(),
                       debt = firms.debt.numbers(), revenue = firms.revenue.numbers()]() noexcept {
        Audit sum;
        for (std::size_t at = block.begin; at < block.end; ++at) {
            sum.broken += soundness.of(at) ? 0 : 1;
        }
        constexpr std::uint32_t strands = 8; // so that vectors may add
        std::array<double, strands> money{};
        const auto add = [&](std::size_t at, std::size_t strand) noexcept {
            money[strand] +=
                (std::abs(static_cast<double>(fund[at])) + static_cast<double>(debt[at])) /
                    fen_per_million +
                static_cast<double>(revenue[at]);
            sum.funds += fund[at];
        };
        std::size_t at = block.begin;
        for (; at + strands <= block.end; at += strands) {
            for (std::uint32_t strand = 0; strand < strands; ++strand) {
                add(at + strand, strand);
            }
        }
        for (; at < block.end; ++at) {
            add(at, 0);
        }
        for (const double strand : money) {
            sum.money += strand;
        }
        return sum;
    });
}

[[noreturn]] void complain_of_a_firm(const World& world) {
    const Firms& firms = world.firms;
    std::uint32_t at = 0;
    while (Soundness{firms}.of(at)) {
        ++at;
    }
    const Position f{at};
    throw SimulationError{fmt::format(
        "firm {} has a number in {} that no firm has: margin {}, gain {}, "
        "capability {}, revenue {} million RMB, fund {} and debt {} million RMB. Try less "
        "extreme parameters",
        firms.id[f].value(), to_string(world.today()), firms.margin[f], firms.gain[f],
        firms.capability[f], firms.revenue[f], million(firms.fund[f]), million(firms.debt[f]))};
}

/// The funds counted firm by firm are what the books say of them, and no balance nears the edge.
void require_balance(const World& world, std::int64_t funds) {
    const Fen booked_funds = world.books.balance[static_cast<std::size_t>(Account::firm_funds)];
    if (booked_funds != Fen{funds}) {
        throw std::logic_error{fmt::format("the books say {} fen of the firms' funds, which hold "
                                           "{}: a booking lacks its counterpart",
                                           booked_funds.value(), funds)};
    }
    for (std::size_t a = 0; a < accounts; ++a) {
        if (std::abs(million(world.books.balance[a])) > most_booked) {
            throw SimulationError{fmt::format("the account {} holds more than can be booked. Try "
                                              "less extreme parameters",
                                              account_names[a])};
        }
    }
}

/// Costs one pass; catches what equations spoil and what money cannot hold.
void require_sound(const World& world) {
    std::vector<Audit> audits(block_count(world.firms.size()));
    for_each_block(world.firms.size(),
                   [&](Block block) noexcept { audits[block.index] = audit(world.firms, block); });
    Audit all;
    for (const Audit& one : audits) {
        all.broken += one.broken;
        all.funds += one.funds;
        all.money += one.money;
    }
    if (all.broken != 0) {
        complain_of_a_firm(world);
    }
    // sums over firms are 64-bit too: what they hold must stay far from the edge
    if (!(all.money < most_booked)) {
        throw SimulationError{fmt::format("the firms' revenue, funds and debts add up to {:.3g} "
                                          "million RMB in {}: too much to book. Try "
                                          "less extreme parameters",
                                          all.money, to_string(world.today()))};
    }
    require_balance(world, all.funds);
}

} // namespace

void open_quarter(World& world) {
    world.events.clear();
    world.bookings.clear();
    std::vector<Birth>{}.swap(world.births); // those of the start are many: give memory back
}

void close_quarter(World& world) {
    const std::size_t sectors = world.sector_firms.size();
    world.flows = Flows{sectors, world.policy.purses.size()};
    drain_in_order(world.event_log, world.events);
    drain_in_order(world.booking_log, world.bookings);
    world.birth_log.drain_into(world.births);
    add_flows(world);
    add_public_spending(world);
    for (std::size_t j = 0; j < world.integrators.size(); ++j) {
        extend(world.plan->scenario.integrators[j], world.today(), world.integrators[j]);
    }
    world.books.begin_quarter();
    for (const Booking& booking : world.bookings) {
        world.books.book(booking);
    }
    require_sound(world);
}

} // namespace catchup
