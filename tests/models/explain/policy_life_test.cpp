// SPDX-License-Identifier: MIT
// Under all levers at once, every quarter of every firm is foretold and confirmed.
#include <map>
#include <string>

#include "models/explain/life.hpp"
#include "models/step.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

constexpr std::uint32_t places = 60;

/// Two purses that run dry, all levers, delivery by integrators, triggers, planners, a window,
/// short slots, failures and exits: something of everything.
const char* const all_levers = R"(
[time]
quarters = 40
[population]
firms = 60
counties = 2
[[sector]]
kind = "bearings"
start = { D0N0I0 = 0.7, D1N0I0 = 0.3 }
revenue_log_sd = 0.6
[[sector]]
kind = "gears"
[decision]
opportunity_rate = 0.3
[finance]
sme_leverage = 1.0
insolvency = 0.002
[information]
pessimism = 0.3
[turnover]
exit_rate = 0.02
[[rule]]
kind = "sequence"
longest_payback = 6.0
[[rule]]
kind = "payback"
patience = 3.0
[[rule]]
kind = "logit"
[[rule]]
kind = "threshold"
[[rule]]
kind = "hazard"
[[rule]]
kind = "aspiration"
longest_payback = 4.0
[[integrator]]
name = "one"
contact_rate = 0.3
capacity = 1.0
trial_fund = 0.2
[[integrator]]
name = "two"
contact_rate = 0.2
capacity = 1.0
cost_share = 0.6
trial_fund = 0.2
platform = true
[[window]]
kind = "demand"
from = "2018Q1"
until = "2019Q4"
first_mover = 0.2
[[window]]
kind = "technology"
name = "sensors"
sectors = ["gears"]
from = "2020Q2"
until = "2020Q4"
[[purse]]
name = "ministry"
from = "2016Q1"
until = "2025Q4"
quarterly = 0.4
administration = 0.1
[[purse]]
name = "county"
from = "2016Q2"
until = "2024Q4"
quarterly = 0.06
carry_over = 0.5
administration = 0.05
[[intervention]]
name = "part of the price"
kind = "subsidy"
purse = "county"
from = "2016Q2"
until = "2024Q4"
rate = 0.3
[intervention.target]
coverage = 0.7
[[intervention]]
name = "for packages"
kind = "subsidy"
purse = "ministry"
delivery = "integrator"
from = "2018Q1"
until = "2024Q4"
rate = 0.2
[intervention.choice]
kind = "best_by_sector"
[[intervention]]
name = "vouchers"
kind = "voucher"
purse = "ministry"
from = "2016Q1"
until = "2025Q4"
yearly = 10.0
cap = 0.06
quarters = 3
[[intervention]]
name = "inspectors"
kind = "mandate"
purse = "ministry"
from = "2016Q1"
until = "2025Q4"
visit_cost = 0.02
inspected = 0.05
penalty = 0.003
longest_payback = 4.0
[intervention.choice]
kind = "sequence"
[[intervention]]
name = "more inspectors"
kind = "mandate"
purse = "county"
from = "2016Q2"
until = "2024Q4"
visit_cost = 0.02
inspected = 0.05
pause = 2
goal = "D1N1I1"
[[intervention]]
name = "guarantee"
kind = "guarantee"
purse = "county"
from = "2016Q2"
until = "2024Q4"
leverage = 0.8
[[intervention]]
name = "pilots"
kind = "demonstration"
purse = "ministry"
from = "2016Q1"
until = "2025Q4"
yearly = 6.0
cap = 0.2
[intervention.target]
order = "central"
coverage = 0.5
[[intervention]]
name = "norms"
kind = "standards"
purse = "ministry"
from = "2016Q1"
until = "2025Q4"
spending = 0.02
scale = 30.0
[[intervention]]
name = "research"
kind = "generic_technology"
purse = "ministry"
from = "2016Q1"
until = "2025Q4"
spending = 0.02
scale = 30.0
[[intervention]]
name = "universities"
kind = "university_links"
purse = "ministry"
from = "2016Q1"
until = "2025Q4"
yearly = 6.0
cost = 0.01
quarters = 6
[intervention.target]
order = "largest"
[[intervention]]
name = "trials"
kind = "integrator_fund"
purse = "county"
from = "2016Q2"
until = "2024Q4"
trial_share = 0.2
[intervention.trigger]
kind = "reached"
state = "D1N1I0"
is = "below"
value = 0.9
)";

using Counts = std::map<std::string, int>;

void count_surroundings(const explain::Surroundings& around, Counts& seen) {
    seen["lapse"] += around.lapsed != no_intervention ? 1 : 0;
    seen["window"] += around.windows.empty() ? 0 : 1;
    seen["showcase seen"] += around.showcase > 0.0 ? 1 : 0;
    seen["standards"] += around.goods.standards > 0.0 ? 1 : 0;
    seen["link"] += around.linked ? 1 : 0;
    for (const explain::Gift& gift : around.gifts) {
        ++seen[gift.received ? "gift" : "no gift"];
    }
    for (const explain::Inspection& one : around.inspections) {
        ++seen[one.took_place ? "inspection" : "no money for an inspection"];
    }
}

