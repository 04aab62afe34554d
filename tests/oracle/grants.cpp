// SPDX-License-Identifier: MIT
// What is given to single firms ahead of projects: vouchers, invitations to demonstrate, links with
// universities; and who sees showcases.
#include <algorithm>
#include <cmath>

#include "tests/oracle/economy.hpp"

namespace catchup::oracle {

bool Economy::is_linked(const Firm& firm) const {
    if (firm.linked_by == nobody) {
        return false;
    }
    const auto i = static_cast<std::size_t>(firm.linked_by);
    return quarter_ - firm.linked < lever_of<UniversityLinks>(intervention(i))->quarters;
}

/// Demo of E11.
void Economy::see_showcases() {
    const auto is_showcase = [&](int place) { return at(place).showcase != nobody; };
    for (Firm& firm : firms) {
        const auto place = static_cast<std::size_t>(firm.place);
        const Places& near = partners_[place];
        const Places& trading = trading_partners_[place];
        double seen = 0.0;
        for (const int other : county_members_[firm.county]) {
            if (is_showcase(other) && at(other).sector == firm.sector) {
                const auto i = static_cast<std::size_t>(at(other).showcase);
                seen = std::max(seen, lever_of<Demonstration>(intervention(i))->reach);
            }
        }
        if (std::any_of(near.begin(), near.end(), is_showcase) ||
            std::any_of(trading.begin(), trading.end(), is_showcase)) {
            seen = 1.0;
        }
        firm.demonstrated = seen;
    }
}

void Economy::give_grants_and_links() {
    for (std::size_t i = 0; i < acts.size(); ++i) {
        if (!acts[i].active) {
            continue;
        }
        const int most = to_give(i);
        Places queue;
        for (const Firm& firm : firms) {
            if (most > 0 && may_get(i, firm)) {
                queue.push_back(firm.place);
            }
        }
        queue_up(queue, Purpose::grant_queue, luck_of(i));
        std::stable_sort(queue.begin(), queue.end(), [&](int a, int b) {
            const Target& target = intervention(i).target;
            return merit(target, at(a)) < merit(target, at(b));
        });
        int given = 0;
        for (const int place : queue) {
            if (given == most || !give(i, at(place))) {
                break;
            }
            ++given;
        }
    }
}

/// How many this quarter; 0 for levers that give nothing.
int Economy::to_give(std::size_t i) const {
    double yearly = 0.0;
    if (const auto* voucher = lever_of<Voucher>(intervention(i))) {
        yearly = voucher->yearly;
    } else if (const auto* demonstration = lever_of<Demonstration>(intervention(i))) {
        yearly = demonstration->yearly;
    } else if (const auto* links = lever_of<UniversityLinks>(intervention(i))) {
        yearly = links->yearly;
    }
    yearly *= scenario_.policy.generosity;
    const int n = acts[i].active_quarters;
    return static_cast<int>(std::floor(yearly * n / 4.0) - std::floor(yearly * (n - 1) / 4.0));
}

bool Economy::may_get(std::size_t i, const Firm& firm) const {
    if (!covers(i, firm) || !is_delivered_to(i, firm)) {
        return false;
    }
    if (lever_of<UniversityLinks>(intervention(i)) != nullptr) {
        return !is_linked(firm);
    }
    return firm.grant == nobody && is_idle(firm) && firm.showcase == nobody &&
           allows_some_step(i, firm);
}

/// False if the purse cannot pay.
bool Economy::give(std::size_t i, Firm& firm) {
    const auto* links = lever_of<UniversityLinks>(intervention(i));
    const auto* voucher = lever_of<Voucher>(intervention(i));
    const double worth = links != nullptr     ? links->cost
                         : voucher != nullptr ? voucher->cap
                                              : lever_of<Demonstration>(intervention(i))->cap;
    const std::size_t purse = purse_of(i);
    const Fen needed = outlay(purse, booked(worth));
    if (needed > chests_[purse].free) {
        return false;
    }
    chests_[purse].free -= needed;
    Happening given = row(firm, links != nullptr ? EventKind::link : EventKind::grant);
    given.cost = booked(worth);
    given.intervention = static_cast<int>(i);
    events.push_back(given);
    if (links != nullptr) {
        book(purse, Account::public_bodies, BookingPurpose::university, firm.place, booked(worth));
        firm.linked_by = static_cast<int>(i);
        firm.linked = quarter_;
        firm.capability = firm.capability + links->capability * (1.0 - firm.capability);
    } else {
        chests_[purse].set_aside += needed;
        firm.grant = static_cast<int>(i);
        firm.granted = quarter_;
    }
    return true;
}

} // namespace catchup::oracle
