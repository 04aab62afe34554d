// SPDX-License-Identifier: MIT
// The call `exit_and_enter`.
#include <algorithm>

#include "models/explain/observers.hpp"
#include "models/processes/exit_entry.hpp"

namespace catchup::explain {
namespace {

/// What a purse pays to the lenders if the firm exits now.
void foretell_guarantee(const World& world, Position f, Closing& closing) {
    if (world.plan->programmes.empty()) {
        return;
    }
    const PolicyFirms& held = world.policy.firms;
    closing.grant = held.grant[f];
    const Fen debt = std::min(held.guaranteed[f], world.firms.debt[f]);
    if (debt > Fen{0}) {
        const auto k = static_cast<std::size_t>(held.guarantor[f]);
        const auto& lever = std::get<Guarantee>(world.plan->scenario.interventions[k].lever);
        closing.guarantor = held.guarantor[f];
        closing.guaranteed = debt;
        closing.guarantee_paid = booked(lever.covered * million(debt));
    }
}

} // namespace

void foretell_closing(const World& world, Position f, Chapter& chapter) {
    const Firms& firms = world.firms;
    chapter.after = standing_of(world, f);
    const Fen fund = firms.fund[f];
    const Fen limit = insolvency_limit(world, f);
    const double rate = world.plan->scenario.turnover.exit_rate;
    const double luck = exit_luck(world, f);
    const bool insolvent = fund < Fen{0} && fund < limit;
    if (insolvent || luck < rate) {
        chapter.closing = {.insolvent = insolvent,
                           .fund = fund,
                           .limit = limit,
                           .exit_rate = rate,
                           .luck = luck,
                           .lost = firms.project[f],
                           .written_off = firms.debt[f]};
        foretell_guarantee(world, f, *chapter.closing);
    }
}

void confirm_closing(const World& world, Position f, Chapter& chapter) {
    demand((world.firms.id[f] != chapter.id) == chapter.closing.has_value(), world, f, "an exit");
}

} // namespace catchup::explain
