// SPDX-License-Identifier: MIT
// The top of a scenario file: everything a run depends on.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "models/beliefs/information.hpp"
#include "models/catalogue.hpp"
#include "models/integrators/integrator.hpp"
#include "models/peers/exposure.hpp"
#include "models/peers/supply.hpp"
#include "models/policy/intervention.hpp"
#include "models/population/population.hpp"
#include "models/population/turnover.hpp"
#include "models/technology/benefit.hpp"
#include "models/technology/cost.hpp"
#include "models/technology/duration.hpp"
#include "models/technology/finance.hpp"
#include "models/technology/outcome.hpp"
#include "models/windows/window.hpp"
#include "sim/base/calendar.hpp"
#include "sim/config/field.hpp"

namespace catchup {

/// The horizon.
struct Horizon {
    Quarter start{};
    std::uint32_t quarters = 28;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            required("start", &Horizon::start, anything, "", "first simulated quarter, as 2013Q1",
                     "scenario"),
            field("quarters", &Horizon::quarters, between(1, 1600), "quarters",
                  "simulated quarters", "scenario"),
        };
    }
};

/// How firms come to decide.
struct Decision {
    double opportunity_rate = 0.10; // lambda
    std::uint32_t largest_step = 2;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("opportunity_rate", &Decision::opportunity_rate, share, "1/quarter",
                  "probability that an idle firm looks at its options of its own accord (lambda)",
                  "assumption"),
            field("largest_step", &Decision::largest_step, between(1, 3), "technologies",
                  "most technologies that one project may raise together", "assumption"),
        };
    }
};

/// One [[rule]] of the population mix.
struct RuleShare {
    AdoptionRules rule;
    double share = 1.0;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            embed(&RuleShare::rule),
            field("share", &RuleShare::share, weight, "share of firms",
                  "relative number of firms under this rule (shares need not add to 1)",
                  "assumption"),
        };
    }
};

/// The mix of a scenario that names no rule: .1, .3, .2, .1, .1, .2 of R1 to R6. assumption.
[[nodiscard]] std::vector<RuleShare> default_rules();

/// What a result file holds beside the standard variables.
struct Output {
    std::vector<std::string> variables;
    bool events = true;
    bool ledger = true;
    bool population = true;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("variables", &Output::variables, anything, "",
                  "further output variables (catchup list)", "scenario"),
            field("events", &Output::events, anything, "", "write the group events", "scenario"),
            field("ledger", &Output::ledger, anything, "", "write the group ledger", "scenario"),
            field("population", &Output::population, anything, "", "write the group population",
                  "scenario"),
        };
    }
    void check(config::Complaints& complain) const;
};

struct Scenario {
    std::string title = "untitled";
    std::uint64_t seed = 0;
    std::uint32_t replications = 1;
    Horizon time;
    Population population;
    std::vector<Sector> sectors{sector_profiles().front()};
    NetworkKinds network;
    Supply supply;
    Exposure exposure;
    Benefit benefit;
    Cost cost;
    Duration duration;
    Outcome outcome;
    Finance finance;
    Information information;
    Decision decision;
    std::vector<RuleShare> rules = default_rules();
    std::vector<Integrator> integrators;
    std::vector<Window> windows;
    Policy policy;
    std::vector<Purse> purses;
    std::vector<Intervention> interventions;
    Turnover turnover;
    Output output;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("title", &Scenario::title, anything, "", "one line for people", "scenario"),
            required("seed", &Scenario::seed, anything, "", "key of every draw", "scenario"),
            field("replications", &Scenario::replications, between(1, 2147483647.0), "runs",
                  "independent repetitions, numbered from 0", "scenario"),
            section("time", &Scenario::time, "the horizon"),
            section("population", &Scenario::population, "who the firms are"),
            list("sector", &Scenario::sectors, "sectors; by default one, manufacturing"),
            section("network", &Scenario::network, "who can be partner of whom"),
            section("supply", &Scenario::supply, "who buys from whom"),
            section("exposure", &Scenario::exposure, "whom firms look at (E1)"),
            section("benefit", &Scenario::benefit, "what a state is worth (E2-E4)"),
            section("cost", &Scenario::cost, "what a step costs (E5, E6)"),
            section("duration", &Scenario::duration, "how long a project takes (E7)"),
            section("outcome", &Scenario::outcome, "how projects end (E8, E9)"),
            section("finance", &Scenario::finance, "how projects are paid for (E12, E13)"),
            section("information", &Scenario::information,
                    "what firms know and believe (E10, E11)"),
            section("decision", &Scenario::decision, "how firms come to decide"),
            list("rule", &Scenario::rules,
                 "adoption rules and their shares; by default a mix of all"),
            list("integrator", &Scenario::integrators, "integrators; by default none"),
            list("window", &Scenario::windows, "windows of opportunity; by default none"),
            section("policy", &Scenario::policy, "how generous the interventions are"),
            list("purse", &Scenario::purses, "public budgets; by default none"),
            list("intervention", &Scenario::interventions,
                 "what the policy does: when, whom, what, from which purse; by default nothing"),
            section("turnover", &Scenario::turnover, "exit and entry"),
            section("output", &Scenario::output, "what the result file holds"),
        };
    }
    void check(config::Complaints& complain) const;
};

/// Firm ids are 32 bits wide, and a place can change hands once a quarter.
inline constexpr std::uint64_t most_firm_ids = 0xFFFFFFFF;
/// Links that a scenario may ask for: 4 GB of memory.
inline constexpr double most_links_asked = 5e8;
/// Links that the kind makes in a county of so many firms, at most; 0 if a file says.
[[nodiscard]] double links_asked(const NetworkKinds& network, double county_firms);

/// Raised exactly when the same scenario and seed give other results.
inline constexpr std::int64_t model_version = 4;

} // namespace catchup
