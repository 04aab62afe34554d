// SPDX-License-Identifier: MIT
// Money for steps: what public money pays of a price, what it guarantees of a loan, and who gets it.
#include <algorithm>

#include "tests/oracle/economy.hpp"

namespace catchup::oracle {

/// The largest of what the firm's grant and subsidies pay; they do not add up.
void Economy::support(const Firm& firm, Option& option) const {
    const auto consider = [&](std::size_t i) {
        const Fen amount = support_of(i, option.whole);
        if (amount > option.support) {
            option.support = amount;
            option.supporter = static_cast<int>(i);
        }
    };
    if (firm.grant != nobody) {
        const auto grant = static_cast<std::size_t>(firm.grant);
        if (helps(grant, firm, option.step, option.builder)) {
            consider(grant);
        }
    }
    for (std::size_t i = 0; i < acts.size(); ++i) {
        if (acts[i].active && lever_of<Subsidy>(intervention(i)) != nullptr && covers(i, firm) &&
            helps(i, firm, option.step, option.builder) &&
            outlay(purse_of(i), support_of(i, option.whole)) <= chests_[purse_of(i)].free) {
            consider(i);
        }
    }
    option.price =
        option.support > Fen{} ? million(booked(option.whole) - option.support) : option.whole;
}

Fen Economy::support_of(std::size_t i, double price) const {
    if (const auto* subsidy = lever_of<Subsidy>(intervention(i))) {
        return booked(subsidy->rate * price);
    }
    if (const auto* voucher = lever_of<Voucher>(intervention(i))) {
        return booked(std::min(voucher->cap, voucher->rate * price));
    }
    const auto& demonstration = *lever_of<Demonstration>(intervention(i));
    return booked(std::min(demonstration.cap, demonstration.rate * price));
}

Fen Economy::investable(const Firm& firm) const {
    return firm.fund + std::max(Fen{}, bank_limit(firm) - firm.debt);
}

/// Whether the firm can pay, if need be with a guarantee, which is then noted.
bool Economy::find_means(const Firm& firm, Proposal& proposal) const {
    const Fen needed = booked(proposal.price) - proposal.support;
    if (needed <= investable(firm)) {
        return true;
    }
    if (firm.fund + proposal.support < Fen{}) {
        return false;
    }
    for (std::size_t i = 0; i < acts.size(); ++i) {
        const auto* guarantee = lever_of<Guarantee>(intervention(i));
        const bool is_free = firm.guarantor == nobody || firm.guarantor == static_cast<int>(i);
        if (guarantee == nullptr || !acts[i].active || !is_free || !covers(i, firm) ||
            !helps(i, firm, proposal.step, proposal.builder)) {
            continue;
        }
        const Fen missing = needed - investable(firm);
        const Fen room = std::max(Fen{}, credit_limit(firm, guarantee->leverage) - firm.guaranteed);
        proposal.guarantor = static_cast<int>(i);
        proposal.guaranteed = missing;
        return missing <= room;
    }
    return false;
}

/// Takes what the proposal needs out of the purses; false if one no longer has it.
bool Economy::take_money(Firm& firm) {
    const Proposal& wanted = firm.proposal;
    const bool by_grant = wanted.supporter != nobody && wanted.supporter == firm.grant;
    std::vector<Fen> needed(chests_.size());
    if (wanted.supporter != nobody && !by_grant) {
        const std::size_t purse = purse_of(static_cast<std::size_t>(wanted.supporter));
        needed[purse] += outlay(purse, wanted.support);
    }
    Fen growth;
    if (wanted.guarantor != nobody) {
        const auto i = static_cast<std::size_t>(wanted.guarantor);
        growth = backing(i, firm.guaranteed + wanted.guaranteed) - backing(i, firm.guaranteed);
        needed[purse_of(i)] += growth;
    }
    for (std::size_t p = 0; p < chests_.size(); ++p) {
        if (needed[p] > chests_[p].free && needed[p] > Fen{}) {
            return false;
        }
    }
    for (std::size_t p = 0; p < chests_.size(); ++p) {
        chests_[p].free -= needed[p];
    }
    if (wanted.guarantor != nobody) {
        chests_[purse_of(static_cast<std::size_t>(wanted.guarantor))].set_aside += growth;
        firm.guarantor = wanted.guarantor;
        firm.guaranteed += wanted.guaranteed;
    }
    if (by_grant) {
        chests_[purse_of(static_cast<std::size_t>(firm.grant))].free -=
            outlay(purse_of(static_cast<std::size_t>(firm.grant)), wanted.support);
    }
    const bool demonstrates =
        wanted.supporter != nobody && firm.grant != nobody &&
        lever_of<Demonstration>(intervention(static_cast<std::size_t>(firm.grant))) != nullptr &&
        helps(static_cast<std::size_t>(firm.grant), firm, wanted.step, wanted.builder);
    firm.proposal.demonstrates = demonstrates ? firm.grant : nobody;
    if (by_grant || demonstrates) {
        const std::size_t purse = purse_of(static_cast<std::size_t>(firm.grant));
        const Fen kept = grant_set_aside(firm);
        chests_[purse].set_aside -= kept;
        chests_[purse].free += kept;
        firm.grant = nobody;
    }
    return true;
}

} // namespace catchup::oracle
