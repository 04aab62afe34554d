// SPDX-License-Identifier: MIT
// Who can pay (E12), who gets a slot and public money, who falls back.
#include <algorithm>

#include "tests/benchmarks/whole/model.hpp"

namespace catchup::plain::whole {

double Model::credit_limit(const Firm& firm) const {
    const Finance& finance = scenario_.finance;
    return (is_small(firm) ? finance.sme_leverage : finance.large_leverage) * firm.revenue *
           firm.margin;
}

double Model::investable(const Firm& firm) const {
    return firm.fund + std::max(0.0, credit_limit(firm) - firm.debt);
}

/// Whether the firm can pay, if need be with a guarantee, which is then noted.
bool Model::find_means(const Firm& firm, Proposal& proposal) const {
    const double missing = proposal.price - proposal.support - investable(firm);
    if (missing <= 0.0) {
        return true;
    }
    if (firm.fund + proposal.support < 0.0) {
        return false;
    }
    for (const auto& lever : levers_) {
        const auto* backing = dynamic_cast<const Backing*>(lever.get());
        if (backing == nullptr || !backing->is_active() ||
            (firm.guarantor != nullptr && firm.guarantor != backing) ||
            !backing->covers(*this, firm) ||
            !backing->helps(firm, proposal.step, proposal.builder)) {
            continue;
        }
        proposal.guarantor = backing;
        proposal.guaranteed = missing;
        const double limit = backing->terms().leverage * firm.revenue * firm.margin;
        return missing <= std::max(0.0, limit - firm.guaranteed);
    }
    return false;
}

/// Takes what the proposal needs out of the budgets; false if one no longer has it.
bool Model::take_money(Firm& firm) {
    Proposal& wanted = firm.proposal;
    const bool by_grant = wanted.supporter != nullptr && wanted.supporter == firm.grant;
    const double support = wanted.supporter == nullptr || by_grant
                               ? 0.0
                               : wanted.supporter->budget().outlay(wanted.support);
    const double backing =
        wanted.guarantor == nullptr ? 0.0 : wanted.guarantor->set_aside_for(wanted.guaranteed);
    Budget* const from = support > 0.0 ? &wanted.supporter->budget() : nullptr;
    Budget* const kept = backing > 0.0 ? &wanted.guarantor->budget() : nullptr;
    if ((from != nullptr && support + (kept == from ? backing : 0.0) > from->free) ||
        (kept != nullptr && backing + (kept == from ? support : 0.0) > kept->free)) {
        return false;
    }
    if (from != nullptr) {
        from->free -= support;
    }
    if (kept != nullptr) {
        kept->set_aside(backing);
        firm.guarantor = wanted.guarantor;
        firm.guaranteed += wanted.guaranteed;
    }
    const bool demonstrates = wanted.supporter != nullptr && firm.grant != nullptr &&
                              firm.grant->invites() &&
                              firm.grant->helps(firm, wanted.step, wanted.builder);
    wanted.demonstrates = demonstrates ? firm.grant : nullptr;
    if (by_grant || demonstrates) {
        Budget& budget = firm.grant->budget();
        budget.set_aside(-firm.grant->set_aside());
        budget.free -= by_grant ? budget.outlay(wanted.support) : 0.0;
        firm.grant = nullptr;
    }
    return true;
}

/// A row about what a firm proposed.
void Model::log_proposal(const Firm& firm, EventKind kind) {
    Event& row = log(firm, kind);
    row.step = firm.proposal.step;
    row.builder = firm.proposal.builder;
    row.lever = firm.proposal.supporter;
    row.origin = firm.proposal.origin;
    row.cost = firm.proposal.price;
    row.gain = firm.proposal.gain;
    row.believed = firm.proposal.believed;
    row.ahead = firm.proposal.ahead;
    row.information = firm.information;
}

void Model::match() {
    std::vector<Firm*> queue; // for what is scarce
    for (const auto& firm : firms_) {
        Proposal& wanted = firm->proposal;
        if (wanted.step == 0) {
            continue;
        }
        if (!find_means(*firm, wanted)) {
            log_proposal(*firm, EventKind::unfunded);
            wanted = {};
        } else if (wanted.builder != nobody || wanted.supporter != nullptr ||
                   wanted.guarantor != nullptr) {
            queue.push_back(firm.get());
        }
    }
    std::shuffle(queue.begin(), queue.end(), random_);
    for (Firm* firm : queue) {
        const int builder = firm->proposal.builder;
        int no_limit = 1;
        int& slots =
            builder == nobody ? no_limit : services_[static_cast<std::size_t>(builder)].slots;
        if (slots == 0) {
            log_proposal(*firm, EventKind::no_slot);
        } else if (!take_money(*firm)) {
            log_proposal(*firm, EventKind::no_money);
        } else {
            --slots;
            continue;
        }
        const bool can_pay = firm->fallback.price <= investable(*firm);
        firm->proposal = can_pay ? firm->fallback : Proposal{};
    }
    punish();
}

} // namespace catchup::plain::whole
