// SPDX-License-Identifier: MIT
#include "models/explain/life.hpp"

#include <algorithm>

#include "models/explain/observers.hpp"
#include "models/explain/reasons.hpp"
#include "models/processes/decide.hpp"
#include "models/step.hpp"
#include "tests/support/all_levers.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

/// Every rule, two integrators that compete, failures, loans, exits, every lever, a window: something
/// of everything.
const std::string eventful = R"(
[time]
start = "2016Q1"
quarters = 40
[population]
firms = 60
counties = 2
[[sector]]
kind = "bearings"
start = { D0N0I0 = 0.7, D1N0I0 = 0.3 }
[[sector]]
kind = "gears"
[decision]
opportunity_rate = 0.3
largest_step = 3
[finance]
sme_leverage = 2.0
insolvency = 0.001
[information]
pessimism = 0.2
[turnover]
exit_rate = 0.02
born_digital_share = 0.3
[[rule]]
kind = "sequence"
[[rule]]
kind = "payback"
patience = 2.0
[[rule]]
kind = "logit"
[[rule]]
kind = "threshold"
[[rule]]
kind = "hazard"
[[rule]]
kind = "aspiration"
[[integrator]]
name = "one"
contact_rate = 0.3
capacity = 1.0
trial_fund = 0.1
[[integrator]]
name = "two"
contact_rate = 0.2
capacity = 1.0
cost_share = 0.6
platform = true
)" + test::all_levers(1.5);

/// The firm at place 0 looks at a world of three bottom firms under one rule.
explain::Chapter look_under(const std::string& rule, const std::vector<std::string>& set = {}) {
    const auto plan = prepare(test::scenario("[population]\nfirms = 3\n[[sector]]\n"
                                             "kind = \"bearings\"\nstart = { D0N0I0 = 1.0 }\n"
                                             "[decision]\nopportunity_rate = 1.0\n[[rule]]\n" +
                                                 rule,
                                             set));
    World world = begin(*plan, Replication{0});
    explain::Chapter chapter;
    explain::foretell_decision(world, Position{0}, chapter);
    decide(world);
    explain::confirm_decision(world, Position{0}, chapter);
    return chapter;
}

std::string why(const explain::Chapter& chapter, Mask step) {
    for (const explain::Option& option : chapter.look->options) {
        if (option.step == step) {
            return option.why;
        }
    }
    return "not open";
}

} // namespace

TEST_CASE("every firm's life is explained without a contradiction", "[property][explain]") {
    const auto plan = prepare(test::scenario(eventful));
    std::array<int, event_kinds.size()> seen{};
    std::size_t refused = 0;
    for (std::uint32_t place = 0; place < 60; ++place) {
        for (std::uint32_t generation = 0; generation < 40; ++generation) {
            const auto life = explain::live(*plan, Replication{1}, Position{place}, generation);
            if (!life) {
                break;
            }
            for (const explain::Chapter& chapter : life->chapters) {
                for (const Event& event : chapter.events) {
                    ++seen[static_cast<std::size_t>(event.kind)];
                }
                if (chapter.look) {
                    refused += chapter.look->options.size();
                }
            }
            seen[static_cast<std::size_t>(EventKind::entry)] +=
                static_cast<int>(life->born.events.size());
            CHECK((life->successor.has_value() || life->chapters.empty() ||
                   life->chapters.back().quarter == Step{39}));
        }
    }
    for (std::size_t kind = 0; kind < seen.size(); ++kind) {
        INFO(event_kinds[kind]);
        CHECK(seen[kind] > 0);
    }
    CHECK(refused > 1000);
}

TEST_CASE("a life holds every row that the replication writes of the firm", "[unit][explain]") {
    const auto plan = prepare(test::scenario(eventful));
    World world = begin(*plan, Replication{0});
    std::vector<std::size_t> rows(60);
    for (int quarter = 0; quarter < 40; ++quarter) {
        step(world);
        for (const Event& event : world.events) {
            rows[event.firm.value()] += event.generation == 0 ? 1 : 0;
        }
    }
    for (std::uint32_t place = 0; place < 60; ++place) {
        const auto life = explain::live(*plan, Replication{0}, Position{place}, 0);
        REQUIRE(life);
        std::size_t told = 0;
        for (const explain::Chapter& chapter : life->chapters) {
            told += chapter.events.size();
        }
        CHECK(told == rows[place]);
    }
}

