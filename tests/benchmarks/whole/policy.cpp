// SPDX-License-Identifier: MIT
// The order of a quarter, its books, and the policy's part of it (E15, E16).
#include <algorithm>

#include "tests/benchmarks/whole/model.hpp"

namespace catchup::plain::whole {

void Model::step() {
    events_.clear();
    payments_.clear();
    books_.income = {};
    books_.spending = {};
    set_terms();
    observe_peers();
    enact();
    contact();
    inform();
    aspire();
    decide();
    match();
    start();
    advance();
    earn();
    exit_and_enter();
    ++quarter_;
}

void Model::pay(Account from, Account to, BookingPurpose purpose, const Firm* firm, double amount) {
    if (amount == 0.0) {
        return;
    }
    payments_.push_back({from, to, purpose, firm == nullptr ? -1 : firm->place, quarter_, amount});
    const auto a = static_cast<std::size_t>(from);
    const auto b = static_cast<std::size_t>(to);
    books_.spending[a] += amount;
    books_.income[b] += amount;
    books_.balance[a] -= amount;
    books_.balance[b] += amount;
}

void Model::book(const Lever& lever, Account to, const Firm* firm, double amount) {
    pay(Account::government, to, lever.purpose(), firm, amount);
    pay(Account::government, Account::public_bodies, BookingPurpose::administration, firm,
        lever.budget().terms.administration * amount);
}

void Model::spend(const Lever& lever, Account to, const Firm* firm, double amount) {
    lever.budget().free -= lever.budget().outlay(amount);
    book(lever, to, firm, amount);
}

Event& Model::log(const Firm& firm, EventKind kind) {
    return events_.emplace_back(Event{.kind = kind,
                                      .place = firm.place,
                                      .generation = firm.generation,
                                      .quarter = quarter_,
                                      .from = firm.levels});
}

bool Model::is_idle(const Firm& firm) const {
    return firm.project.step == 0 && quarter_ - firm.abandoned > scenario_.outcome.cooling_off;
}

bool Model::is_linked(const Firm& firm) const {
    return firm.linked_by != nullptr && quarter_ - firm.linked < firm.linked_by->terms().quarters;
}

void Model::enact() {
    for (const auto& firm : firms_) {
        firm->pressed_by = nullptr;
        firm->demonstrated = 0.0;
    }
    for (Budget& budget : budgets_) {
        const bool open = today() >= budget.terms.from && today() <= budget.terms.until;
        budget.free = open ? budget.terms.carry_over * budget.free + budget.terms.quarterly : 0.0;
    }
    if (levers_.empty()) {
        return;
    }
    return_money();
    for (const auto& lever : levers_) {
        lever->begin_quarter(*this);
    }
    std::fill(goods_.begin(), goods_.end(), Goods{});
    for (const auto& lever : levers_) {
        lever->pay_for_goods(*this);
    }
    see_showcases();
    for (const auto& lever : levers_) {
        lever->give(*this);
    }
    for (const auto& lever : levers_) {
        lever->inspect(*this);
    }
}

/// Old grants lapse, repaid debt needs no guarantee.
void Model::return_money() {
    for (Budget& budget : budgets_) {
        budget.free += budget.aside;
        budget.aside = 0.0;
    }
    for (const auto& firm : firms_) {
        if (firm->grant != nullptr) {
            if (firm->grant->has_lapsed(quarter_ - firm->granted)) {
                firm->grant = nullptr;
            } else {
                firm->grant->budget().set_aside(firm->grant->set_aside());
            }
        }
        firm->guaranteed = std::min(firm->guaranteed, firm->debt);
        if (firm->guaranteed <= 0.0) {
            firm->guarantor = nullptr;
        } else if (firm->guarantor != nullptr) {
            firm->guarantor->budget().set_aside(firm->guarantor->set_aside_for(firm->guaranteed));
        }
    }
}

/// Demo of E11: partners see a showcase fully, firms of its county and sector in part.
void Model::see_showcases() {
    std::vector<double> seen_here(goods_.size(), 0.0); // by county and sector
    for (const auto& firm : firms_) {
        if (firm->showcase != nullptr) {
            double& seen = seen_here[firm->county * sectors_.size() + firm->sector];
            seen = std::max(seen, firm->showcase->reach());
        }
    }
    for (const auto& firm : firms_) {
        firm->demonstrated =
            std::max(firm->demonstrated, seen_here[firm->county * sectors_.size() + firm->sector]);
        if (firm->showcase != nullptr) {
            for (Firm* partner : firm->partners) {
                partner->demonstrated = 1.0;
            }
            for (Firm* partner : firm->trading_partners) {
                partner->demonstrated = 1.0;
            }
        }
    }
}

/// Pressed firms without a project pay.
void Model::punish() {
    for (const auto& firm : firms_) {
        if (firm->pressed_by == nullptr || firm->proposal.step != 0) {
            continue;
        }
        const double fine = firm->pressed_by->terms().penalty * firm->revenue;
        firm->fund -= fine;
        firm->refused = quarter_;
        pay(Account::firm_funds, Account::government, BookingPurpose::penalty, firm.get(), fine);
        Event& penalty = log(*firm, EventKind::penalty);
        penalty.cost = fine;
        penalty.lever = firm->pressed_by;
    }
}

} // namespace catchup::plain::whole
