// SPDX-License-Identifier: MIT
// Mandates: whom inspectors visit, what pressed firms make of it. The calls `enact` and `comply`.
#include <algorithm>
#include <variant>

#include "models/explain/gifts.hpp"
#include "models/explain/observers.hpp"
#include "models/explain/options.hpp"
#include "models/explain/reasons.hpp"
#include "models/processes/activate.hpp"
#include "models/processes/decide.hpp"
#include "models/processes/offers.hpp"
#include "models/processes/purses.hpp"
#include "models/processes/queue.hpp"
#include "models/processes/reach.hpp"

namespace catchup::explain {
namespace {

const Mandate& mandate_of(const World& world, std::size_t k) noexcept {
    return std::get<Mandate>(world.plan->scenario.interventions[k].lever);
}

/// The number below `inspected` that puts the firm on the list.
double inspection_luck(const World& world, std::size_t k, Position f) noexcept {
    return world.random.uniform(world.firms.id[f], world.now, Purpose::inspection,
                                static_cast<std::uint32_t>(k));
}

bool quota_met(const World& world, std::size_t k, const Mandate& mandate, State goal) noexcept {
    std::int64_t selected = 0;
    std::int64_t there = 0;
    for (std::uint32_t at = 0; at < world.firms.size(); ++at) {
        if (selects(world, k, Position{at})) {
            ++selected;
            there += has_reached(world.firms.state[Position{at}], goal) ? 1 : 0;
        }
    }
    return static_cast<double>(there) >= mandate.quota * static_cast<double>(selected);
}

/// True if a mandate may press the firm this quarter. Those that an earlier mandate of the list
/// presses are left out.
bool may_be_pressed(const World& world, std::size_t k, State goal, Position f) noexcept {
    const Firms& firms = world.firms;
    const PolicyFirms& held = world.policy.firms;
    const bool taken =
        held.inspector[f] != no_intervention && static_cast<std::size_t>(held.inspector[f]) < k;
    const bool paused = held.refused[f] != never &&
                        static_cast<std::int64_t>(world.now.value() - held.refused[f].value()) <=
                            mandate_of(world, k).pause;
    return !taken && !paused && is_idle(world, f) && !has_reached(firms.state[f], goal) &&
           (!world.plan->programmes[k].by_integrators || has_offer(world, f)) &&
           (chosen_steps(world, k, firms.sector[f], firms.state[f]) &
            open_steps(world, firms.state[f])) != 0 &&
           covers(world, k, f);
}

/// Firms with luck below the mandate's probability, the smallest first.
std::vector<Claim> list_of(const World& world, std::size_t k) {
    const Mandate& mandate = mandate_of(world, k);
    const State goal = *parse_state(mandate.goal);
    if (!world.policy.interventions[k].active || quota_met(world, k, mandate, goal)) {
        return {};
    }
    return queue_of(world.firms, [&](Position f, Claim& claim) noexcept {
        const double luck = inspection_luck(world, k, f);
        claim.key = -luck;
        return luck < mandate.inspected && may_be_pressed(world, k, goal, f);
    });
}

Inspection inspection_of(const World& world, std::size_t k, const std::vector<Claim>& list,
                         std::size_t place) {
    const std::size_t purse = world.plan->programmes[k].purse;
    Inspection one{.intervention = k,
                   .probability = mandate_of(world, k).inspected,
                   .luck = -list[place].key,
                   .ahead = place,
                   .listed = list.size(),
                   .visited = 0,
                   .visit = outlay(world, purse, booked(mandate_of(world, k).visit_cost)),
                   .purse_left = {}};
    for (std::size_t at = 0; at < list.size(); ++at) {
        if (world.policy.firms.inspector[list[at].firm] == static_cast<std::int16_t>(k)) {
            demand(at == one.visited, world, list[at].firm, "its place on an inspector's list");
            ++one.visited;
        }
    }
    return one;
}

/// What a purse had free when a mandate's inspectors had gone out: later mandates spent the rest.
Fen left_after(const World& world, std::size_t k) {
    const std::size_t purse = world.plan->programmes[k].purse;
    Fen left = world.policy.purses[purse].free;
    for (std::uint32_t at = 0; at < world.firms.size(); ++at) {
        const std::int16_t later = world.policy.firms.inspector[Position{at}];
        if (later > static_cast<std::int16_t>(k) &&
            world.plan->programmes[static_cast<std::size_t>(later)].purse == purse) {
            left += outlay(world, purse,
                           booked(mandate_of(world, static_cast<std::size_t>(later)).visit_cost));
        }
    }
    return left;
}

/// What the mandate asks for, judged as `mandated_step` does.
Look look_at_mandate(const World& world, Position f, Offers offers) {
    const auto k = static_cast<std::size_t>(world.policy.firms.inspector[f]);
    const double longest = mandate_of(world, k).longest_payback;
    Look found = empty_look(world, f, offers);
    found.origin = Origin::mandate;
    found.choice = mandated_step(world, f, offers);
    const std::uint8_t asked = chosen_steps(world, k, world.firms.sector[f], world.firms.state[f]);
    Mask soonest = 0;
    for (const Mask step : fewest_first) {
        if (!found.seen.may(step)) {
            continue;
        }
        found.options.push_back(option_of(world, f, found.seen, step, offers));
        Option& option = found.options.back();
        option.taken = step == found.choice;
        option.score = option.value = never_score;
        const bool is_asked = (asked >> step & 1) != 0;
        option.why =
            is_asked ? too_slow(found.seen, step, longest) : "not what the mandate asks for";
        if (option.why.empty() &&
            (soonest == 0 || found.seen.payback[step] < found.seen.payback[soonest])) {
            soonest = step;
        }
    }
    demand(soonest == found.choice, world, f, "the step that the mandate makes it take");
    for (Option& option : found.options) {
        if (!option.taken && option.why.empty()) {
            option.why = fmt::format("{} pays back sooner", step_name(soonest));
        }
    }
    return found;
}

} // namespace

std::vector<Inspection> inspections_of(const World& world, Position f) {
    std::vector<Inspection> all;
    const auto& interventions = world.plan->scenario.interventions;
    for (std::size_t k = 0; k < interventions.size(); ++k) {
        if (!std::holds_alternative<Mandate>(interventions[k].lever)) {
            continue;
        }
        const std::vector<Claim> list = list_of(world, k);
        const auto own = std::find_if(list.begin(), list.end(),
                                      [&](const Claim& claim) { return claim.firm == f; });
        if (own != list.end()) {
            all.push_back(
                inspection_of(world, k, list, static_cast<std::size_t>(own - list.begin())));
            all.back().purse_left = left_after(world, k);
        }
    }
    return all;
}

void foretell_compliance(const World& world, Position f, Chapter& chapter) {
    if (!is_pressed(world, f)) {
        return;
    }
    chapter.look = look_at_mandate(world, f, Offers::considered);
    add_missed_support(world, f, *chapter.look);
    if (needs_others(world, f, chapter.look->choice)) {
        chapter.alone = look_at_mandate(world, f, Offers::ignored);
    }
}

void confirm_compliance(const World& world, Position f, Chapter& chapter) {
    demand((chapter.mood == Mood::pressed) == is_pressed(world, f), world, f, "an inspection");
    confirm_proposal(world, f, chapter);
}

} // namespace catchup::explain
