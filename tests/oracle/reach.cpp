// SPDX-License-Identifier: MIT
// Whom an intervention reaches, and with which steps it helps.
#include <algorithm>

#include "tests/oracle/economy.hpp"

namespace catchup::oracle {

bool Economy::is_in_scope(const Target& target, std::size_t sector, std::size_t county) const {
    const std::string& kind = scenario_.sectors[sector].kind;
    const bool named =
        std::find(target.sectors.begin(), target.sectors.end(), kind) != target.sectors.end();
    const auto number = static_cast<double>(county);
    return (target.sectors.empty() || named) && number >= target.counties[0] &&
           number <= target.counties[1];
}

/// By sector, county and size.
bool Economy::selects(const Target& target, const Firm& firm) const {
    const bool sized = target.size == "all" || (target.size == "smes") == is_small(firm);
    return sized && is_in_scope(target, firm.sector, firm.county);
}

/// Those selected whose state fits and that the share reaches.
bool Economy::covers(std::size_t i, const Firm& firm) const {
    const Target& target = intervention(i).target;
    if (!selects(target, firm) || !at_least(firm.levels, levels_of(target.from_state)) ||
        !at_least(levels_of(target.to_state), firm.levels)) {
        return false;
    }
    const Rank here = rank(i, firm);
    if (target.order == "lottery") {
        return here.number < share_reached(target);
    }
    if (share_reached(target) >= 1.0) {
        return true;
    }
    return acts[i].mark && here <= *acts[i].mark;
}

double Economy::share_reached(const Target& target) const {
    return std::min(1.0, target.coverage * scenario_.policy.generosity);
}

/// Smaller comes first; the same for all in a lottery.
double Economy::merit(const Target& target, const Firm& firm) const {
    if (target.order == "largest") {
        return -firm.revenue;
    }
    if (target.order == "smallest") {
        return firm.revenue;
    }
    if (target.order == "central") {
        return -static_cast<double>(partners_[static_cast<std::size_t>(firm.place)].size());
    }
    return 0.0;
}

/// 1000 x the number of its kind, and how many of its kind come before it in the list.
std::uint32_t Economy::luck_of(std::size_t i) const {
    const std::size_t kind = intervention(i).lever.index();
    std::uint32_t number = static_cast<std::uint32_t>(1000 * kind);
    for (std::size_t before = 0; before < i; ++before) {
        number += intervention(before).lever.index() == kind ? 1U : 0U;
    }
    return number;
}

Rank Economy::rank(std::size_t i, const Firm& firm) const {
    const double number = luck_.uniform(firm.id, 0, Purpose::coverage, luck_of(i));
    return {merit(intervention(i).target, firm), number, firm.id};
}

/// Grants, links and inspectors of delivery `integrator` go to firms with a standing offer.
bool Economy::is_delivered_to(std::size_t i, const Firm& firm) const {
    return intervention(i).delivery == "ministry" || has_offer(firm);
}

/// The choice.
bool Economy::allows(std::size_t i, const Firm& firm, int step) const {
    const PolicyChoices& choice = intervention(i).choice;
    if (const auto* sequence = std::get_if<SequenceChoice>(&choice)) {
        return step == due_in(sequence->order, firm.levels);
    }
    if (std::holds_alternative<BestBySector>(choice)) {
        return !acts[i].plan.empty() && step == acts[i].plan[firm.sector];
    }
    return true;
}

bool Economy::allows_some_step(std::size_t i, const Firm& firm) const {
    for (const int step : open_steps(firm)) {
        if (allows(i, firm, step)) {
            return true;
        }
    }
    return false;
}

/// The choice and the delivery.
bool Economy::helps(std::size_t i, const Firm& firm, int step, int builder) const {
    return allows(i, firm, step) && (intervention(i).delivery == "ministry" || builder != nobody);
}

} // namespace catchup::oracle
