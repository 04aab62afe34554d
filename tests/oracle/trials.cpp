// SPDX-License-Identifier: MIT
// Free trials: the integrator's own, or matched by an integrator fund.
#include <algorithm>

#include "tests/oracle/economy.hpp"
#include "tests/oracle/integrators.hpp"

namespace catchup::oracle {

/// The first offer ever comes with a trial; first offers of a quarter wait in one queue for each
/// integrator, and the queues are served in the order of the integrators.
void Economy::give_trials() {
    Places queue;
    for (Firm& firm : firms) {
        if (firm.offered == quarter_ && !firm.met) {
            firm.met = true;
            queue.push_back(firm.place);
        }
    }
    queue_up(queue, Purpose::trial_queue);
    std::stable_sort(queue.begin(), queue.end(),
                     [&](int a, int b) { return at(a).offer_from < at(b).offer_from; });
    for (const int place : queue) {
        give_trial(at(place));
    }
}

/// A trial of the broadest fitting package that `allowed` lets pass; step 0 = there is none.
template <class Allowed>
Economy::Trial Economy::trial_of(const Firm& firm, double part, Allowed&& allowed) const {
    const auto integrator = static_cast<std::size_t>(firm.offer_from);
    Trial trial;
    trial.part = part;
    for (const int package : {3, 1, 2}) {
        if (trial.step == 0 &&
            offers_step(scenario_.integrators[integrator], firm.levels, package) &&
            allowed(package)) {
            trial.step = package;
            trial.amount =
                booked(part * price_share(integrator, firm.sector) * cost_of(firm, package));
        }
    }
    return trial;
}

/// That of the first integrator fund that makes one, else the integrator's own.
Economy::Trial Economy::trial_for(const Firm& firm) const {
    for (std::size_t i = 0; i < acts.size(); ++i) {
        const auto* fund = lever_of<IntegratorFund>(intervention(i));
        if (fund == nullptr || !acts[i].active || !covers(i, firm)) {
            continue;
        }
        Trial trial = trial_of(firm, fund->trial_share,
                               [&](int package) { return allows(i, firm, package); });
        trial.fund = static_cast<int>(i);
        trial.match = booked(fund->match * million(trial.amount));
        if (trial.step != 0 && trial.match > Fen{} &&
            outlay(purse_of(i), trial.match) <= chests_[purse_of(i)].free) {
            return trial;
        }
    }
    const double own = scenario_.integrators[static_cast<std::size_t>(firm.offer_from)].trial_share;
    return trial_of(firm, own, [](int) { return true; });
}

void Economy::give_trial(Firm& firm) {
    const auto integrator = static_cast<std::size_t>(firm.offer_from);
    const Integrator& profile = scenario_.integrators[integrator];
    const Trial trial = trial_for(firm);
    if (trial.amount <= Fen{} || trial.amount - trial.match > services_[integrator].fund) {
        return;
    }
    services_[integrator].fund -= trial.amount - trial.match;
    if (trial.fund != nobody) {
        const std::size_t purse = purse_of(static_cast<std::size_t>(trial.fund));
        chests_[purse].free -= outlay(purse, trial.match);
        book(purse, Account::integrators, BookingPurpose::trial_match, firm.place, trial.match);
    }
    pay(Account::integrators, Account::suppliers, BookingPurpose::trial, firm.place, trial.amount);
    firm.credit = profile.trial_relief ? trial.part : 0.0;
    firm.informed_by_trial = profile.trial_informs;

    Happening given = row(firm, EventKind::trial);
    given.step = trial.step;
    given.integrator = firm.offer_from;
    given.intervention = trial.fund;
    given.cost = trial.amount;
    given.public_part = trial.match;
    events.push_back(given);
}

} // namespace catchup::oracle
