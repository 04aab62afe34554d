// SPDX-License-Identifier: MIT
// Gains, margins, funds and debts (E3, E4, E13); exit and entry.
#include <algorithm>

#include "sim/numerics/elementary.hpp"
#include "tests/oracle/economy.hpp"
#include "tests/oracle/technology.hpp"

namespace catchup::oracle {

/// By sector.
std::vector<double> Economy::sums_of_gains() const {
    std::vector<double> sums(sector_members_.size(), 0.0);
    for (const Firm& firm : firms) {
        sums[firm.sector] += firm.gain;
    }
    return sums;
}

/// 0 for a lone firm.
double Economy::mean_gain_of_others(const Firm& firm, const std::vector<double>& sums) const {
    const auto others = static_cast<double>(sector_members_[firm.sector].size() - 1);
    return others > 0.0 ? (sums[firm.sector] - firm.gain) / others : 0.0;
}

void Economy::earn() {
    const Benefit& benefit = scenario_.benefit;
    const Finance& finance = scenario_.finance;
    for (Firm& firm : firms) {
        firm.gain = firm.gain + benefit.ramp * (gain_of(firm, firm.levels) - firm.gain);
    }
    const std::vector<double> gains = sums_of_gains();
    Fen all_retained, all_losses, all_interest, all_repaid;
    for (Firm& firm : firms) {
        const Sector& sector = scenario_.sectors[firm.sector];
        const double shock = benefit.noise * sector.volatility *
                             normal_quantile(uniform(firm, Purpose::margin_noise));
        firm.margin = firm.base_margin + firm.gain + first_mover_premium(firm, firm.levels) -
                      sector.competition * mean_gain_of_others(firm, gains) -
                      (firm.project.step != 0 ? benefit.dip : 0.0) + shock;
        firm.recent_margin[static_cast<std::size_t>(quarter_ % 4)] = firm.margin;

        const double profit = firm.revenue * firm.margin / 4.0;
        const Fen interest = booked(finance.interest * million(firm.debt) / 4.0);
        const double surplus = profit - million(interest);
        const Fen room = booked(finance.fund_cap * firm.revenue) - firm.fund;
        const Fen retained = std::min(booked(finance.retained_share * std::max(0.0, surplus)),
                                      std::max(Fen{}, room));
        const Fen loss = booked(std::max(0.0, -surplus));
        const Fen repayment = std::min(firm.instalment, firm.debt);
        firm.fund += retained - loss - repayment;
        firm.debt -= repayment;
        all_retained += retained;
        all_losses += loss;
        all_interest += interest;
        all_repaid += repayment;
    }
    pay(Account::operations, Account::firm_funds, BookingPurpose::retained_profit, nobody,
        all_retained);
    pay(Account::firm_funds, Account::operations, BookingPurpose::loss, nobody, all_losses);
    pay(Account::operations, Account::lenders, BookingPurpose::interest, nobody, all_interest);
    pay(Account::firm_funds, Account::lenders, BookingPurpose::repayment, nobody, all_repaid);
}

/// The lower median level of each technology, by sector.
std::vector<Levels> Economy::median_levels() const {
    std::vector<Levels> medians(sector_members_.size(), Levels{});
    for (std::size_t s = 0; s < sector_members_.size(); ++s) {
        for (std::size_t x = 0; x < 3; ++x) {
            std::vector<int> levels;
            for (const int place : sector_members_[s]) {
                levels.push_back(firms[static_cast<std::size_t>(place)].levels[x]);
            }
            std::sort(levels.begin(), levels.end());
            medians[s][x] = levels.empty() ? 0 : levels[(levels.size() - 1) / 2];
        }
    }
    return medians;
}

void Economy::exit_and_enter() {
    const std::vector<Levels> medians = median_levels();
    const std::vector<double> gains = sums_of_gains();
    const Turnover& turnover = scenario_.turnover;
    for (std::size_t place = 0; place < firms.size(); ++place) {
        const Firm leaver = firms[place];
        const Fen floor = booked(-scenario_.finance.insolvency * leaver.revenue);
        const bool insolvent = leaver.fund < floor;
        if (!insolvent && uniform(leaver, Purpose::exit) >= turnover.exit_rate) {
            continue;
        }
        close_down(firms[place]);

        Firm entrant = born(leaver.place, leaver.generation + 1);
        const double u = luck_.uniform(entrant.id, 0, Purpose::entrant_state, 0);
        if (u < turnover.copy_share) {
            entrant.levels = medians[entrant.sector];
        } else if (u < turnover.copy_share + turnover.born_digital_share) {
            entrant.levels = {1, 1, 0};
        } else {
            entrant.levels = {0, 0, 0};
        }
        entrant.networked = leaver.networked;
        entrant.gain = gain_of(entrant, entrant.levels);
        settle_margin(entrant, mean_gain_of_others(leaver, gains));
        events.push_back(row(entrant, EventKind::entry));
        firms[place] = entrant;
    }
}

/// The project is lost, the debt written off, the fund paid out; a hole is the creditors'.
void Economy::close_down(const Firm& firm) {
    Happening exit = row(firm, EventKind::exit);
    exit.step = firm.project.step;
    exit.integrator = firm.project.builder;
    exit.written_off = firm.debt;
    events.push_back(exit);
    if (firm.guarantor != nobody) {
        const auto i = static_cast<std::size_t>(firm.guarantor);
        const double covered = lever_of<Guarantee>(intervention(i))->covered;
        const Fen lost = booked(covered * million(std::min(firm.guaranteed, firm.debt)));
        chests_[purse_of(i)].set_aside -= outlay(purse_of(i), lost);
        book(purse_of(i), Account::lenders, BookingPurpose::guarantee, firm.place, lost);
    }
    if (firm.fund > Fen{}) {
        pay(Account::firm_funds, Account::operations, BookingPurpose::closure, firm.place,
            firm.fund);
    } else {
        pay(Account::operations, Account::firm_funds, BookingPurpose::closure, firm.place,
            -firm.fund);
    }
}

} // namespace catchup::oracle
