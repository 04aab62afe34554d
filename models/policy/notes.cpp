// SPDX-License-Identifier: MIT
#include "models/policy/notes.hpp"

#include <algorithm>
#include <variant>

#include <fmt/format.h>

#include "models/scenario.hpp"

namespace catchup {
namespace {

template <class Lever>
constexpr bool is_about_no_steps = PublicGood<Lever> || std::is_same_v<Lever, UniversityLinks>;

/// Why the lever does nothing whatever happens; "" if it may do something.
template <class Lever>
std::string idle_lever(const Lever& lever) {
    const auto zero = [](double value, std::string_view key) {
        return value > 0.0 ? std::string{} : fmt::format("{} = 0", key);
    };
    if constexpr (PublicGood<Lever>) {
        return zero(lever.spending, "spending");
    } else if constexpr (std::is_same_v<Lever, Mandate>) {
        return lever.inspected > 0.0 ? zero(lever.quota, "quota") : "inspected = 0";
    } else if constexpr (std::is_same_v<Lever, IntegratorFund>) {
        return zero(lever.match, "match");
    } else if constexpr (std::is_same_v<Lever, Guarantee>) {
        return zero(lever.leverage, "leverage");
    } else if constexpr (Entitles<Lever>) {
        return lever.yearly <= 0.0 ? "yearly = 0"
               : lever.cap <= 0.0  ? "cap = 0"
                                   : zero(lever.rate, "rate");
    } else if constexpr (std::is_same_v<Lever, UniversityLinks>) {
        return zero(lever.yearly, "yearly");
    } else {
        return zero(lever.rate, "rate");
    }
}

/// True if no firm can be in the target's range of states.
bool selects_nobody(const Target& target) {
    const State from = *parse_state(target.from_state);
    const State to = *parse_state(target.to_state);
    for (std::size_t x = 0; x < technologies; ++x) {
        if (level(from, x) > level(to, x)) {
            return true;
        }
    }
    return false;
}

bool never_met(const PolicyTriggers& trigger) {
    const auto* const reached = std::get_if<OnReached>(&trigger);
    return reached != nullptr &&
           (reached->condition.is == "above" ? reached->condition.value >= 1.0
                                             : reached->condition.value <= 0.0);
}

bool is_default(const Target& target) {
    const Target usual;
    return target.size == usual.size && target.from_state == usual.from_state &&
           target.to_state == usual.to_state && target.coverage == usual.coverage;
}

bool offers_single_steps(const Integrator& integrator) {
    return std::any_of(integrator.packages.begin(), integrator.packages.end(),
                       [](const std::string& package) { return package != "D1N1"; });
}

/// What is odd about one intervention, each after "intervention 'x' ".
std::vector<std::string> notes_of(const Intervention& one, const Scenario& scenario) {
    std::vector<std::string> notes;
    if (const std::string idle =
            std::visit([](const auto& lever) { return idle_lever(lever); }, one.lever);
        !idle.empty()) {
        notes.push_back(fmt::format("does nothing: {}", idle));
    }
    if (one.target.coverage * scenario.policy.generosity <= 0.0) {
        notes.emplace_back("covers no firm: its coverage times policy.generosity is 0");
    }
    if (selects_nobody(one.target)) {
        notes.push_back(fmt::format("selects no firm: its from_state {} lies above its to_state {}",
                                    one.target.from_state, one.target.to_state));
    }
    if (never_met(one.trigger)) {
        notes.emplace_back("never acts: no share of firms meets its trigger");
    }
    const bool is_fund = std::holds_alternative<IntegratorFund>(one.lever);
    if ((one.delivery == "integrator" || is_fund) && scenario.integrators.empty()) {
        notes.emplace_back("does nothing: integrators deliver it, and the scenario has none");
    } else if (one.delivery == "integrator" && std::holds_alternative<SequenceChoice>(one.choice) &&
               std::none_of(scenario.integrators.begin(), scenario.integrators.end(),
                            offers_single_steps)) {
        notes.emplace_back("does nothing: its order takes single steps, and no integrator offers "
                           "a package of one step");
    }
    const bool is_good =
        std::visit([]<class Lever>(const Lever&) { return is_about_no_steps<Lever>; }, one.lever);
    if (is_good && !std::holds_alternative<FirmChoice>(one.choice)) {
        notes.emplace_back("pays for no steps: its choice means nothing");
    }
    const bool is_public =
        std::visit([]<class Lever>(const Lever&) { return PublicGood<Lever>; }, one.lever);
    if (is_public && (one.delivery == "integrator" || !is_default(one.target))) {
        notes.emplace_back("serves all firms of its sectors and counties: its delivery and the "
                           "rest of its target mean nothing");
    }
    return notes;
}

/// Dates that reach beyond the run; "" if they do not.
template <class Dated>
std::string outside(const Dated& one, const Horizon& time) {
    const Quarter last = time.start.plus(static_cast<int>(time.quarters) - 1);
    if (one.until < time.start || last < one.from) {
        return fmt::format("lies outside the run, {} to {}", to_string(time.start),
                           to_string(last));
    }
    std::string text;
    if (one.from < time.start) {
        text = fmt::format("begins before the run, in {}", to_string(one.from));
    }
    if (last < one.until) {
        text += fmt::format("{}ends after the run, in {}", text.empty() ? "" : " and ",
                            to_string(one.until));
    }
    return text;
}

} // namespace

std::vector<std::string> policy_notes(const Scenario& scenario) {
    std::vector<std::string> notes;
    const auto add = [&](std::string_view kind, const std::string& name, std::string_view what) {
        if (!what.empty()) {
            notes.push_back(fmt::format("{} '{}' {}", kind, name, what));
        }
    };
    for (const Purse& purse : scenario.purses) {
        add("purse", purse.name, purse.quarterly <= 0.0 ? "never has money" : "");
        const bool is_used =
            std::any_of(scenario.interventions.begin(), scenario.interventions.end(),
                        [&](const Intervention& one) { return one.purse == purse.name; });
        add("purse", purse.name, is_used ? "" : "is not named by any intervention");
        add("purse", purse.name, outside(purse, scenario.time));
    }
    for (const Intervention& one : scenario.interventions) {
        for (const std::string& note : notes_of(one, scenario)) {
            add("intervention", one.name, note);
        }
        add("intervention", one.name, outside(one, scenario.time));
    }
    for (const Window& window : scenario.windows) {
        add("window", window.name, outside(window, scenario.time));
    }
    return notes;
}

} // namespace catchup
