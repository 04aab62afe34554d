// SPDX-License-Identifier: MIT
// Public goods (E15): what is spent on them and what they do for the places in their scope.
#include <algorithm>

#include "sim/numerics/elementary.hpp"
#include "tests/oracle/economy.hpp"
#include "tests/oracle/technology.hpp"

namespace catchup::oracle {

void Economy::pay_public_goods() {
    for (std::size_t i = 0; i < acts.size(); ++i) {
        const auto* standards = lever_of<Standards>(intervention(i));
        const auto* generic = lever_of<GenericTechnology>(intervention(i));
        if (standards == nullptr && generic == nullptr) {
            continue;
        }
        const double spending = standards != nullptr ? standards->spending : generic->spending;
        const BookingPurpose purpose =
            standards != nullptr ? BookingPurpose::standards : BookingPurpose::generic_technology;
        const std::size_t purse = purse_of(i);
        Fen amount;
        if (acts[i].active) {
            amount =
                std::min(booked(spending * scenario_.policy.generosity), largest_payment(purse));
        }
        acts[i].spent.push_back(amount);
        chests_[purse].free -= outlay(purse, amount);
        book(purse, Account::public_bodies, purpose, nobody, amount);
    }
    spread_public_goods();
}

/// Std and Gen of every sector and county.
void Economy::spread_public_goods() {
    for (auto& counties : goods_) {
        std::fill(counties.begin(), counties.end(), Goods{});
    }
    for (std::size_t i = 0; i < acts.size(); ++i) {
        const Target& target = intervention(i).target;
        const auto* standards = lever_of<Standards>(intervention(i));
        const auto* generic = lever_of<GenericTechnology>(intervention(i));
        if (standards == nullptr && generic == nullptr) {
            continue;
        }
        int places = 0;
        for (const Firm& firm : firms) {
            places += is_in_scope(target, firm.sector, firm.county) ? 1 : 0;
        }
        const double scale =
            (standards != nullptr ? standards->scale : generic->scale) * places / 1000.0;
        const std::int64_t lag = standards != nullptr ? standards->lag : generic->lag;
        Fen spent;
        for (std::size_t quarter = 0; quarter < acts[i].spent.size(); ++quarter) {
            const bool works = quarter_ - static_cast<std::int64_t>(quarter) >= lag;
            spent += works ? acts[i].spent[quarter] : Fen{};
        }
        for (std::size_t s = 0; s < goods_.size(); ++s) {
            for (std::size_t c = 0; c < goods_[s].size(); ++c) {
                if (places == 0 || !is_in_scope(target, s, c)) {
                    continue;
                }
                Goods& here = goods_[s][c];
                if (standards != nullptr) {
                    here.standards = 1.0 - (1.0 - here.standards) * exp(-million(spent) / scale);
                    continue;
                }
                const auto& parts = generic->shares;
                for (std::size_t x = 0; x < 3; ++x) {
                    const double part = parts[x] / (parts[0] + parts[1] + parts[2]);
                    here.generic[x] =
                        1.0 - (1.0 - here.generic[x]) * exp(-part * million(spent) / scale);
                }
            }
        }
    }
}

const Goods& Economy::goods_of(const Firm& firm) const { return goods_[firm.sector][firm.county]; }

double Economy::help_of(const Firm& firm, int step) const {
    const Outcome& outcome = scenario_.outcome;
    const Goods& goods = goods_of(firm);
    return outcome.standards * goods.standards + outcome.generic * mean_over(step, goods.generic) +
           (is_linked(firm) ? outcome.university : 0.0);
}

Risk Economy::risk_of(const Firm& firm, int step, int builder) const {
    return risk(scenario_.outcome, firm, step, builder, help_of(firm, step));
}

} // namespace catchup::oracle