void count_proposal(const explain::Chapter& chapter, Counts& seen) {
    const explain::Proposal& proposal = *chapter.proposal;
    const Means& means = proposal.payment.means;
    seen["grant used"] += means.support.granted && !proposal.refused() ? 1 : 0;
    seen["guarantee too small"] +=
        proposal.payment.guarantor != no_intervention && !means.enough ? 1 : 0;
    seen["guarantee"] += means.guaranteed > Fen{0} ? 1 : 0;
    if (proposal.queue) {
        seen["no slot"] += proposal.queue->has_slot() ? 0 : 1;
        seen["no money"] += proposal.queue->has_money() ? 0 : 1;
        seen["behind others"] += proposal.queue->ahead > 0 ? 1 : 0;
    }
    seen["fallback"] += proposal.refused() && chapter.launch ? 1 : 0;
}

void count_chapter(const explain::Chapter& chapter, Counts& seen) {
    for (const Event& event : chapter.events) {
        ++seen[std::string{event_kinds[static_cast<std::size_t>(event.kind)]}];
    }
    count_surroundings(chapter.around, seen);
    if (chapter.look) {
        ++seen["because: " + std::string{origins[static_cast<std::size_t>(chapter.look->origin)]}];
        for (const explain::Option& option : chapter.look->options) {
            seen["support"] += option.support.amount > Fen{0} ? 1 : 0;
            seen["support without money"] += option.missed.amount > Fen{0} ? 1 : 0;
        }
    }
    if (chapter.proposal) {
        count_proposal(chapter, seen);
    }
    if (const auto& trial = chapter.trial) {
        seen["match"] += trial->matched > Fen{0} ? 1 : 0;
        seen["match without money"] += trial->dry != no_intervention ? 1 : 0;
    }
    seen["showcase done"] += chapter.ending && chapter.ending->showcase != no_intervention ? 1 : 0;
    seen["guarantee paid"] += chapter.closing && chapter.closing->guarantee_paid > Fen{0} ? 1 : 0;
    seen["grant lost"] += chapter.closing && chapter.closing->grant != no_intervention ? 1 : 0;
}

} // namespace

TEST_CASE("under all levers every firm's life is explained without a contradiction",
          "[property][explain][policy]") {
    const auto plan = prepare(test::scenario(all_levers));
    Counts seen;
    for (std::uint32_t place = 0; place < places; ++place) {
        for (std::uint32_t generation = 0;; ++generation) {
            const auto life = explain::live(*plan, Replication{1}, Position{place}, generation);
            if (!life) {
                break;
            }
            for (const explain::Chapter& chapter : life->chapters) {
                count_chapter(chapter, seen);
            }
        }
    }
    for (const char* const kind : {"start", "complete", "exit", "late", "abandon", "trial",
                                   "unfunded", "no_slot", "no_money", "penalty", "grant", "link"}) {
        INFO(kind);
        CHECK(seen[kind] > 0);
    }
    for (const char* const story : {"lapse",
                                    "window",
                                    "showcase seen",
                                    "standards",
                                    "gift",
                                    "no gift",
                                    "inspection",
                                    "no money for an inspection",
                                    "grant used",
                                    "guarantee",
                                    "guarantee too small",
                                    "no slot",
                                    "no money",
                                    "behind others",
                                    "fallback",
                                    "because: own",
                                    "because: contact",
                                    "because: mandate",
                                    "because: window",
                                    "because: invitation",
                                    "support",
                                    "support without money",
                                    "match",
                                    "match without money",
                                    "showcase done",
                                    "guarantee paid",
                                    "grant lost"}) {
        INFO(story);
        CHECK(seen[story] > 0);
    }
}

TEST_CASE("under all levers a life holds every row of the firm", "[unit][explain][policy]") {
    const auto plan = prepare(test::scenario(all_levers));
    World world = begin(*plan, Replication{0});
    std::vector<std::size_t> rows(places);
    for (std::uint32_t quarter = 0; quarter < plan->scenario.time.quarters; ++quarter) {
        step(world);
        for (const Event& event : world.events) {
            rows[event.firm.value()] += event.generation == 0 ? 1 : 0;
        }
    }
    for (std::uint32_t place = 0; place < places; ++place) {
        const auto life = explain::live(*plan, Replication{0}, Position{place}, 0);
        REQUIRE(life);
        std::size_t told = 0;
        for (const explain::Chapter& chapter : life->chapters) {
            told += chapter.events.size();
        }
        CHECK(told == rows[place]);
    }
}
