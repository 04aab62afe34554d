// SPDX-License-Identifier: MIT
#include "app/life_money_text.hpp"

#include <fmt/format.h>

#include "app/life_look_text.hpp"

namespace catchup::app {

using namespace explain;

namespace {

/// What a guarantee adds, or why it does not help; "" if none was asked.
std::string guaranteeing(const Payment& p, const Names& names) {
    if (p.guarantor == no_intervention) {
        return "";
    }
    const std::string_view name = names.intervention(p.guarantor);
    if (p.enough()) {
        return fmt::format("; {} guarantees a loan of {} more, of at most {}", name,
                           money(p.means.guaranteed), money(p.guarantee_room));
    }
    return p.fund + p.credit < Fen{0}
               ? fmt::format("; {} guarantees nothing to a firm without means", name)
               : fmt::format("; {} would guarantee only {} more", name, money(p.guarantee_room));
}

std::string paying(const Payment& p, const Names& names) {
    const Support& support = p.means.support;
    const std::string less = support.amount > Fen{0}
                                 ? fmt::format(", less {} from {}", money(support.amount),
                                               names.intervention(support.intervention))
                                 : "";
    return fmt::format("asks {}{}, and it can lay out {} (fund {}, credit {}){}",
                       money(p.means.asked), less, money(p.fund + p.credit), money(p.fund),
                       money(p.credit), guaranteeing(p, names));
}

void tell_slot(const SlotClaim& claim, const Names& names, Lines& lines) {
    lines.push_back(fmt::format("gets {} slot of {}: {} before it wanted one, {} of {} left",
                                claim.left > 0 ? "a" : "no", names.integrator(claim.integrator),
                                claim.ahead, claim.left, claim.slots));
}

void tell_money(const MoneyClaim& claim, const Names& names, Lines& lines) {
    lines.push_back(fmt::format("gets {}public money from the purse {}: it takes {} with "
                                "administration; {} before it wanted some, {} of {} left",
                                claim.needed <= claim.left ? "" : "no ", names.purse(claim.purse),
                                money(claim.needed), claim.ahead, money(claim.left),
                                money(claim.free)));
}

/// Its turn: the slot first, then the money.
void tell_queue(const Queue& queue, const Names& names, Lines& lines) {
    if (queue.slot) {
        tell_slot(*queue.slot, names, lines);
    }
    if (queue.has_slot()) {
        for (const MoneyClaim& claim : queue.money) {
            tell_money(claim, names, lines);
        }
    }
}

void tell_fallback(const Chapter& c, const Names& names, Lines& lines) {
    const Proposal& proposal = *c.proposal;
    if (c.alone) {
        lines.emplace_back("what it would do alone:");
        tell_options(*c.alone, names, lines);
    }
    if (!proposal.fallback_payment) {
        lines.emplace_back("so it waits");
        return;
    }
    lines.push_back(fmt::format("{} alone {}", step_words(proposal.fallback),
                                paying(*proposal.fallback_payment, names)));
    if (!proposal.fallback_payment->enough()) {
        lines.emplace_back("cannot pay that either: it waits");
    }
}

} // namespace

void tell_proposal(const Chapter& c, const Names& names, Lines& lines) {
    const Proposal& proposal = *c.proposal;
    lines.push_back(fmt::format("{} {} by {}: {}",
                                c.mood == Mood::pressed ? "complies and proposes" : "proposes",
                                step_words(proposal.step), names.builder(proposal.builder),
                                paying(proposal.payment, names)));
    if (!proposal.payment.enough()) {
        lines.emplace_back("cannot pay: the proposal is dropped");
    }
    if (proposal.queue) {
        tell_queue(*proposal.queue, names, lines);
    }
    if (proposal.refused()) {
        tell_fallback(c, names, lines);
    }
}

void tell_penalty(const Penalty& penalty, const Names& names, Lines& lines) {
    lines.push_back(fmt::format("pays the penalty of {}, {}: pressed, and no project; no visit for "
                                "{} quarters",
                                names.intervention(penalty.intervention), money(penalty.amount),
                                penalty.pause));
}

void tell_launch(const Chapter& c, const Names& names, Lines& lines) {
    const Launch& launch = *c.launch;
    const Step end{c.quarter.value() + static_cast<std::uint32_t>(launch.quarters)};
    const std::string support =
        launch.support.amount > Fen{0}
            ? fmt::format(", to which {} gave {}", names.intervention(launch.support.intervention),
                          money(launch.support.amount))
            : "";
    const std::string guaranteed =
        launch.guarantor != no_intervention
            ? fmt::format(", {} of it guaranteed by {}", money(launch.guaranteed),
                          names.intervention(launch.guarantor))
            : "";
    lines.push_back(fmt::format("starts {} by {}: pays {} (fund {}{}; loan {}{}); {} quarters, "
                                "planned end {}{}",
                                step_words(launch.step), names.builder(launch.builder),
                                money(launch.price), money(launch.from_fund), support,
                                money(launch.loan), guaranteed, launch.quarters, names.quarter(end),
                                launch.demonstration ? "; it is to be a showcase" : ""));
}

} // namespace catchup::app
