// SPDX-License-Identifier: MIT
// What the firm saw and what its rule made of it: the call `decide`.
#include <algorithm>

#include "models/explain/observers.hpp"
#include "models/explain/options.hpp"
#include "models/explain/reasons.hpp"
#include "models/processes/decide.hpp"

namespace catchup::explain {
namespace {

/// What decides between accepted options: the score, the score with taste, the time to the ring.
double value_of(Settling settling, double score, double luck) noexcept {
    switch (settling) {
    case Settling::best:
        return score;
    case Settling::taste:
        return score + gumbel(luck);
    case Settling::first_ring:
        return score > 0.0 ? exponential(luck) / score : std::numeric_limits<double>::infinity();
    }
    return score;
}

/// Why a step that the rule accepted was not taken: what beat it.
std::string beaten(const Look& look, const Option& option) {
    const auto winner = std::find_if(look.options.begin(), look.options.end(),
                                     [](const Option& one) { return one.taken; });
    const bool stays = winner == look.options.end();
    const std::string other = stays ? "staying" : step_name(winner->step);
    if (look.settling == Settling::first_ring) {
        return option.value < 1.0
                   ? fmt::format("rings after {:.3g} quarters, but {} sooner", option.value, other)
                   : fmt::format("no ring for {:.3g} quarters", option.value);
    }
    if (look.settling == Settling::taste) {
        return fmt::format("with taste {:.3g}; {} has {:.3g}", option.value, other,
                           stays ? look.value_of_staying : winner->value);
    }
    if (option.value == winner->value) {
        return fmt::format("no better than {}, which comes first", other);
    }
    return fmt::format("{} scores more: {:.3g}", other, winner->value);
}

/// The step that the values foretell, by the ties of `settle`.
Mask winner_of(const Look& look) noexcept {
    const bool rings = look.settling == Settling::first_ring;
    double best = rings                              ? -1.0
                  : look.settling == Settling::taste ? look.value_of_staying
                                                     : never_score;
    Mask winner = 0;
    for (const Option& option : look.options) { // fewest technologies first
        const double value = rings ? -option.value : option.value;
        if (value > best) {
            best = value;
            winner = option.step;
        }
    }
    return winner;
}

Option judged_option(const World& world, Position f, const Look& look, double score, Mask step,
                     Offers offers) {
    Option option = option_of(world, f, look.seen, step, offers);
    option.score = score;
    if (look.settling != Settling::best) {
        option.luck = option_luck(world.random, world.firms.id[f], world.now, step);
    }
    option.value = value_of(look.settling, option.score, option.luck);
    return option;
}

/// The firm's view and the rule's verdicts, by the functions that `decide` calls.
template <class Rule>
Look look_under(const Rule& rule, const World& world, Position f, Offers offers) {
    const Choice choice = choose(rule, world, f, offers, perception_of(world, f));
    Look found = empty_look(world, f, offers);
    found.origin = occasion(world, f, Rule::timing);
    found.settling = Rule::settling;
    found.choice = choice.step;
    demand(rule.scores(found.seen) == choice.scores, world, f, "what the rule saw");
    if (found.settling == Settling::taste) {
        found.value_of_staying =
            value_of(found.settling, choice.scores[0],
                     option_luck(world.random, world.firms.id[f], world.now, Mask{0}));
    }
    for (const Mask step : fewest_first) {
        if (found.seen.may(step)) {
            found.options.push_back(
                judged_option(world, f, found, choice.scores[step], step, offers));
            found.options.back().taken = step == choice.step;
        }
    }
    demand(winner_of(found) == choice.step, world, f, "which option wins");
    for (Option& option : found.options) {
        const bool refused =
            option.score == (found.settling == Settling::first_ring ? 0.0 : never_score);
        if (!option.taken) {
            option.why = refused ? refusal(rule, found.seen, option.step) : beaten(found, option);
            demand(!option.why.empty(), world, f, "a refusal without a reason");
        }
    }
    return found;
}

template <class Rule>
void foretell_under(const Rule& rule, const World& world, Position f, Chapter& chapter) {
    if (occasion(world, f, Rule::timing) == Origin::none) {
        chapter.mood = Mood::no_occasion;
        return;
    }
    chapter.mood = Mood::looked;
    chapter.look = look_under(rule, world, f, Offers::considered);
    add_missed_support(world, f, *chapter.look);
    if (needs_others(world, f, chapter.look->choice)) {
        chapter.alone = look_under(rule, world, f, Offers::ignored);
    }
}

} // namespace

void foretell_decision(const World& world, Position f, Chapter& chapter) {
    if (!is_idle(world, f)) {
        chapter.mood = world.firms.project[f] != 0 ? Mood::busy : Mood::cooling_off;
        return;
    }
    if (is_pressed(world, f)) {
        chapter.mood = Mood::pressed; // foretell_compliance tells the rest
        return;
    }
    std::visit([&](const auto& rule) { foretell_under(rule, world, f, chapter); },
               world.plan->scenario.rules[world.firms.rule[f]].rule);
}

void confirm_decision(const World& world, Position f, Chapter& chapter) {
    confirm_proposal(world, f, chapter);
}

} // namespace catchup::explain
