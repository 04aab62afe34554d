// SPDX-License-Identifier: MIT
// Gains, margins, funds and debts (E3, E4, E13); exit and entry.
#include <algorithm>
#include <cmath>

#include "tests/benchmarks/whole/model.hpp"

namespace catchup::plain::whole {
namespace {

/// The lower median level of each technology.
Levels median_of(const Crowd& sector) {
    Levels median{};
    for (std::size_t x = 0; x < technologies; ++x) {
        std::array<std::size_t, 3> at{};
        for (const Firm* firm : sector.members) {
            ++at[static_cast<std::size_t>(firm->levels[x])];
        }
        const std::size_t half = (sector.members.size() + 1) / 2;
        median[x] = at[0] >= half ? 0 : at[0] + at[1] >= half ? 1 : 2;
    }
    return median;
}

} // namespace

std::vector<double> Model::sums_of_gains() const {
    std::vector<double> sums(sectors_.size(), 0.0);
    for (const auto& firm : firms_) {
        sums[firm->sector] += firm->gain;
    }
    return sums;
}

double Model::others_gain(const Firm& firm, const std::vector<double>& sums) const {
    const std::size_t count = sectors_[firm.sector].members.size();
    return count > 1 ? (sums[firm.sector] - firm.gain) / static_cast<double>(count - 1) : 0.0;
}

void Model::earn() {
    const Benefit& benefit = scenario_.benefit;
    const Finance& finance = scenario_.finance;
    for (const auto& firm : firms_) {
        firm->gain += benefit.ramp * (gain_at(*firm, firm->levels) - firm->gain);
    }
    const std::vector<double> sums = sums_of_gains();
    double retained = 0.0, losses = 0.0, interests = 0.0, repaid = 0.0;
    for (const auto& firm : firms_) {
        const Sector& sector = scenario_.sectors[firm->sector];
        firm->margin = firm->base_margin + firm->gain -
                       sector.competition * others_gain(*firm, sums) -
                       (firm->project.step != 0 ? benefit.dip : 0.0) +
                       benefit.noise * sector.volatility * normal_(random_);
        firm->recent_margin[static_cast<std::size_t>(quarter_ % 4)] = firm->margin;
        const double interest = finance.interest * firm->debt / 4.0;
        const double surplus = firm->revenue * firm->margin / 4.0 - interest;
        const double room = std::max(0.0, finance.fund_cap * firm->revenue - firm->fund);
        const double kept = std::min(finance.retained_share * std::max(0.0, surplus), room);
        const double loss = std::max(0.0, -surplus);
        const double repayment = std::min(firm->instalment, firm->debt);
        firm->fund += kept - loss - repayment;
        firm->debt -= repayment;
        retained += kept;
        losses += loss;
        interests += interest;
        repaid += repayment;
        if (today().quarter() == 4) {
            firm->error = normal_(random_); // of the coming year
        }
    }
    pay(Account::operations, Account::firm_funds, BookingPurpose::retained_profit, nullptr,
        retained);
    pay(Account::firm_funds, Account::operations, BookingPurpose::loss, nullptr, losses);
    pay(Account::operations, Account::lenders, BookingPurpose::interest, nullptr, interests);
    pay(Account::firm_funds, Account::lenders, BookingPurpose::repayment, nullptr, repaid);
}

void Model::exit_and_enter() {
    std::vector<Levels> medians;
    for (const Crowd& sector : sectors_) {
        medians.push_back(median_of(sector));
    }
    const std::vector<double> sums = sums_of_gains();
    const Turnover& turnover = scenario_.turnover;
    for (const auto& firm : firms_) {
        const bool insolvent = firm->fund < -scenario_.finance.insolvency * firm->revenue;
        if (!insolvent && chance(random_) >= turnover.exit_rate) {
            continue;
        }
        const double others = others_gain(*firm, sums);
        close_down(*firm);
        Firm entrant;
        entrant.place = firm->place;
        entrant.sector = firm->sector;
        entrant.county = firm->county;
        entrant.east = firm->east;
        entrant.north = firm->north;
        entrant.partners = std::move(firm->partners);
        entrant.trading_partners = std::move(firm->trading_partners);
        entrant.generation = firm->generation + 1;
        entrant.networked = firm->networked;
        be_born(entrant);
        const double luck = chance(random_);
        entrant.levels = luck < turnover.copy_share ? medians[entrant.sector]
                         : luck < turnover.copy_share + turnover.born_digital_share
                             ? Levels{1, 1, 0}
                             : Levels{0, 0, 0};
        entrant.gain = gain_at(entrant, entrant.levels);
        settle_margin(entrant, others);
        *firm = std::move(entrant); // others keep their pointers to the place
        log(*firm, EventKind::entry);
    }
}

/// The project is lost, the debt written off, the fund paid out; a hole is the creditors'.
void Model::close_down(Firm& firm) {
    Event& exit = log(firm, EventKind::exit);
    exit.step = firm.project.step;
    exit.builder = firm.project.builder;
    exit.cost = firm.debt;
    if (firm.guarantor != nullptr) {
        const double lost = firm.guarantor->terms().covered * std::min(firm.guaranteed, firm.debt);
        firm.guarantor->budget().aside -= firm.guarantor->budget().outlay(lost);
        book(*firm.guarantor, Account::lenders, &firm, lost);
    }
    const bool leaves_money = firm.fund > 0.0;
    pay(leaves_money ? Account::firm_funds : Account::operations,
        leaves_money ? Account::operations : Account::firm_funds, BookingPurpose::closure, &firm,
        std::abs(firm.fund));
}

} // namespace catchup::plain::whole
