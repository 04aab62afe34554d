// SPDX-License-Identifier: MIT
// Mandates: whom inspectors visit, what pressed firms make of it. The calls `enact` and `comply`.
#include <variant>

#include "models/explain/gifts.hpp"
#include "models/explain/observers.hpp"
#include "models/explain/options.hpp"
#include "models/explain/reasons.hpp"
#include "models/processes/decide.hpp"
#include "models/processes/inspect.hpp"
#include "models/processes/purses.hpp"
#include "models/processes/reach.hpp"

namespace catchup::explain {
namespace {

const Mandate& mandate_of(const World& world, std::size_t k) noexcept {
    return std::get<Mandate>(world.plan->scenario.interventions[k].lever);
}

bool visited_by(const World& world, std::size_t k, Position f) noexcept {
    return world.policy.firms.inspector[f] == static_cast<std::int16_t>(k);
}

/// The world as one mandate would find it with all the money, alone: its whole list is visited.
/// Firms that an earlier mandate of the list presses are out of its reach.
World whole_list(const World& before, const World& after, std::size_t k) {
    World alone = with_full_purses(before);
    for (std::size_t other = 0; other < alone.policy.interventions.size(); ++other) {
        InterventionState& state = alone.policy.interventions[other];
        state.active = state.active && other == k;
    }
    for (std::uint32_t at = 0; at < alone.firms.size(); ++at) {
        const std::int16_t inspector = after.policy.firms.inspector[Position{at}];
        if (inspector != no_intervention && inspector < static_cast<std::int16_t>(k)) {
            alone.firms.project[Position{at}] = 1; // as good as busy
        }
    }
    inspect(alone);
    return alone;
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

std::optional<Inspection> inspection_of(const World& before, const World& after, std::size_t k,
                                        Position f) {
    const std::size_t purse = after.plan->programmes[k].purse;
    Inspection one{.intervention = k,
                   .took_place = visited_by(after, k, f),
                   .probability = mandate_of(after, k).inspected,
                   .listed = 0,
                   .visited = 0,
                   .visit = outlay(after, purse, booked(mandate_of(after, k).visit_cost)),
                   .purse_left = left_after(after, k)};
    const World whole = whole_list(before, after, k);
    for (std::uint32_t at = 0; at < after.firms.size(); ++at) {
        const bool listed = visited_by(whole, k, Position{at});
        const bool visited = visited_by(after, k, Position{at});
        demand(listed || !visited, after, Position{at}, "an inspection of a firm off the list");
        one.listed += listed ? 1U : 0U;
        one.visited += visited ? 1U : 0U;
    }
    demand(one.listed == one.visited || one.purse_left < one.visit, after, f,
           "why inspectors stayed at home");
    return visited_by(whole, k, f) ? std::optional{one} : std::nullopt;
}

/// What the mandate asks for, judged as `mandated_step` does.
Look look_at_mandate(const World& world, Position f, Offers offers) {
    const auto k = static_cast<std::size_t>(world.policy.firms.inspector[f]);
    const double longest = mandate_of(world, k).longest_payback;
    Look found = empty_look(world, f, offers);
    found.origin = Origin::mandate;
    found.choice = mandated_step(world, f, found.seen);
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

std::vector<Inspection> rehearse_inspections(World& world, Position f) {
    const World before = world;
    inspect(world);
    std::vector<Inspection> all;
    const auto& interventions = world.plan->scenario.interventions;
    for (std::size_t k = 0; k < interventions.size(); ++k) {
        if (std::holds_alternative<Mandate>(interventions[k].lever) &&
            world.policy.interventions[k].active) {
            if (const auto one = inspection_of(before, world, k, f)) {
                all.push_back(*one);
            }
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
