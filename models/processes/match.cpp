// SPDX-License-Identifier: MIT
#include "models/processes/match.hpp"

#include <algorithm>
#include <optional>
#include <variant>

#include "models/chosen.hpp"
#include "models/processes/event.hpp"
#include "models/processes/exposure.hpp"
#include "models/processes/gain.hpp"
#include "models/processes/inspect.hpp"
#include "models/processes/options.hpp"
#include "models/processes/pay.hpp"
#include "models/processes/purses.hpp"
#include "models/processes/queue.hpp"
#include "models/processes/support.hpp"

namespace catchup {
namespace {

/// Keeps how a proposal is paid for until the project starts.
void enter_means(World& world, Position f, const Means& means) noexcept {
    PolicyFirms& policy = world.policy.firms;
    policy.supporter[f] = means.support.intervention;
    policy.support[f] = means.support.amount;
    policy.loan[f] = means.guaranteed;
}

/// What was entered: other firms may have taken the money since.
Means entered_means(const World& world, Position f) noexcept {
    Means means;
    if (world.plan->programmes.empty()) {
        return means;
    }
    const Firms& firms = world.firms;
    const PolicyFirms& policy = world.policy.firms;
    const std::int16_t supporter = policy.supporter[f];
    means.support = {supporter, policy.support[f],
                     supporter != no_intervention && policy.grant[f] == supporter};
    means.guaranteed = policy.loan[f];
    if (means.guaranteed > Fen{0}) {
        means.guarantor = guarantor_of(world, f, firms.proposal[f], firms.proposal_builder[f]);
    }
    return means;
}

/// Refused firms fall back to what they would do without integrators and public support, if they
/// can pay it.
void fall_back(World& world, std::vector<Position>& refused, EventKind why) {
    Firms& firms = world.firms;
    std::sort(refused.begin(), refused.end());
    for (const Event& row : proposal_events(world, refused, why)) {
        const Position f = row.firm;
        world.event_log.add(f, row);
        const Mask step = firms.fallback[f];
        firms.proposal_builder[f] = in_house;
        if (!world.plan->programmes.empty()) {
            enter_means(world, f, Means{});
        }
        firms.proposal[f] = step != 0 && means_of(world, f, step, in_house, Offers::ignored).enough
                                ? step
                                : Mask{0};
    }
}

/// By how much a new guaranteed loan raises what its purse must set aside for the firm.
Fen more_backing(const World& world, Position f, const Means& means) noexcept {
    const Fen before = world.policy.firms.guaranteed[f];
    return backing_of(world, means.guarantor, before + means.guaranteed) -
           (before > Fen{0} ? backing_of(world, means.guarantor, before) : Fen{0});
}

/// True if the purses still have what the means need.
bool money_is_there(const World& world, Position f, const Means& means) noexcept {
    // what a grant may cost was set aside when it was given; what a subsidy and a backing take from
    // the same purse must fit together
    Fen subsidy{};
    std::size_t from = 0;
    if (means.support.amount > Fen{0} && !means.support.granted) {
        from = world.plan->programmes[static_cast<std::size_t>(means.support.intervention)].purse;
        subsidy = outlay(world, from, means.support.amount);
        if (subsidy > world.policy.purses[from].free) {
            return false;
        }
    }
    if (means.guaranteed == Fen{0}) {
        return true;
    }
    const std::size_t purse =
        world.plan->programmes[static_cast<std::size_t>(means.guarantor)].purse;
    return more_backing(world, f, means) + (purse == from ? subsidy : Fen{0}) <=
           world.policy.purses[purse].free;
}

/// A supported project uses up the grant that pays for it, or the invitation that it answers,
/// whoever pays; what was set aside is free again.
void use_grant(World& world, Position f, bool pays) {
    PolicyFirms& held = world.policy.firms;
    const std::int16_t grant = held.grant[f];
    if (grant == no_intervention) {
        return;
    }
    const auto k = static_cast<std::size_t>(grant);
    const Intervention& intervention = world.plan->scenario.interventions[k];
    const bool demonstrates =
        std::holds_alternative<Demonstration>(intervention.lever) &&
        helps_with(world, k, f, world.firms.proposal[f], world.firms.proposal_builder[f]);
    if (!pays && !demonstrates) {
        return;
    }
    const std::size_t purse = world.plan->programmes[k].purse;
    const Fen reserve = outlay(world, purse, grant_cap(intervention));
    world.policy.purses[purse].aside -= reserve;
    world.policy.purses[purse].free += reserve;
    held.grant[f] = no_intervention;
    if (demonstrates) {
        held.showcase[f] = grant;
    }
}

/// Takes the money and books it.
void commit(World& world, Position f, const Means& means) {
    PolicyFirms& held = world.policy.firms;
    const auto& interventions = world.plan->scenario.interventions;
    if (means.support.amount > Fen{0}) {
        const auto k = static_cast<std::size_t>(means.support.intervention);
        use_grant(world, f, means.support.granted);
        spend(world, world.plan->programmes[k].purse, means.support.amount, Account::firm_funds,
              purpose_of(interventions[k]), f);
        world.firms.fund[f] += means.support.amount;
    }
    if (means.guaranteed > Fen{0}) {
        const auto k = static_cast<std::size_t>(means.guarantor);
        PurseState& purse = world.policy.purses[world.plan->programmes[k].purse];
        const Fen more = more_backing(world, f, means);
        purse.free -= more;
        purse.backing += more;
        held.guaranteed[f] += means.guaranteed;
        held.guarantor[f] = means.guarantor;
    }
}

/// A slot if it needs one, and money if it needs any: both or neither. Returns what was missing.
std::optional<EventKind> serve(World& world, Position f) {
    const Firms& firms = world.firms;
    const Means means = entered_means(world, f);
    const std::int16_t builder = firms.proposal_builder[f];
    if (builder != in_house && world.integrators[static_cast<std::size_t>(builder)].slots == 0) {
        return EventKind::no_slot;
    }
    if (!money_is_there(world, f, means)) {
        return EventKind::no_money;
    }
    if (builder != in_house) {
        --world.integrators[static_cast<std::size_t>(builder)].slots;
    }
    commit(world, f, means);
    return {};
}

/// What a proposal needs.
enum class Need : std::uint8_t { nothing, others, more_money };

Need enter_need(World& world, Position f) noexcept {
    const Firms& firms = world.firms;
    const std::int16_t builder = firms.proposal_builder[f];
    const Means means = means_of(world, f, firms.proposal[f], builder, Offers::considered);
    if (!world.plan->programmes.empty()) {
        enter_means(world, f, means);
    }
    return !means.enough ? Need::more_money
           : builder != in_house || means.support.amount > Fen{0} || means.guaranteed > Fen{0}
               ? Need::others
               : Need::nothing;
}

/// Drops proposals that the firms cannot pay.
void drop_unfunded(World& world, std::span<const Position> some) {
    for (const Event& row : proposal_events(world, some, EventKind::unfunded)) {
        world.event_log.add(row.firm, row);
        world.firms.proposal[row.firm] = 0;
    }
}

} // namespace

std::vector<Event> proposal_events(const World& world, std::span<const Position> some,
                                   EventKind kind) {
    const Firms& firms = world.firms;
    std::vector<double> trust(some.size());
    perceptions_of(world, some, trust);
    std::vector<PeerView> peers(some.size());
    see_peers(world, some, peers);
    std::vector<Event> rows;
    rows.reserve(some.size());
    for (std::size_t i = 0; i < some.size(); ++i) {
        const Position f = some[i];
        const Mask step = firms.proposal[f];
        const State from = firms.state[f];
        const State to = after(from, step);
        const double gain = target_gain(world, f, to) + first_mover_premium(world, f, to) -
                            (target_gain(world, f, from) + first_mover_premium(world, f, from));
        Event event = event_of(world, f, kind);
        event.to = to;
        event.mask = step;
        event.origin = firms.proposal_origin[f];
        event.integrator = firms.proposal_builder[f];
        event.cost = booked(price(world, f, step, firms.proposal_builder[f]));
        if (!world.plan->programmes.empty()) {
            const PolicyFirms& policy = world.policy.firms;
            event.intervention =
                policy.supporter[f] != no_intervention ? policy.supporter[f] : policy.inspector[f];
            event.public_cost = kind == EventKind::start ? policy.support[f] : Fen{0};
        }
        event.gain = static_cast<float>(gain);
        event.believed = static_cast<float>(gain * trust[i]);
        event.exposure = static_cast<float>(mean_over(peers[i].ahead, step));
        event.information = firms.information[f];
        rows.push_back(event);
    }
    return rows;
}

std::uint32_t slot_priority(const World& world, Position f) noexcept {
    return world.random.bits(world.firms.id[f].value(), world.now.value(), Purpose::priority);
}

Means means_of(const World& world, Position f, Mask step, std::int16_t builder,
               Offers offers) noexcept {
    Means means;
    const double gross = price(world, f, step, builder);
    means.asked = booked(gross);
    const bool policy = offers == Offers::considered && !world.plan->programmes.empty();
    if (policy) {
        means.support = support_of(world, f, step, builder, gross);
    }
    const Fen own = investable(world, f);
    const Fen net = means.asked - means.support.amount;
    means.enough = net <= own;
    if (!means.enough && policy) {
        means.guarantor = guarantor_of(world, f, step, builder);
        means.guaranteed = net - own;
        means.enough = means.guarantor != no_intervention &&
                       world.firms.fund[f] + means.support.amount >= Fen{0} &&
                       means.guaranteed <= guaranteed_room(world, f, means.guarantor);
        if (!means.enough) {
            means.guarantor = no_intervention;
            means.guaranteed = Fen{0};
        }
    }
    return means;
}

void match(World& world) {
    Firms& firms = world.firms;
    const Mask* const proposal = firms.proposal.numbers();
    const auto queue = queue_of(firms, [&](Block block, auto&& stand) noexcept {
        std::vector<Position> unfunded;
        for_each_chosen(
            block, [=](std::size_t at) noexcept { return proposal[at] != 0; },
            [&](Position f) noexcept {
                const Need need = enter_need(world, f);
                if (need == Need::others) {
                    stand(f, 0.0, slot_priority(world, f));
                } else if (need == Need::more_money) {
                    unfunded.push_back(f);
                }
            });
        drop_unfunded(world, unfunded);
    });
    std::vector<Position> without_slot;
    std::vector<Position> without_money;
    for (const Claim& claim : queue) {
        if (const auto missing = serve(world, claim.firm)) {
            (*missing == EventKind::no_slot ? without_slot : without_money).push_back(claim.firm);
        }
    }
    fall_back(world, without_slot, EventKind::no_slot);
    fall_back(world, without_money, EventKind::no_money);
    punish(world);
}

} // namespace catchup
