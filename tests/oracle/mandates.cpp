// SPDX-License-Identifier: MIT
// Mandates: whom inspectors visit, what pressed firms do, and who pays a penalty.
#include <algorithm>

#include "tests/oracle/economy.hpp"

namespace catchup::oracle {

bool Economy::is_idle(const Firm& firm) const {
    return firm.project.step == 0 && quarter_ - firm.abandoned > scenario_.outcome.cooling_off;
}

void Economy::send_inspectors() {
    for (std::size_t i = 0; i < acts.size(); ++i) {
        const auto* mandate = lever_of<Mandate>(intervention(i));
        if (mandate == nullptr || !acts[i].active) {
            continue;
        }
        int selected = 0;
        int there = 0;
        for (const Firm& firm : firms) {
            const bool is_selected = selects(intervention(i).target, firm);
            selected += is_selected ? 1 : 0;
            there += is_selected && at_least(firm.levels, levels_of(mandate->goal)) ? 1 : 0;
        }
        if (there >= mandate->quota * selected) {
            continue;
        }
        Places visited;
        for (const Firm& firm : firms) {
            if (is_inspected(i, firm)) {
                visited.push_back(firm.place);
            }
        }
        const auto number = [&](int place) {
            return uniform(at(place), Purpose::inspection, luck_of(i));
        };
        std::stable_sort(visited.begin(), visited.end(), [&](int a, int b) {
            return number(a) != number(b) ? number(a) < number(b) : at(a).id < at(b).id;
        });
        const std::size_t purse = purse_of(i);
        const Fen cost = booked(mandate->visit_cost);
        for (const int place : visited) {
            if (outlay(purse, cost) > chests_[purse].free) {
                break;
            }
            chests_[purse].free -= outlay(purse, cost);
            book(purse, Account::public_bodies, BookingPurpose::enforcement, place, cost);
            at(place).pressed_by = static_cast<int>(i);
        }
    }
}

/// Whether an inspector would come, had the purse the money.
bool Economy::is_inspected(std::size_t i, const Firm& firm) const {
    const auto& mandate = *lever_of<Mandate>(intervention(i));
    return covers(i, firm) && is_idle(firm) && !at_least(firm.levels, levels_of(mandate.goal)) &&
           allows_some_step(i, firm) && is_delivered_to(i, firm) &&
           quarter_ - firm.refused > mandate.pause && firm.pressed_by == nobody &&
           uniform(firm, Purpose::inspection, luck_of(i)) < mandate.inspected;
}

void Economy::comply() {
    for (Firm& firm : firms) {
        if (firm.pressed_by != nobody) {
            firm.proposal = compliance(firm, Help::counted);
            firm.fallback = {};
            if (firm.proposal.builder != nobody || firm.proposal.support > Fen{}) {
                firm.fallback = compliance(firm, Help::ignored);
            }
        }
    }
}

/// The step of the mandate's choice with the shortest payback; step 0 = none is short enough.
Proposal Economy::compliance(const Firm& firm, Help help) const {
    const auto i = static_cast<std::size_t>(firm.pressed_by);
    double shortest = lever_of<Mandate>(intervention(i))->longest_payback;
    Proposal best;
    for (const Option& option : options(firm, help)) {
        if (allows(i, firm, option.step) && option.payback < shortest) {
            shortest = option.payback;
            best = proposed(firm, option);
        }
    }
    return best;
}

/// Pressed firms without a project pay.
void Economy::punish() {
    for (Firm& firm : firms) {
        if (firm.pressed_by == nobody || firm.proposal.step != 0) {
            continue;
        }
        const auto i = static_cast<std::size_t>(firm.pressed_by);
        const Fen fine = booked(lever_of<Mandate>(intervention(i))->penalty * firm.revenue);
        firm.fund -= fine;
        firm.refused = quarter_;
        pay(Account::firm_funds, Account::government, BookingPurpose::penalty, firm.place, fine);
        Happening penalty = row(firm, EventKind::penalty);
        penalty.cost = fine;
        penalty.intervention = firm.pressed_by;
        events.push_back(penalty);
    }
}

} // namespace catchup::oracle
