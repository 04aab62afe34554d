// SPDX-License-Identifier: MIT
#include "models/processes/earn.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "models/processes/gain.hpp"
#include "sim/random/distributions.hpp"
#include "sim/run/failure.hpp"

namespace catchup {
namespace {

/// One quarter's money of firms, in fen.
struct Cash {
    Fen retained, loss, interest, repayment;
    Cash& operator+=(const Cash& other) noexcept {
        retained += other.retained;
        loss += other.loss;
        interest += other.interest;
        repayment += other.repayment;
        return *this;
    }
};

void ramp(World& world) {
    Firms& firms = world.firms;
    const double speed = world.plan->scenario.benefit.ramp;
    for_each_firm(firms.size(), [&](Position f) noexcept {
        const double before = firms.gain[f];
        const double target = target_gain(world, f, firms.state[f]);
        firms.gain[f] = static_cast<float>(before + speed * (target - before)); // E3
    });
    sum_gains(world);
}

/// E4.
double margin_of(const World& world, Position f) noexcept {
    const Firms& firms = world.firms;
    const Scenario& scenario = world.plan->scenario;
    const Sector& sector = scenario.sectors[firms.sector[f].value()];
    const double luck = world.random.uniform(firms.id[f], world.now, Purpose::margin_noise);
    return static_cast<double>(firms.base_margin[f]) + firms.gain[f] +
           first_mover_premium(world, f, firms.state[f]) -
           sector.competition * others_mean_gain(world, f) -
           (firms.project[f] != 0 ? scenario.benefit.dip : 0.0) +
           scenario.benefit.noise * sector.volatility * normal(luck);
}

/// Profits and losses of all firms together must be of this world before they are booked.
void require_bookable(const World& world, double profits) {
    constexpr double most = 1e8; // million RMB a year: about China's gross product
    if (!(profits < most)) {
        throw SimulationError{fmt::format(
            "the firms' profits and losses add up to {:.3g} million RMB a year in {}. Try less "
            "extreme parameters",
            profits,
            to_string(world.plan->scenario.time.start.plus(static_cast<int>(world.now.value()))))};
    }
}

/// E13: retained profit up to the fund's cap, losses, interest, repayment.
Cash settle_money(const Finance& finance, double revenue, double margin, Fen fund, Fen debt,
                  Fen instalment) noexcept {
    const double profit = revenue * margin / 4.0;
    const Fen interest = booked(finance.interest * million(debt) / 4.0);
    const Fen room = std::max(Fen{0}, booked(finance.fund_cap * revenue) - fund);
    const double net = profit - million(interest);
    const Fen spare = booked(finance.retained_share * std::max(0.0, net));
    return {.retained = std::min(spare, room),
            .loss = booked(std::max(0.0, -net)),
            .interest = interest,
            .repayment = std::min(instalment, debt)};
}

} // namespace

void earn(World& world) {
    ramp(world);
    Firms& firms = world.firms;
    const Finance& finance = world.plan->scenario.finance;
    Column<float>& this_quarter = firms.recent_margin[world.now.value() % quarters_a_year];
    const auto turnover = ordered_sum<double>(firms.size(), [&](Position f) noexcept {
        const double margin = margin_of(world, f);
        firms.margin[f] = this_quarter[f] = static_cast<float>(margin);
        return std::abs(margin) * firms.revenue[f];
    });
    require_bookable(world, turnover);
    const Cash total = ordered_sum<Cash>(firms.size(), [&](Position f) noexcept {
        const Cash cash = settle_money(finance, firms.revenue[f], firms.margin[f], firms.fund[f],
                                       firms.debt[f], firms.instalment[f]);
        firms.fund[f] += cash.retained - cash.loss - cash.repayment;
        firms.debt[f] -= cash.repayment;
        return cash;
    });
    using enum Account;
    const auto book = [&](Account from, Account to, BookingPurpose purpose, Fen amount) {
        if (amount > Fen{0}) {
            world.bookings.push_back({world.now, from, to, purpose, no_firm, amount});
        }
    };
    book(operations, firm_funds, BookingPurpose::retained_profit, total.retained);
    book(firm_funds, operations, BookingPurpose::loss, total.loss);
    book(operations, lenders, BookingPurpose::interest, total.interest);
    book(firm_funds, lenders, BookingPurpose::repayment, total.repayment);
}

} // namespace catchup
