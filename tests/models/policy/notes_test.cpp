// SPDX-License-Identifier: MIT
#include "models/policy/notes.hpp"

#include <algorithm>

#include "models/scenario.hpp"
#include "tests/support/catch.hpp"

namespace catchup {
namespace {

/// One county, one purse, one subsidy that may do something.
Scenario sound() {
    Scenario scenario;
    scenario.purses = {{.name = "county", .from = {2014, 1}, .until = {2015, 4}}};
    Intervention one;
    one.lever = Subsidy{};
    one.name = "grant";
    one.purse = "county";
    one.from = {2014, 1};
    one.until = {2015, 4};
    scenario.interventions = {one};
    scenario.time.start = {2013, 1};
    scenario.time.quarters = 16;
    scenario.integrators.clear();
    return scenario;
}

bool notes_say(const Scenario& scenario, std::string_view text) {
    const auto notes = policy_notes(scenario);
    return std::any_of(notes.begin(), notes.end(), [&](const std::string& note) {
        return note.find(text) != std::string::npos;
    });
}

} // namespace

TEST_CASE("a policy that may act has no notes", "[unit][policy]") {
    CHECK(policy_notes(sound()).empty());
    CHECK(policy_notes(Scenario{}).empty());
}

TEST_CASE("what can do nothing is noted with its name", "[unit][policy]") {
    Scenario scenario = sound();
    Intervention& one = scenario.interventions.front();
    scenario.purses[0].quarterly = 0.0;
    CHECK(notes_say(scenario, "purse 'county' never has money"));
    scenario.purses.push_back({.name = "spare", .from = {2014, 1}, .until = {2015, 4}});
    CHECK(notes_say(scenario, "purse 'spare' is not named by any intervention"));
    one.target.coverage = 0.0;
    CHECK(notes_say(scenario, "'grant' covers no firm"));
    one.target = {};
    one.target.from_state = "D1N0I0";
    one.target.to_state = "D0N2I2";
    CHECK(notes_say(scenario, "selects no firm"));
    one.trigger = OnReached{.state = "D1N1I0", .condition = {.is = "below", .value = 0.0}};
    CHECK(notes_say(scenario, "never acts"));
    one.lever = Voucher{.cap = 0.0};
    CHECK(notes_say(scenario, "does nothing: cap = 0"));
    one.lever = Mandate{.inspected = 0.0};
    CHECK(notes_say(scenario, "does nothing: inspected = 0"));
    one.until = {2030, 4};
    CHECK(notes_say(scenario, "'grant' ends after the run, in 2030Q4"));
    Window window;
    window.name = "boom";
    window.from = {2030, 1};
    window.until = {2031, 1};
    scenario.windows = {window};
    CHECK(notes_say(scenario, "window 'boom' lies outside the run, 2013Q1 to 2016Q4"));
}

TEST_CASE("switches that mean nothing together are noted", "[unit][policy]") {
    Scenario scenario = sound();
    Intervention& one = scenario.interventions.front();
    one.delivery = "integrator";
    CHECK(notes_say(scenario, "the scenario has none"));
    one.choice = SequenceChoice{};
    scenario.integrators = {Integrator{}};
    CHECK(policy_notes(scenario).empty());
    scenario.integrators[0].packages = {"D1N1"};
    CHECK(notes_say(scenario, "no integrator offers a package of one step"));
    one.lever = Standards{};
    CHECK(notes_say(scenario, "its choice means nothing"));
    CHECK(notes_say(scenario, "its delivery and the rest of its target mean nothing"));
}

} // namespace catchup
