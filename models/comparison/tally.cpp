// SPDX-License-Identifier: MIT
#include "models/comparison/tally.hpp"

#include <algorithm>

#include "models/outputs/read.hpp"
#include "sim/numerics/elementary.hpp"

namespace catchup {
namespace {

/// Value at the first quarter of money so many quarters later.
double discount_factor(const Valuation& valuation, double quarters) noexcept {
    return power(1.0 + valuation.discount, -quarters / 4.0);
}

/// Worth of one million RMB a year for the terminal years, a fourth at the begin of each quarter.
double years_paid_quarterly(const Valuation& valuation) noexcept {
    const double a_quarter = discount_factor(valuation, 1.0);
    const double quarters = 4.0 * valuation.terminal_years;
    return valuation.discount > 0.0
               ? (1.0 - discount_factor(valuation, quarters)) / (1.0 - a_quarter) / 4.0
               : valuation.terminal_years;
}

/// Where a public payment belongs.
double& part_of_spending(Tally& tally, BookingPurpose purpose) noexcept {
    switch (purpose) {
    case BookingPurpose::administration:
        return tally.administration;
    case BookingPurpose::enforcement:
        return tally.enforcement;
    case BookingPurpose::standards:
    case BookingPurpose::generic_technology:
    case BookingPurpose::university:
        return tally.public_goods;
    default:
        return tally.support;
    }
}

int levels_of(State state) noexcept { return level(state, 0) + level(state, 1) + level(state, 2); }

} // namespace

std::size_t size_class(double revenue) noexcept {
    return revenue < 3.0 ? 0 : revenue < 20.0 ? 1 : revenue < 400.0 ? 2 : 3;
}

Tally::Tally(const World& world, const Valuation& how)
    : valuation{how}, reached_by_size(size_classes.size()),
      reached_by_sector(world.sector_firms.size()), reached_by_county(world.plan->counties.size()),
      spending_by_size(size_classes.size()), spending_by_sector(world.sector_firms.size()),
      spending_by_county(world.plan->counties.size()) {
    spending_over_time.push_back(0.0);
    count_firms(world);
    remember_firms(world);
}

void Tally::follow_firms(const World& world) {
    fates.resize(world.firms.size());
    for (std::uint32_t at = 0; at < fates.size(); ++at) {
        const Position f{at};
        fates[at] = {.id = world.firms.id[f],
                     .counts = !has_reached(world.firms.state[f], valuation.goal)};
    }
}

void Tally::count_firms(const World& world) {
    std::int64_t at_goal = 0;
    std::int64_t levels = 0;
    for (std::uint32_t at = 0; at < world.firms.size(); ++at) {
        const State state = world.firms.state[Position{at}];
        at_goal += has_reached(state, valuation.goal) ? 1 : 0;
        levels += levels_of(state);
    }
    reached_over_time.push_back(static_cast<double>(at_goal));
    levels_over_time.push_back(static_cast<double>(levels));
}

void Tally::follow_events(const World& world) {
    if (fates.empty()) {
        return;
    }
    const auto places = static_cast<std::uint32_t>(fates.size());
    for (const Event& event : world.events) {
        Fate& fate = fates[event.firm.value()];
        if (event.kind == EventKind::complete && fate.reached < 0 &&
            fate.id == firm_id(event.firm, event.generation, places) &&
            has_reached(event.to, valuation.goal)) {
            fate.reached = static_cast<std::int32_t>(world.now.value()) - 1;
        }
    }
}

void Tally::add_booking(const World& world, const Booking& booking, double today) {
    const double worth = today * million(booking.amount);
    switch (booking.purpose) {
    case BookingPurpose::project:
    case BookingPurpose::overrun:
        private_cost += worth;
        project_cost += worth;
        break;
    case BookingPurpose::trial:
        project_cost += worth;
        break;
    case BookingPurpose::visits:
    case BookingPurpose::overhead:
        integrator_cost += worth;
        break;
    case BookingPurpose::penalty:
        penalties += worth;
        break;
    default:
        break;
    }
    if (booking.purse == no_purse) {
        return;
    }
    spending += worth;
    spending_nominal += million(booking.amount);
    spending_over_time.back() += million(booking.amount);
    part_of_spending(*this, booking.purpose) += worth;
    private_cost -= booking.to == Account::firm_funds ? worth : 0.0;
    if (booking.firm != no_firm) {
        const Position f{static_cast<std::uint32_t>(booking.firm)};
        spending_by_size[size_class(revenues_[f.value()])] += worth;
        spending_by_sector[world.firms.sector[f].value()] += worth;
        spending_by_county[world.firms.county[f].value()] += worth;
        treat(f, ids_[f.value()]);
    }
}

void Tally::add_money(const World& world) {
    // the world's clock has moved on: the quarter that was closed is the one before
    const double today = discount_factor(valuation, world.now.value() - 1.0);
    spending_over_time.push_back(0.0);
    for (const Booking& booking : world.bookings) {
        add_booking(world, booking, today);
    }
    const double dip = world.plan->scenario.benefit.dip;
    const auto gained = ordered_sum<double>(world.firms.size(), [&](Position f) noexcept {
        const double lost = world.firms.project[f] != 0 ? dip : 0.0; // E4
        return world.firms.revenue[f] * (world.firms.gain[f] - lost) / 4.0;
    });
    gains += today * gained;
}

void Tally::treat(Position f, FirmId id) noexcept {
    if (!fates.empty() && fates[f.value()].id == id && fates[f.value()].reached < 0) {
        fates[f.value()].treated = true;
    }
}

void Tally::add_treatment(const World& world) {
    const PolicyFirms& held = world.policy.firms;
    for (std::uint32_t at = 0; at < held.guaranteed.size(); ++at) {
        const Position f{at};
        if (held.guaranteed[f] > Fen{0} || held.inspector[f] != no_intervention) {
            treat(f, world.firms.id[f]);
        }
    }
}

void Tally::remember_firms(const World& world) {
    ids_.resize(world.firms.size());
    revenues_.resize(world.firms.size());
    for (std::uint32_t at = 0; at < ids_.size(); ++at) {
        ids_[at] = world.firms.id[Position{at}];
        revenues_[at] = world.firms.revenue[Position{at}];
    }
}

void Tally::observe(const World& world) {
    follow_events(world);
    add_money(world);
    add_treatment(world);
    count_firms(world);
    remember_firms(world);
}

void Tally::finish(const World& world) {
    for (std::uint32_t at = 0; at < world.firms.size(); ++at) {
        const Position f{at};
        const State state = world.firms.state[f];
        reached_d2n2 += has_reached(state, state_of(2, 2, 0)) ? 1.0 : 0.0;
        if (has_reached(state, valuation.goal)) {
            reached_by_size[size_class(world.firms.revenue[f])] += 1.0;
            reached_by_sector[world.firms.sector[f].value()] += 1.0;
            reached_by_county[world.firms.county[f].value()] += 1.0;
        }
    }
    const auto yearly = ordered_sum<double>(
        world.firms.size(), [&](Position f) noexcept { return expected_yearly_gain(world, f); });
    terminal =
        discount_factor(valuation, world.now.value()) * years_paid_quarterly(valuation) * yearly;
    double received = 0.0;
    const Scenario& scenario = world.plan->scenario;
    for (const Purse& purse : scenario.purses) {
        for (std::uint32_t q = 0; q < world.now.value(); ++q) {
            const Quarter today = scenario.time.start.plus(static_cast<int>(q));
            received += purse.from <= today && today <= purse.until ? purse.quarterly : 0.0;
        }
    }
    unspent = received - spending_nominal;
}

double Tally::welfare() const noexcept {
    return gains + terminal - project_cost - (administration + enforcement + public_goods) -
           integrator_cost - valuation.mcpf * spending;
}

} // namespace catchup
