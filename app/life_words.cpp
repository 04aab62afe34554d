// SPDX-License-Identifier: MIT
#include "app/life_words.hpp"

#include "models/explain/reasons.hpp"

namespace catchup::app {

std::string Names::quarter(Step step) const {
    return to_string(plan.scenario.time.start.plus(static_cast<int>(step.value())));
}
std::string Names::builder(std::int16_t builder) const {
    return builder == in_house ? "itself"
                               : std::string{integrator(static_cast<std::size_t>(builder))};
}
std::string_view Names::integrator(std::size_t index) const {
    return plan.scenario.integrators[index].name;
}
std::string_view Names::sector(SectorId sector) const {
    return plan.scenario.sectors[sector.value()].kind;
}
std::string_view Names::rule(std::uint8_t index) const {
    return std::visit([](const auto& rule) { return rule.name; }, plan.scenario.rules[index].rule);
}
std::string_view Names::rule_meaning(std::uint8_t index) const {
    return std::visit([](const auto& rule) { return rule.meaning; },
                      plan.scenario.rules[index].rule);
}
std::string_view Names::intervention(std::int16_t index) const {
    return intervention(static_cast<std::size_t>(index));
}
std::string_view Names::intervention(std::size_t index) const {
    return plan.scenario.interventions[index].name;
}
std::string_view Names::lever(std::size_t intervention) const {
    return std::visit([](const auto& lever) { return lever.name; },
                      plan.scenario.interventions[intervention].lever);
}
std::string_view Names::purse(std::size_t index) const { return plan.scenario.purses[index].name; }
std::string_view Names::purse_of(std::size_t intervention) const {
    return purse(plan.programmes[intervention].purse);
}

std::string step_words(Mask step) { return step == 0 ? "nothing" : explain::step_name(step); }

std::string_view words(explain::Mood mood) noexcept {
    switch (mood) {
    case explain::Mood::looked:
        return "looked";
    case explain::Mood::no_occasion:
        return "no occasion to look";
    case explain::Mood::cooling_off:
        return "cooling off";
    case explain::Mood::busy:
        return "busy";
    case explain::Mood::pressed:
        return "pressed by an inspector";
    }
    return "";
}

std::string_view words(explain::EntrantStart::From from) noexcept {
    switch (from) {
    case explain::EntrantStart::From::median:
        return "its sector's median";
    case explain::EntrantStart::From::born_digital:
        return "born digital";
    case explain::EntrantStart::From::bottom:
        return "the bottom";
    }
    return "";
}

} // namespace catchup::app
