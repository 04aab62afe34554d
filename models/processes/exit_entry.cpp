// SPDX-License-Identifier: MIT
#include "models/processes/exit_entry.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <variant>
#include <vector>

#include "models/chosen.hpp"
#include "models/plan.hpp"
#include "models/processes/birth.hpp"
#include "models/processes/event.hpp"
#include "models/processes/gain.hpp"
#include "models/processes/purses.hpp"
#include "models/processes/support.hpp"
#include "sim/random/draws.hpp"

namespace catchup {
namespace {

/// Firms of one sector by state.
using StateCounts = std::array<std::uint32_t, states>;

/// Lower median level of each technology.
[[nodiscard]] State median_of(const StateCounts& counts) noexcept {
    std::array<std::array<std::int64_t, top_level + 1>, technologies> at{};
    for (std::uint8_t s = 0; s < states; ++s) {
        for (std::size_t x = 0; x < technologies; ++x) {
            at[x][static_cast<std::size_t>(level(State{s}, x))] += counts[s];
        }
    }
    std::array<int, technologies> middle{};
    for (std::size_t x = 0; x < technologies; ++x) {
        const std::int64_t firms = at[x][0] + at[x][1] + at[x][2];
        const std::int64_t half = (firms + 1) / 2;
        middle[x] = at[x][0] >= half ? 0 : at[x][0] + at[x][1] >= half ? 1 : 2;
    }
    return state_of(middle[0], middle[1], middle[2]);
}

/// The median state of each sector.
[[nodiscard]] std::vector<State> medians(const World& world) {
    const Firms& firms = world.firms;
    const std::size_t sectors = world.sector_firms.size();
    std::vector<StateCounts> partial(block_count(firms.size()) * sectors);
    for_each_block(firms.size(), [&](Block block) noexcept {
        StateCounts* const counts = partial.data() + block.index * sectors;
        for (std::uint32_t at = block.begin; at < block.end; ++at) {
            const Position f{at};
            ++counts[firms.sector[f].value()][firms.state[f].value()];
        }
    });
    std::vector<State> all;
    for (std::size_t s = 0; s < sectors; ++s) {
        StateCounts sum{};
        for (std::size_t part = s; part < partial.size(); part += sectors) {
            for (std::size_t state = 0; state < states; ++state) {
                sum[state] += partial[part][state];
            }
        }
        all.push_back(median_of(sum));
    }
    return all;
}

[[nodiscard]] bool closes(const World& world, Position f) noexcept {
    const Fen fund = world.firms.fund[f];
    return (fund < Fen{0} && fund < insolvency_limit(world, f)) ||
           exit_luck(world, f) < world.plan->scenario.turnover.exit_rate;
}

/// The guarantor bears its part of what the firm leaves unpaid; the purse had it set aside.
void pay_guarantee(World& world, Position f) {
    if (world.plan->programmes.empty()) {
        return;
    }
    const PolicyFirms& held = world.policy.firms;
    const Fen debt = std::min(held.guaranteed[f], world.firms.debt[f]);
    if (debt == Fen{0}) {
        return;
    }
    const auto k = static_cast<std::size_t>(held.guarantor[f]);
    const auto& lever = std::get<Guarantee>(world.plan->scenario.interventions[k].lever);
    const Fen paid = booked(lever.covered * million(debt));
    book_payment(world, world.plan->programmes[k].purse, paid,
                 backing_of(world, held.guarantor[f], debt), Account::lenders,
                 BookingPurpose::guarantee, f);
}

void close_firm(World& world, Position f) {
    const Firms& firms = world.firms;
    Event event = event_of(world, f, EventKind::exit);
    event.mask = firms.project[f]; // the project that is lost
    event.integrator = firms.builder[f];
    event.written_off = firms.debt[f];
    world.event_log.add(f, event);
    pay_guarantee(world, f);
    const Fen left = firms.fund[f];
    const auto place = static_cast<std::int32_t>(f.value());
    if (left > Fen{0}) {
        world.booking_log.add(f, {world.now, Account::firm_funds, Account::operations,
                                  BookingPurpose::closure, place, left});
    } else if (left < Fen{0}) {
        world.booking_log.add(f, {world.now, Account::operations, Account::firm_funds,
                                  BookingPurpose::closure, place, -left});
    }
}

/// Where an entrant begins: as its sector's median, born digital, or at the bottom.
[[nodiscard]] State entrant_state(const World& world, FirmId id, State median) noexcept {
    const Turnover& turnover = world.plan->scenario.turnover;
    const double luck = entrant_luck(world, id);
    if (luck < turnover.copy_share) {
        return median;
    }
    return luck < turnover.copy_share + turnover.born_digital_share ? state_of(1, 1, 0)
                                                                    : state_of(0, 0, 0);
}

/// Who takes the places of firms that close: drawn together.
struct Entrants {
    std::vector<FirmId> ids;
    std::vector<Newborn> newborns;
};
[[nodiscard]] Entrants entrants_of(const World& world, std::span<const Position> places) {
    const Firms& firms = world.firms;
    const auto all = static_cast<std::uint32_t>(firms.size());
    Entrants entrants;
    std::vector<SectorId> sectors;
    for (const Position f : places) {
        entrants.ids.push_back(firm_id(f, generation_of(firms.id[f], all) + 1, all));
        sectors.push_back(firms.sector[f]);
    }
    entrants.newborns.resize(places.size());
    draw_newborns(world, entrants.ids, sectors, entrants.newborns);
    return entrants;
}

void enter(World& world, Position f, FirmId id, const Newborn& newborn, State median) {
    const auto places = static_cast<std::uint32_t>(world.firms.size());
    bear(world, f, generation_of(id, places), newborn, entrant_state(world, id, median),
         others_mean_gain(world, f));
    world.event_log.add(f, event_of(world, f, EventKind::entry));
}

} // namespace

Fen insolvency_limit(const World& world, Position f) noexcept {
    return booked(-world.plan->scenario.finance.insolvency *
                  static_cast<double>(world.firms.revenue[f]));
}

double exit_luck(const World& world, Position f) noexcept {
    return world.random.uniform(world.firms.id[f], world.now, Purpose::exit);
}

double entrant_luck(const World& world, FirmId id) noexcept {
    return world.random.uniform(id, Step{0}, Purpose::entrant_state);
}

void exit_and_enter(World& world) {
    Firms& firms = world.firms;
    const std::vector<State> by_sector = medians(world);
    const double rate = world.plan->scenario.turnover.exit_rate;
    for_each_block(firms.size(), [&](Block block) noexcept {
        std::array<std::uint32_t, block_size> bits;
        draw_bits(world.random, firms.id.part(block.begin, block.end), world.now, Purpose::exit, 0,
                  bits);
        std::vector<Position> places;
        for_each_chosen(
            block,
            [rate, luck = bits.data() - block.begin, fund = firms.fund.numbers()](
                std::size_t at) noexcept { return (fund[at] < 0) | (to_uniform(luck[at]) < rate); },
            [&](Position f) noexcept {
                if (closes(world, f)) {
                    places.push_back(f);
                }
            });
        const Entrants entrants = entrants_of(world, places);
        for (std::size_t i = 0; i < places.size(); ++i) {
            const Position f = places[i];
            close_firm(world, f);
            enter(world, f, entrants.ids[i], entrants.newborns[i],
                  by_sector[firms.sector[f].value()]);
        }
    });
}

} // namespace catchup
