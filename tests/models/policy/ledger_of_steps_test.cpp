// SPDX-License-Identifier: MIT
#include "models/processes/ledger_of_steps.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "models/processes/gain.hpp"
#include "models/processes/options.hpp"
#include "models/processes/planner.hpp"
#include "models/processes/prospects.hpp"
#include "models/processes/reach.hpp"
#include "models/sums.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/every_instructions.hpp"
#include "tests/support/policies.hpp"
#include "tests/support/quarter.hpp"

using namespace catchup;

namespace {

/// More than one block, so that the order of sums shows.
const char* const varied = R"(
[population]
firms = 9000
counties = 30
[benefit]
partner_externality = 0.3
[[sector]]
kind = "bearings"
share = 0.7
[[sector]]
kind = "gears"
share = 0.3
start = { D0N0I0 = 0.5, D1N0I0 = 0.2, D1N1I0 = 0.2, D2N2I2 = 0.1 }
[[window]]
kind = "technology"
name = "5G"
from = "2016Q1"
until = "2018Q4"
)";

const char* const goods = R"(
[[intervention]]
kind = "standards"
name = "standards"
from = "2016Q1"
until = "2019Q4"
spending = 5.0
lag = 0
[[intervention]]
kind = "generic_technology"
name = "generic"
from = "2016Q1"
until = "2019Q4"
spending = 5.0
lag = 0
)";

struct Sum : Ledger {
    Sum& operator+=(const Ledger& other) noexcept {
        for (std::size_t step = 0; step < masks; ++step) {
            value[step] += other.value[step];
            cost[step] += other.cost[step];
        }
        return *this;
    }
};

/// Firm by firm and step by step, in the words of the equations.
template <class PublicCost>
std::vector<Sum> by_hand(const World& world, const BestBySector& planner, double years,
                         PublicCost&& public_cost) {
    return sector_sums<Sum>(world.firms, world.sector_firms.size(), [&](Position f) noexcept {
        Ledger one;
        if (!covers(world, 0, f)) {
            return one;
        }
        const std::size_t sector = world.firms.sector[f].value();
        const State state = planner.informed
                                ? world.firms.state[f]
                                : world.policy.states_of_year[world.now.value() % 4][f.value()];
        const auto gain_in = [&](State there) {
            return planner.informed ? target_gain(world, f, there)
                                    : steady_gain(world.plan->gain(world.firms.sector[f], there),
                                                  {1.0, 1.0, 1.0},
                                                  world.plan->scenario.benefit.partner_externality,
                                                  world.firms.networked[f]);
        };
        const BySteps prices = in_house_prices(world, f, state);
        const double worth = world.firms.revenue[f] * years;
        for (Mask step = 1; step < masks; ++step) {
            if ((world.plan->open_steps[state.value()] >> step & 1) != 0) {
                one.value[step] =
                    (gain_in(after(state, step)) - gain_in(state)) * worth - prices[step];
                one.cost[step] = public_cost(prices[step]);
            }
        }
        REQUIRE(sector < world.sector_firms.size());
        return one;
    });
}

template <class PublicCost>
void require_same(const std::string& lever, const std::string& settings, bool informed,
                  const std::string& more, PublicCost&& public_cost) {
    INFO(lever << ", informed: " << informed);
    test::Staged staged{
        test::scenario(varied + test::lever(lever, settings) +
                       "[intervention.choice]\nkind = \"best_by_sector\"\ninformed = " +
                       (informed ? "true\n" : "false\n") + more)};
    World& world = staged.world;
    test::run_until(world, "enact");
    const auto& planner = std::get<BestBySector>(staged.plan->scenario.interventions[0].choice);
    const double years = annuity(planner.discount, planner.years);
    const std::vector<Sum> expected = by_hand(world, planner, years, public_cost);
    REQUIRE(std::any_of(expected.begin(), expected.end(),
                        [](const Ledger& one) { return one.cost[1] > 0.0; }));
    test::with_every_instructions([&] {
        const std::vector<Ledger> found = ledgers_by_sector(world, 0, planner, years);
        REQUIRE(found.size() == expected.size());
        for (std::size_t s = 0; s < found.size(); ++s) {
            for (std::size_t step = 1; step < masks; ++step) {
                INFO("sector " << s << ", step " << step);
                REQUIRE(found[s].value[step] == expected[s].value[step]);
                REQUIRE(found[s].cost[step] == expected[s].cost[step]);
            }
        }
    });
}

} // namespace

TEST_CASE("a planner's ledgers have the bits of a sum firm by firm",
          "[unit][policy][determinism]") {
    for (const bool informed : {true, false}) {
        require_same("subsidy", "rate = 0.3", informed, "",
                     [](double price) { return 0.3 * price; });
        require_same("subsidy", "rate = 0.3", informed, goods,
                     [](double price) { return 0.3 * price; });
        require_same("voucher", "rate = 0.5\ncap = 0.1", informed, goods,
                     [](double price) { return std::min(0.1, 0.5 * price); });
        require_same("mandate", "visit_cost = 0.03", informed, goods, [](double) { return 0.03; });
    }
}
