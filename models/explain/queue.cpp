// SPDX-License-Identifier: MIT
// Who can pay, who gets a slot and public money, who pays a penalty: the call `match`. What firms
// before this one take is seen by running the call for them alone on a copy of the world.
#include <algorithm>

#include "models/explain/observers.hpp"
#include "models/processes/grants.hpp"
#include "models/processes/inspect.hpp"
#include "models/processes/pay.hpp"
#include "models/processes/purses.hpp"

namespace catchup::explain {
namespace {

Payment payment_of(const World& world, Position f, Mask step, std::int16_t builder, Offers offers) {
    Payment payment{.means = means_of(world, f, step, builder, offers),
                    .fund = world.firms.fund[f],
                    .credit = credit_room(world, f)};
    const bool policy = offers == Offers::considered && !world.plan->programmes.empty();
    if (policy && payment.net() > payment.fund + payment.credit) {
        payment.guarantor = guarantor_of(world, f, step, builder);
        if (payment.guarantor != no_intervention) {
            payment.guarantee_room = guaranteed_room(world, f, payment.guarantor);
        }
    }
    return payment;
}

/// Public money that means need out of one purse, with administration.
struct Need {
    std::size_t purse = 0;
    Fen amount{};
};
std::vector<Need> needs_of(const World& world, const Means& means) {
    const auto purse_of = [&](std::int16_t k) {
        return world.plan->programmes[static_cast<std::size_t>(k)].purse;
    };
    std::vector<Need> needs;
    if (means.support.amount > Fen{0} && !means.support.granted) {
        const std::size_t purse = purse_of(means.support.intervention);
        needs.push_back({purse, outlay(world, purse, means.support.amount)});
    }
    if (means.guaranteed > Fen{0}) {
        const std::size_t purse = purse_of(means.guarantor);
        const Fen backing = backing_of(world, means.guarantor, means.guaranteed);
        if (!needs.empty() && needs.front().purse == purse) {
            needs.front().amount += backing;
        } else {
            needs.push_back({purse, backing});
        }
    }
    return needs;
}

bool stands_in_queue(const Means& means, std::int16_t builder) noexcept {
    return means.enough &&
           (builder != in_house || means.support.amount > Fen{0} || means.guaranteed > Fen{0});
}

/// The world when the firm's turn comes: only proposals of firms before it are served.
World at_turn_of(const World& world, Position f, std::vector<Position>& ahead) {
    const Firms& firms = world.firms;
    World copy = world;
    const auto rank = [&](Position one) {
        return std::pair{~slot_priority(world, one), firms.id[one]};
    };
    for (std::uint32_t at = 0; at < firms.size(); ++at) {
        const Position other{at};
        if (firms.proposal[other] != 0 && rank(other) < rank(f)) {
            ahead.push_back(other);
        } else {
            copy.firms.proposal[other] = 0;
        }
    }
    match(copy);
    return copy;
}

Queue turn_of(const World& world, Position f, const Means& means) {
    const Firms& firms = world.firms;
    std::vector<Position> ahead;
    const World then = at_turn_of(world, f, ahead);
    Queue queue;
    if (const std::int16_t builder = firms.proposal_builder[f]; builder != in_house) {
        const auto j = static_cast<std::size_t>(builder);
        queue.slot = {.integrator = j,
                      .slots = world.integrators[j].slots,
                      .ahead = 0,
                      .left = then.integrators[j].slots};
    }
    for (const Need& need : needs_of(world, means)) {
        queue.money.push_back({.purse = need.purse,
                               .needed = need.amount,
                               .free = world.policy.purses[need.purse].free,
                               .ahead = 0,
                               .left = then.policy.purses[need.purse].free});
    }
    for (const Position other : ahead) {
        const std::int16_t builder = firms.proposal_builder[other];
        const Means wants =
            means_of(world, other, firms.proposal[other], builder, Offers::considered);
        if (!stands_in_queue(wants, builder)) {
            continue;
        }
        ++queue.ahead;
        if (queue.slot && builder == firms.proposal_builder[f]) {
            ++queue.slot->ahead;
        }
        for (const Need& need : needs_of(world, wants)) {
            for (MoneyClaim& claim : queue.money) {
                claim.ahead += claim.purse == need.purse ? 1 : 0;
            }
        }
    }
    return queue;
}

Proposal proposal_of(const World& world, Position f) {
    const Firms& firms = world.firms;
    Proposal proposal{.step = firms.proposal[f],
                      .builder = firms.proposal_builder[f],
                      .payment = payment_of(world, f, firms.proposal[f], firms.proposal_builder[f],
                                            Offers::considered),
                      .queue = {},
                      .fallback = firms.fallback[f],
                      .fallback_payment = {}};
    if (stands_in_queue(proposal.payment.means, proposal.builder)) {
        proposal.queue = turn_of(world, f, proposal.payment.means);
        if (proposal.fallback != 0) {
            proposal.fallback_payment =
                payment_of(world, f, proposal.fallback, in_house, Offers::ignored);
        }
    }
    return proposal;
}

Penalty penalty_of(const World& world, Position f) {
    const std::int16_t inspector = world.policy.firms.inspector[f];
    const auto& mandate = std::get<Mandate>(
        world.plan->scenario.interventions[static_cast<std::size_t>(inspector)].lever);
    return {.intervention = inspector,
            .amount = booked(mandate.penalty * static_cast<double>(world.firms.revenue[f])),
            .pause = mandate.pause};
}

/// How the proposal that goes on is paid for.
Means means_left(const Chapter& chapter) {
    return chapter.proposal && chapter.proposal->allowed() != 0 && !chapter.proposal->refused()
               ? chapter.proposal->payment.means
               : Means{};
}

void confirm_money(const World& world, Position f, const Chapter& chapter) {
    const PolicyFirms& held = world.policy.firms;
    const Means means = means_left(chapter);
    const Fen fine = chapter.penalty ? chapter.penalty->amount : Fen{0};
    demand(world.firms.fund[f] == chapter.before.fund + means.support.amount - fine, world, f,
           "support or a penalty");
    if (world.plan->programmes.empty()) {
        return;
    }
    demand((held.refused[f] == world.now) == chapter.penalty.has_value(), world, f, "a penalty");
    if (means.guaranteed > Fen{0}) {
        demand(held.guarantor[f] == means.guarantor &&
                   held.guaranteed[f] ==
                       std::min(chapter.before.guaranteed, chapter.before.debt) + means.guaranteed,
               world, f, "what is guaranteed");
    }
    if (means.support.granted) {
        demand(held.grant[f] == no_intervention, world, f, "that its grant is used");
    }
}

} // namespace

void foretell_match(const World& world, Position f, Chapter& chapter) {
    if (world.firms.proposal[f] != 0) {
        chapter.proposal = proposal_of(world, f);
    }
    if (is_pressed(world, f) && (!chapter.proposal || chapter.proposal->allowed() == 0)) {
        chapter.penalty = penalty_of(world, f);
    }
}

void confirm_match(const World& world, Position f, Chapter& chapter) {
    const Mask step = chapter.proposal ? chapter.proposal->allowed() : Mask{0};
    demand(world.firms.proposal[f] == step, world, f, "what it may start");
    demand(step == 0 || world.firms.proposal_builder[f] ==
                            (chapter.proposal->refused() ? in_house : chapter.proposal->builder),
           world, f, "who carries it out");
    confirm_money(world, f, chapter);
}

} // namespace catchup::explain
