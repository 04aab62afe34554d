// SPDX-License-Identifier: MIT
// One lever in a small world, on, off, or reaching nobody; and what it does to the world's numbers.
#pragma once

#include <string>
#include <vector>

#include "models/step.hpp"
#include "tests/support/histories.hpp"
#include "tests/support/worlds.hpp"

namespace catchup::test {

/// Firms of two counties and two sectors under all rules, some of which lack the money for what they
/// want; an integrator; a third sector in which nobody is.
inline constexpr const char* busy = R"(
[time]
quarters = 16
[population]
firms = 400
counties = 2
[[sector]]
kind = "bearings"
[[sector]]
kind = "garments"
[[sector]]
kind = "gears"
share = 0.0
[decision]
opportunity_rate = 0.3
[information]
start = 0.6
[turnover]
exit_rate = 0.01
[[integrator]]
from = "2016Q1"
contact_rate = 0.2
capacity = 4.0
trial_fund = 1.0
)";

/// An intervention of this kind with these keys, out of a rich purse.
inline std::string lever(const std::string& kind, const std::string& keys = "",
                         const std::string& target = "") {
    return "[[purse]]\nfrom = \"2016Q1\"\nuntil = \"2019Q4\"\nquarterly = 100.0\n"
           "administration = 0.08\n[[intervention]]\nkind = \"" +
           kind + "\"\nfrom = \"2016Q1\"\nuntil = \"2019Q4\"\n" + keys +
           (target.empty() ? "" : "\n[intervention.target]\n" + target) + "\n";
}

/// Ten alike bottom firms of 10 million revenue without an occasion of their own to look; D1 costs
/// them .5 million RMB, and banks lend .1875.
inline constexpr const char* workshop = R"(
[population]
firms = 10
payback_threshold_log_sd = 0.0
fit_log_sd = 0.0
[[sector]]
kind = "bearings"
revenue_median = 10.0
revenue_log_sd = 0.0
margin = [0.0625, 0.0625]
start = { D0N0I0 = 1.0 }
volatility = 0.0
competition = 0.0
[cost]
digital = [0.5, 0.72]
[finance]
sme_leverage = 0.3
[decision]
opportunity_rate = 0.0
[[rule]]
kind = "payback"
[turnover]
exit_rate = 0.0
)";

/// A firm of the workshop is about to begin D1 alone, with so much in its fund.
inline void propose_digital(World& world, Position f, Fen fund) {
    world.firms.fund[f] = fund;
    world.firms.proposal[f] = 1;
    world.firms.proposal_builder[f] = in_house;
}

/// What policies that reach nobody do to firms: the first difference from no policy, or "".
inline std::string effect_of(const std::string& policy) {
    return first_difference(scenario(busy), scenario(busy + policy));
}
/// Targets that reach no firm at all: nobody of the sector, nobody so advanced, nobody drawn.
inline std::vector<std::string> nobody() {
    return {"sectors = [\"gears\"]", "from_state = \"D2N2I2\"", "coverage = 0.0",
            "coverage = 0.0\norder = \"largest\""};
}

/// Flows added up over a run, and means over firms at its end.
struct Course {
    std::int64_t started = 0, by_integrators = 0, supported = 0, unfunded = 0, penalties = 0;
    std::int64_t late_or_abandoned = 0, trials = 0, levels = 0;
    Fen asked{}, purses{};
    double capability = 0.0, information = 0.0;
};
inline Course course_of(const Scenario& scenario) {
    Staged stage{scenario};
    World& world = stage.world;
    Course all;
    for (std::uint32_t quarter = 0; quarter < scenario.time.quarters; ++quarter) {
        step(world);
        for (const Event& row : world.events) {
            const bool starts = row.kind == EventKind::start;
            all.started += starts ? 1 : 0;
            all.asked += starts ? row.cost : Fen{0};
            all.by_integrators += starts && row.integrator != in_house ? 1 : 0;
            all.supported += starts && row.public_cost > Fen{0} ? 1 : 0;
            all.unfunded += row.kind == EventKind::unfunded ? 1 : 0;
            all.penalties += row.kind == EventKind::penalty ? 1 : 0;
            all.trials += row.kind == EventKind::trial ? 1 : 0;
            all.late_or_abandoned +=
                row.kind == EventKind::late || row.kind == EventKind::abandon ? 1 : 0;
        }
        for (const Fen spent : world.flows.purse_spending) {
            all.purses += spent;
        }
    }
    for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
        const Position f{i};
        for (std::size_t x = 0; x < technologies; ++x) {
            all.levels += level(world.firms.state[f], x);
        }
        all.capability += static_cast<double>(world.firms.capability[f]);
        all.information += static_cast<double>(world.firms.information[f]);
    }
    return all;
}
inline Course course_of(const std::string& policy, const std::vector<std::string>& set = {}) {
    return course_of(scenario(busy + policy, set));
}

} // namespace catchup::test
