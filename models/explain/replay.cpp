// SPDX-License-Identifier: MIT
#include "models/explain/life.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "models/explain/observers.hpp"
#include "models/processes/exit_entry.hpp"
#include "models/step.hpp"

namespace catchup::explain {
namespace {

struct Observer {
    std::string_view call;
    Foretell before;
    Confirm after;
};
constexpr std::array observers{
    Observer{"enact", foretell_policy, confirm_policy},
    Observer{"contact", foretell_visits, confirm_visits},
    Observer{"inform", foretell_news, confirm_news},
    Observer{"decide", foretell_decision, confirm_decision},
    Observer{"comply", foretell_compliance, confirm_compliance},
    Observer{"match", foretell_match, confirm_match},
    Observer{"start", foretell_launch, confirm_launch},
    Observer{"advance", foretell_ending, confirm_ending},
    Observer{"exit_and_enter", foretell_closing, confirm_closing},
};

std::uint32_t generation_at(const World& world, Position f) noexcept {
    return generation_of(world.firms.id[f], static_cast<std::uint32_t>(world.firms.size()));
}

/// Runs one quarter and watches one firm in it. @param previous its last quarter, if it had one
Chapter watch(World& world, Position f, const Chapter* previous) {
    Chapter chapter;
    chapter.around.showcase_before = previous != nullptr ? previous->around.showcase : 0.0;
    chapter.quarter = world.now;
    chapter.id = world.firms.id[f];
    chapter.before = standing_of(world, f);
    std::size_t watched = 0;
    for (const Call& call : schedule()) {
        const auto* const observer =
            std::find_if(observers.begin(), observers.end(),
                         [&](const Observer& one) { return one.call == call.name; });
        if (observer == observers.end()) {
            call.run(world);
            continue;
        }
        ++watched;
        observer->before(world, f, chapter);
        call.run(world);
        observer->after(world, f, chapter);
    }
    if (watched != observers.size()) {
        throw std::logic_error{"the schedule lacks a call that models/explain watches"};
    }
    confirm_events(world, f, chapter);
    return chapter;
}

/// Rows of the firm that holds the place now.
std::vector<Event> own_events(const World& world, Position f) {
    std::vector<Event> own;
    std::copy_if(
        world.events.begin(), world.events.end(), std::back_inserter(own),
        [&](const Event& e) { return e.firm == f && e.generation == generation_at(world, f); });
    return own;
}

} // namespace

void demand(bool holds, const World& world, Position f, std::string_view what) {
    if (!holds) {
        throw std::logic_error{fmt::format("the explanation of place {} in {} is wrong: {}",
                                           f.value(), to_string(world.today()), what)};
    }
}

Standing standing_of(const World& world, Position f) {
    const Firms& firms = world.firms;
    const auto& guaranteed = world.policy.firms.guaranteed;
    return {.state = firms.state[f],
            .capability = firms.capability[f],
            .information = firms.information[f],
            .gain = firms.gain[f],
            .margin = firms.margin[f],
            .aspiration = firms.aspiration[f],
            .fund = firms.fund[f],
            .debt = firms.debt[f],
            .instalment = firms.instalment[f],
            .guaranteed = guaranteed.size() == 0 ? Fen{0} : guaranteed[f]};
}

Newborn newborn(const World& world, Position f, std::optional<Step> entered) {
    const Firms& firms = world.firms;
    Newborn born;
    born.place = f;
    born.generation = generation_at(world, f);
    born.entered = entered;
    born.sector = firms.sector[f];
    born.county = firms.county[f];
    born.rule = firms.rule[f];
    born.revenue = firms.revenue[f];
    born.base_margin = firms.base_margin[f];
    born.payback_threshold = firms.payback_threshold[f];
    born.imitation_threshold = firms.imitation_threshold[f];
    born.fit = {firms.fit[0][f], firms.fit[1][f], firms.fit[2][f]};
    born.standing = standing_of(world, f);
    if (entered) {
        const Turnover& turnover = world.plan->scenario.turnover;
        const double luck = entrant_luck(world, firms.id[f]);
        using From = EntrantStart::From;
        const double digital = turnover.copy_share + turnover.born_digital_share;
        born.entrant = {.luck = luck,
                        .copy_share = turnover.copy_share,
                        .born_digital_share = turnover.born_digital_share,
                        .from = luck < turnover.copy_share ? From::median
                                : luck < digital           ? From::born_digital
                                                           : From::bottom};
        born.events = own_events(world, f);
    }
    return born;
}

std::optional<Life> live(const Plan& plan, Replication replication, Position place,
                         std::uint32_t generation) {
    World world = begin(plan, replication);
    std::optional<Life> life;
    if (generation == 0) {
        life = Life{newborn(world, place, std::nullopt), {}, {}};
    }
    for (std::uint32_t quarter = 0; quarter < plan.scenario.time.quarters; ++quarter) {
        const std::uint32_t before = generation_at(world, place);
        if (life) {
            const Chapter* previous = life->chapters.empty() ? nullptr : &life->chapters.back();
            life->chapters.push_back(watch(world, place, previous));
            world.now = Step{quarter + 1};
        } else {
            step(world);
        }
        if (generation_at(world, place) == before) {
            continue;
        }
        if (life) {
            life->successor = newborn(world, place, Step{quarter});
            break;
        }
        if (before + 1 == generation) {
            life = Life{newborn(world, place, Step{quarter}), {}, {}};
        }
    }
    return life;
}

} // namespace catchup::explain