TEST_CASE("a generation that never was", "[unit][explain]") {
    const auto plan = prepare(test::scenario("[population]\nfirms = 3\n", {"time.quarters=4"}));
    CHECK(explain::live(*plan, Replication{0}, Position{2}, 0));
    CHECK_FALSE(explain::live(*plan, Replication{0}, Position{2}, 7));
}

TEST_CASE("R1 says what is due", "[unit][explain]") {
    const auto chapter = look_under("kind = \"sequence\"\nlongest_payback = 1e-3\n");
    CHECK(chapter.look->choice == 0);
    CHECK_THAT(why(chapter, 2), Contains("D is due, by the order DDNNII"));
    CHECK_THAT(why(chapter, 1), StartsWith("payback "));
    CHECK_THAT(why(chapter, 1), Contains("threshold 0.001"));
}

TEST_CASE("R2 names payback and threshold, or what pays back sooner", "[unit][explain]") {
    const auto impatient = look_under("kind = \"payback\"\npatience = 1e-6\n");
    CHECK_THAT(why(impatient, 1), Contains("years >= threshold"));
    const auto patient = look_under("kind = \"payback\"\npatience = 1e6\n");
    REQUIRE(patient.look->choice != 0);
    for (const explain::Option& option : patient.look->options) {
        CHECK((option.taken || option.why.find("scores more") != std::string::npos));
        CHECK(option.taken == (option.step == patient.look->choice));
    }
    const auto hopeless = look_under(
        "kind = \"payback\"\n", {"benefit.gain=[0.0, 0.0, 0.0]", "benefit.complementarity=0.0"});
    CHECK(why(hopeless, 1) == "believes in no gain");
}

TEST_CASE("R3 compares utilities with taste", "[unit][explain]") {
    const auto shy = look_under("kind = \"logit\"\nconstant = -20.0\n");
    CHECK(shy.look->choice == 0);
    CHECK_THAT(why(shy, 1), Contains("with taste") && Contains("staying has"));
    const auto eager = look_under("kind = \"logit\"\nconstant = 20.0\n");
    REQUIRE(eager.look->choice != 0);
    const Mask other = eager.look->choice == 1 ? 2 : 1;
    CHECK_THAT(why(eager, other), Contains(explain::step_name(eager.look->choice) + " has"));
}

TEST_CASE("R4 names the share of peers and the imitation threshold", "[unit][explain]") {
    const auto chapter = look_under("kind = \"threshold\"\nlongest_payback = 1e6\n");
    CHECK(chapter.look->choice == 0); // nobody is ahead
    CHECK_THAT(why(chapter, 1), StartsWith("peers ahead 0 <= imitation threshold"));
}

TEST_CASE("R5 tells of clocks that do not ring", "[unit][explain]") {
    const auto slow = look_under("kind = \"hazard\"\n");
    REQUIRE(slow.look->choice == 0);
    CHECK_THAT(why(slow, 1), StartsWith("no ring for "));
    const auto none = look_under("kind = \"hazard\"\ninnovation = [0.0, 0.0, 0.0]\n");
    CHECK(why(none, 1) == "its hazard is 0: no clock runs");
}

TEST_CASE("R6 says whether the firm was dissatisfied", "[unit][explain]") {
    const auto content = look_under("kind = \"aspiration\"\n");
    CHECK_THAT(why(content, 1), StartsWith("not dissatisfied: year's margin"));
    Observation seen;
    seen.prompted = true;
    seen.payback.fill(3.0);
    CHECK(explain::refusal(AspirationRule{}, seen, Mask{1}) == "payback 3 years >= threshold 1.4");
}

TEST_CASE("a rule without words of its own is still refused in words", "[unit][explain]") {
    struct Odd {};
    CHECK(explain::refusal(Odd{}, Observation{}, Mask{1}) == "its rule refuses it");
}
