// SPDX-License-Identifier: MIT
// How projects begin, run and end (E7 to E9), and how firms pay for them.
#include <algorithm>
#include <cmath>

#include "tests/benchmarks/whole/model.hpp"

namespace catchup::plain::whole {
namespace {

Account account_of(int builder) {
    return builder == nobody ? Account::suppliers : Account::integrators;
}

int planned_quarters(const Duration& duration, const Firm& firm, Mask step, double speed) {
    const std::array list{duration.digital, duration.network, duration.intelligent};
    double longest = 0.0;
    double sum = 0.0;
    for (std::size_t x = 0; x < technologies; ++x) {
        if (raises(step, x)) {
            const double quarters = list[x][static_cast<std::size_t>(firm.levels[x])];
            longest = std::max(longest, quarters);
            sum += quarters;
        }
    }
    const double planned = (longest + duration.overlap * (sum - longest)) *
                           (1.0 + duration.inexperience * (1.0 - firm.capability)) * speed;
    return static_cast<int>(std::ceil(planned - 1e-6));
}

} // namespace

void Model::start() {
    for (const auto& firm : firms_) {
        const Proposal& wanted = firm->proposal;
        if (wanted.step == 0) {
            continue;
        }
        const double speed =
            wanted.builder == nobody
                ? 1.0
                : scenario_.integrators[static_cast<std::size_t>(wanted.builder)].speed;
        firm->project = {.step = wanted.step,
                         .end = quarter_ +
                                planned_quarters(scenario_.duration, *firm, wanted.step, speed),
                         .builder = wanted.builder,
                         .price = wanted.price,
                         .late = false,
                         .demonstrates = wanted.demonstrates};
        ++firm->attempts;
        if (wanted.builder != nobody) {
            firm->credit = 0.0;
        }
        if (wanted.supporter != nullptr) {
            book(*wanted.supporter, Account::firm_funds, firm.get(), wanted.support);
            firm->fund += wanted.support;
        }
        borrow(*firm, wanted.price - std::clamp(firm->fund, 0.0, wanted.price));
        firm->fund -= wanted.price;
        pay(Account::firm_funds, account_of(wanted.builder), BookingPurpose::project, firm.get(),
            wanted.price);
        log_proposal(*firm, EventKind::start);
        events_.back().support = wanted.support;
    }
}

/// A loan goes into the fund; the whole debt is repaid in equal parts from now on.
void Model::borrow(Firm& firm, double loan) {
    if (loan <= 0.0) {
        return;
    }
    firm.fund += loan;
    firm.debt += loan;
    firm.instalment = firm.debt / static_cast<double>(scenario_.finance.loan_quarters);
    pay(Account::lenders, Account::firm_funds, BookingPurpose::loan, &firm, loan);
}

void Model::advance() {
    for (const auto& firm : firms_) {
        if (firm->project.step != 0 && firm->project.end == quarter_) {
            end_project(*firm);
        }
    }
}

/// At the planned end luck decides; a late project has had its luck and succeeds.
void Model::end_project(Firm& firm) {
    const Risk risk = risk_of(firm, firm.project.step, firm.project.builder);
    const double luck = chance(random_);
    Event& end = log(firm, EventKind::complete);
    end.step = firm.project.step;
    end.builder = firm.project.builder;
    if (!firm.project.late && luck < risk.abandoned) {
        end.kind = EventKind::abandon;
        for (std::size_t x = 0; x < technologies; ++x) {
            firm.experience[x] +=
                raises(firm.project.step, x) ? scenario_.outcome.abandoned_experience : 0.0;
        }
        firm.abandoned = quarter_;
        firm.project = {};
    } else if (!firm.project.late && luck < risk.abandoned_or_late) {
        end.kind = EventKind::late;
        end.cost = scenario_.outcome.overrun_cost * firm.project.price;
        run_over(firm);
    } else {
        succeed(firm);
    }
}

void Model::succeed(Firm& firm) {
    const Work done = firm.project;
    for (std::size_t x = 0; x < technologies; ++x) {
        if (raises(done.step, x)) {
            firm.experience[x] += 1.0;
            ++completed_[x];
        }
    }
    firm.levels = after(firm.levels, done.step);
    firm.capability += scenario_.population.capability_learning * (1.0 - firm.capability);
    if (done.demonstrates != nullptr) {
        firm.showcase = done.demonstrates;
    }
    if (done.builder != nobody) {
        ++services_[static_cast<std::size_t>(done.builder)].completed;
    }
    firm.project = {};
}

/// A late project takes longer and costs more: fund, then loan, then a hole in the fund.
void Model::run_over(Firm& firm) {
    const Outcome& outcome = scenario_.outcome;
    firm.project.late = true;
    firm.project.end +=
        std::uniform_int_distribution<int>{static_cast<int>(outcome.overrun_shortest),
                                           static_cast<int>(outcome.overrun_longest)}(random_);
    const double amount = outcome.overrun_cost * firm.project.price;
    const double room = std::max(0.0, credit_limit(firm) - firm.debt);
    borrow(firm, std::min(amount - std::clamp(firm.fund, 0.0, amount), room));
    firm.fund -= amount;
    pay(Account::firm_funds, account_of(firm.project.builder), BookingPurpose::overrun, &firm,
        amount);
}

} // namespace catchup::plain::whole
