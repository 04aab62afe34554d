// SPDX-License-Identifier: MIT
// How projects begin, run and end (E7 to E9), and how firms pay for them.
#include <algorithm>

#include "tests/oracle/economy.hpp"
#include "tests/oracle/technology.hpp"

namespace catchup::oracle {

/// Leverage x R m.
Fen Economy::credit_limit(const Firm& firm, double leverage) const {
    return booked(leverage * firm.revenue * firm.margin);
}

/// What banks lend at most in all without a guarantee.
Fen Economy::bank_limit(const Firm& firm) const {
    const Finance& finance = scenario_.finance;
    return credit_limit(firm, is_small(firm) ? finance.sme_leverage : finance.large_leverage);
}

void Economy::start() {
    for (Firm& firm : firms) {
        if (firm.proposal.step != 0) {
            begin_project(firm);
        }
    }
}

void Economy::begin_project(Firm& firm) {
    const Proposal& wanted = firm.proposal;
    const Fen price = booked(wanted.price);
    const bool alone = wanted.builder == nobody;
    const double speed =
        alone ? 1.0 : scenario_.integrators[static_cast<std::size_t>(wanted.builder)].speed;
    firm.project.step = wanted.step;
    firm.project.builder = wanted.builder;
    firm.project.price = price;
    firm.project.late = false;
    firm.project.demonstrates = wanted.demonstrates;
    firm.project.end = quarter_ + planned_quarters(scenario_.duration, firm, wanted.step, speed);
    firm.attempts += 1;
    firm.tries += 1;
    firm.credit = alone ? double{firm.credit} : 0.0;

    Happening started = row(firm, EventKind::start, wanted);
    if (wanted.supporter != nobody) {
        const auto i = static_cast<std::size_t>(wanted.supporter);
        const bool is_invitation = lever_of<Demonstration>(intervention(i)) != nullptr;
        book(purse_of(i), Account::firm_funds,
             is_invitation                                   ? BookingPurpose::demonstration
             : lever_of<Voucher>(intervention(i)) != nullptr ? BookingPurpose::voucher
                                                             : BookingPurpose::subsidy,
             firm.place, wanted.support);
        firm.fund += wanted.support;
        started.public_part = wanted.support;
    }
    const Fen own = std::min(price, std::max(Fen{}, firm.fund));
    borrow(firm, price - own);
    firm.fund -= price;
    pay_builder(firm, wanted.builder, BookingPurpose::project, price);
    events.push_back(started);
}

/// A loan goes into the fund; the whole debt is repaid in equal parts from now on.
void Economy::borrow(Firm& firm, Fen loan) {
    if (loan == Fen{}) {
        return;
    }
    const std::int64_t quarters = scenario_.finance.loan_quarters;
    firm.fund += loan;
    firm.debt += loan;
    firm.instalment = Fen{(firm.debt.value() + quarters - 1) / quarters};
    pay(Account::lenders, Account::firm_funds, BookingPurpose::loan, firm.place, loan);
}

void Economy::pay_builder(const Firm& firm, int builder, BookingPurpose purpose, Fen amount) {
    pay(Account::firm_funds, builder == nobody ? Account::suppliers : Account::integrators, purpose,
        firm.place, amount);
}

void Economy::advance() {
    for (Firm& firm : firms) {
        if (firm.project.step != 0 && firm.project.end == quarter_) {
            end_project(firm);
        }
    }
}

/// At the planned end luck decides; a late project has had its luck and succeeds.
void Economy::end_project(Firm& firm) {
    const Outcome& outcome = scenario_.outcome;
    const Project project = firm.project;
    const auto what = static_cast<std::uint32_t>(8 * number_of(firm.levels) + project.step);
    const auto tries = static_cast<std::uint32_t>(firm.tries);
    const double u = luck_.uniform(firm.id, tries, Purpose::outcome, what);
    const Risk risks = risk_of(firm, project.step, project.builder);

    Happening end = row(firm, EventKind::complete);
    end.step = project.step;
    end.integrator = project.builder;
    if (!project.late && u < risks.abandoned) {
        end.kind = EventKind::abandon;
        for (std::size_t x = 0; x < 3; ++x) {
            if (raised(project.step, x)) {
                firm.experience[x] = firm.experience[x] + outcome.abandoned_experience;
            }
        }
        firm.abandoned = quarter_;
        firm.project = {};
    } else if (!project.late && u < risks.abandoned_or_late) {
        end.kind = EventKind::late;
        end.to = number_of(after(firm.levels, project.step));
        end.cost = booked(outcome.overrun_cost * million(project.price));
        run_over(firm);
    } else {
        succeed(firm, project);
        end.to = number_of(firm.levels);
    }
    events.push_back(end);
}

/// The state rises; so do experience, capability and what others count and see.
void Economy::succeed(Firm& firm, const Project& project) {
    double learning = 0.0; // the largest factor of windows
    for (std::size_t x = 0; x < 3; ++x) {
        if (raised(project.step, x)) {
            firm.experience[x] = firm.experience[x] + 1.0;
            completed_[x] += 1;
            learning = std::max(learning, weather_[firm.sector].learning[x]);
        }
    }
    firm.levels = after(firm.levels, project.step);
    const double learned = std::min(1.0, scenario_.population.capability_learning * learning);
    firm.capability = firm.capability + learned * (1.0 - firm.capability);
    firm.tries = 0;
    if (project.demonstrates != nobody) {
        firm.showcase = project.demonstrates;
    }
    if (project.builder != nobody) {
        services_[static_cast<std::size_t>(project.builder)].completed += 1;
    }
    firm.project = {};
}

/// A late project takes longer and costs more: fund, then loan, then a hole in the fund.
void Economy::run_over(Firm& firm) {
    const Outcome& outcome = scenario_.outcome;
    const auto what = static_cast<std::uint32_t>(8 * number_of(firm.levels) + firm.project.step);
    const std::uint64_t drawn =
        luck_.bits(firm.id, static_cast<std::uint32_t>(firm.tries), Purpose::overrun, what);
    const std::uint64_t choices = outcome.overrun_longest - outcome.overrun_shortest + 1;
    firm.project.late = true;
    firm.project.end += static_cast<int>(outcome.overrun_shortest + (drawn * choices >> 32));

    const Fen amount = booked(outcome.overrun_cost * million(firm.project.price));
    const Fen own = std::min(amount, std::max(Fen{}, firm.fund));
    const Fen room = std::max(Fen{}, bank_limit(firm) - firm.debt);
    borrow(firm, std::min(amount - own, room));
    firm.fund -= amount;
    pay_builder(firm, firm.project.builder, BookingPurpose::overrun, amount);
}

} // namespace catchup::oracle
