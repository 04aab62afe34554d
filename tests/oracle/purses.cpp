// SPDX-License-Identifier: MIT
// Public money: how purses fill, what is set aside and returns, how they pay (E16).
#include <algorithm>

#include "tests/oracle/economy.hpp"

namespace catchup::oracle {

std::size_t Economy::purse_of(std::size_t i) const {
    std::size_t purse = 0;
    while (scenario_.purses[purse].name != intervention(i).purse) {
        ++purse;
    }
    return purse;
}

void Economy::fill_purses() {
    for (std::size_t p = 0; p < chests_.size(); ++p) {
        const Purse& purse = scenario_.purses[p];
        const bool has_money = today() >= purse.from && today() <= purse.until;
        chests_[p].free = has_money ? booked(purse.carry_over * million(chests_[p].free)) +
                                          booked(purse.quarterly)
                                    : Fen{};
        policy_from_ = has_money ? std::min(policy_from_, quarter_) : policy_from_;
    }
}

/// Old grants lapse, repaid debt needs no guarantee: what they no longer need is free.
void Economy::return_money() {
    std::vector<Fen> needed(chests_.size());
    for (Firm& firm : firms) {
        if (firm.grant != nobody) {
            const Intervention& what = intervention(static_cast<std::size_t>(firm.grant));
            const auto* voucher = lever_of<Voucher>(what);
            const std::int64_t quarters =
                voucher != nullptr ? voucher->quarters : lever_of<Demonstration>(what)->quarters;
            firm.grant = quarter_ - firm.granted >= quarters ? nobody : firm.grant;
        }
        firm.guaranteed = std::min(firm.guaranteed, firm.debt);
        firm.guarantor = firm.guaranteed > Fen{} ? firm.guarantor : nobody;
        if (firm.grant != nobody) {
            needed[purse_of(static_cast<std::size_t>(firm.grant))] += grant_set_aside(firm);
        }
        if (firm.guarantor != nobody) {
            const auto i = static_cast<std::size_t>(firm.guarantor);
            needed[purse_of(i)] += backing(i, firm.guaranteed);
        }
    }
    for (std::size_t p = 0; p < chests_.size(); ++p) {
        chests_[p].free += chests_[p].set_aside - needed[p];
        chests_[p].set_aside = needed[p];
    }
}

Fen Economy::administration(std::size_t purse, Fen payment) const {
    return booked(scenario_.purses[purse].administration * million(payment));
}

Fen Economy::outlay(std::size_t purse, Fen payment) const {
    return payment + administration(purse, payment);
}

/// The most that free money pays with its administration.
Fen Economy::largest_payment(std::size_t purse) const {
    std::int64_t payable = 0;
    std::int64_t too_much = std::max(Fen{}, chests_[purse].free).value() + 1;
    while (too_much - payable > 1) {
        const std::int64_t middle = payable + (too_much - payable) / 2;
        (outlay(purse, Fen{middle}) <= chests_[purse].free ? payable : too_much) = middle;
    }
    return Fen{payable};
}

/// Rows of a payment and its administration. Who calls takes the outlay from the purse.
void Economy::book(std::size_t purse, Account to, BookingPurpose purpose, int place, Fen payment) {
    const std::size_t before = payments.size();
    pay(Account::government, to, purpose, place, payment);
    pay(Account::government, Account::public_bodies, BookingPurpose::administration, place,
        administration(purse, payment));
    for (std::size_t row = before; row < payments.size(); ++row) {
        payments[row].purse = static_cast<int>(purse);
    }
}

/// What the grant that a firm holds may cost.
Fen Economy::grant_set_aside(const Firm& firm) const {
    const auto i = static_cast<std::size_t>(firm.grant);
    const auto* voucher = lever_of<Voucher>(intervention(i));
    const double cap =
        voucher != nullptr ? voucher->cap : lever_of<Demonstration>(intervention(i))->cap;
    return outlay(purse_of(i), booked(cap));
}

/// What so much guaranteed debt may cost.
Fen Economy::backing(std::size_t guarantee, Fen guaranteed) const {
    const double covered = lever_of<Guarantee>(intervention(guarantee))->covered;
    return outlay(purse_of(guarantee), booked(covered * million(guaranteed)));
}

} // namespace catchup::oracle
