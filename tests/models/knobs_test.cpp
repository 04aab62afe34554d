// SPDX-License-Identifier: MIT
// Every parameter moves some output: one that moves nothing is ignored or misnamed.
#include "sim/config/knob.hpp"

#include <map>
#include <set>

#include "models/record.hpp"
#include "sim/config/resolved.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

/// Parameters that move no number of the record, each with its reason.
const std::map<std::string, std::string> exceptions{
    {"replications", "replications are independent; a record is one of them"},
    {"network.neighbours", "must stay even: turned by two below"},
    {"integrator.0.extension_from", "the first extends by penetration; the second by date"},
    {"integrator.1.extension_penetration", "the second extends by date; the first by penetration"},
    {"intervention.0.until", "its condition ends it sooner"},
    {"intervention.2.until", "its quota is met sooner"},
    {"purse.0.until", "no intervention may outlive its purse, and later money pays for none"},
    {"purse.1.until", "no intervention may outlive its purse, and later money pays for none"},
    {"intervention.5.target.coverage",
     "a public good is there for all of its sectors and counties"},
    {"intervention.6.target.coverage",
     "a public good is there for all of its sectors and counties"},
};

bool is_exception(const std::string& key) {
    // whole numbers, which no knob keeps whole: turned by hand below
    return exceptions.contains(key) || key.ends_with(".target.counties");
}

/// A world in which everything happens: three sectors and counties, all rules, two integrators
/// short of capacity and of trial money, failures to pay, turnover, joint steps, all outputs; three
/// windows, and every lever out of two purses that do not pay for all.
const char* const eventful = R"(
replications = 2
[time]
quarters = 28
[population]
firms = 600
counties = 3
county_spacing = 120.0
[outcome]
abandoned = 0.3
network_gap = 1.5
experience = 2.0
[[sector]]
kind = "manufacturing"
share = 0.4
[[sector]]
kind = "bearings"
share = 0.4
margin = [-0.05, 0.09]
distance = { gears = 0.2 }
[[sector]]
kind = "gears"
share = 0.2
distance = { manufacturing = 0.1 }
[decision]
opportunity_rate = 0.4
[benefit]
partner_externality = 0.3
[information]
start = 0.4
[cost]
intelligent = [0.2, 0.5]
[[rule]]
kind = "sequence"
longest_payback = 5.0
[[rule]]
kind = "payback"
share = 2.0
patience = 2.0
[[rule]]
kind = "logit"
[[rule]]
kind = "threshold"
longest_payback = 8.0
[[rule]]
kind = "hazard"
share = 3.0
innovation = [0.2, 0.2, 0.2]
[[rule]]
kind = "aspiration"
longest_payback = 4.0
[[integrator]]
county = 0
sectors = ["bearings"]
extends_to = ["gears"]
extension_penetration = 0.1
extension_from = "2022Q4"
from = "2016Q3"
capacity = 1.2
capacity_growth = 0.2
contact_rate = 0.15
offer_quarters = 2
prior_projects = 5.0
cost_floor = 0.45
trial_fund = 0.2
platform = true
platform_from = "2018Q1"
[[integrator]]
name = "second"
from = "2016Q4"
county = 1
sectors = ["manufacturing"]
extends_to = ["gears"]
extension_penetration = 0.9
extension_from = "2017Q3"
capacity = 3.0
contact_rate = 0.1
cost_share = 0.6
prior_projects = 3.0
cost_floor = 0.5
trial_fund = 0.3
platform = true
platform_from = "2018Q3"
[finance]
sme_revenue = 20.0
fund_cap = 0.02
insolvency = 0.02
[turnover]
exit_rate = 0.02
copy_share = 0.4
born_digital_share = 0.3
[output]
variables = ["fund", "debt", "gain", "capability", "information", "aspiration",
             "projects_running", "trials", "refused_finance", "refused_slots",
             "projects_supported", "refused_money", "penalties", "gain_value", "prospective_gain"]
[[window]]
kind = "technology"
name = "technology"
from = "2017Q1"
until = "2018Q4"
first_mover = 0.2
[[window]]
kind = "demand"
name = "demand"
from = "2018Q1"
until = "2019Q1"
ramp = 2
sectors = ["bearings"]
[[window]]
kind = "institutions"
name = "institutions"
from = "2019Q2"
until = "2020Q4"
benefit = 1.1
[[purse]]
name = "ministry"
from = "2016Q1"
until = "2022Q3"
quarterly = 2.0
carry_over = 0.8
[[purse]]
name = "county"
from = "2016Q1"
until = "2022Q3"
quarterly = 0.4
administration = 0.15
[[intervention]]
name = "part of the price"
kind = "subsidy"
purse = "county"
from = "2016Q3"
until = "2021Q2"
rate = 0.2
trigger = { kind = "reached", state = "D1N1I0", is = "below", value = 0.25 }
choice = { kind = "best_by_sector", informed = false, years = 2.0, discount = 0.25 }
target = { coverage = 0.6 }
[[intervention]]
name = "vouchers"
kind = "voucher"
purse = "ministry"
from = "2016Q2"
until = "2021Q2"
yearly = 60.0
quarters = 3
choice = { kind = "sequence", order = "DNDNII" }
target = { order = "smallest", coverage = 0.1 }
[[intervention]]
name = "inspectors"
kind = "mandate"
purse = "ministry"
from = "2016Q2"
until = "2021Q2"
goal = "D1N1I0"
quota = 0.3
inspected = 0.1
longest_payback = 5.0
choice = { kind = "best_by_sector", years = 2.0 }
target = { coverage = 0.6 }
[[intervention]]
name = "guarantee"
kind = "guarantee"
purse = "ministry"
from = "2016Q2"
until = "2021Q3"
leverage = 0.4
trigger = { kind = "output", output = "refused_finance", is = "above", value = 25.0 }
target = { coverage = 0.8 }
[[intervention]]
name = "pilots"
kind = "demonstration"
purse = "ministry"
from = "2016Q2"
until = "2021Q2"
yearly = 12.0
cap = 0.2
quarters = 2
target = { order = "central", coverage = 0.03 }
[[intervention]]
name = "standards"
kind = "standards"
purse = "ministry"
from = "2016Q2"
until = "2021Q2"
scale = 3.0
[[intervention]]
name = "research"
kind = "generic_technology"
purse = "ministry"
from = "2016Q2"
until = "2021Q2"
scale = 3.0
shares = [0.5, 0.3, 0.2]
[[intervention]]
name = "universities"
kind = "university_links"
purse = "ministry"
from = "2016Q2"
until = "2021Q2"
yearly = 40.0
cost = 0.01
quarters = 4
target = { order = "largest", coverage = 0.05 }
[[intervention]]
name = "trials"
kind = "integrator_fund"
purse = "county"
from = "2016Q4"
until = "2018Q2"
trial_share = 0.1
target = { coverage = 0.7 }
)";

bool same(const output::Record& a, const output::Record& b) {
    return a.variables == b.variables && a.tables == b.tables;
}

output::Record record_of(const Scenario& scenario) {
    const auto plan = prepare(scenario);
    return simulate(*plan, Replication{1});
}

/// Reads the resolved scenario again with one change.
Scenario turned(const Scenario& scenario, const std::string& assignment) {
    config::Document document = config::Document::parse(config::to_toml(scenario), "resolved.toml");
    document.set(assignment);
    return config::read<Scenario>(document);
}

void check_knobs(const Scenario& scenario, const std::string& only, std::set<std::string>& moved) {
    const output::Record before = record_of(scenario);
    for (const config::Knob& knob : config::knobs(scenario)) {
        if (!knob.key.starts_with(only) || is_exception(knob.key)) {
            continue;
        }
        INFO(knob.assignment);
        CHECK_FALSE(same(record_of(turned(scenario, knob.assignment)), before));
        moved.insert(knob.key);
    }
}

} // namespace

TEST_CASE("every parameter moves some output", "[knobs]") {
    std::set<std::string> moved;
    check_knobs(test::scenario(eventful, {"network.kind=small_world"}), "", moved);
    CAPTURE(moved.size());
    CHECK(moved.size() > 270);
    config::for_each_kind<NetworkKinds>([&](const auto& kind) {
        if constexpr (!requires { kind.file; }) { // what a file holds has its own tests
            const std::string choice = "network.kind=" + std::string{kind.name};
            check_knobs(test::scenario(eventful, {choice}), "network.", moved);
        }
    });
}

TEST_CASE("the world of the knob test holds every adoption rule", "[knobs]") {
    const Scenario scenario = test::scenario(eventful);
    std::set<std::string_view> present;
    for (const RuleShare& rule : scenario.rules) {
        present.insert(config::kind_name(rule.rule));
    }
    CHECK(present.size() == std::variant_size_v<AdoptionRules>);
}

TEST_CASE("the number of neighbours moves every kind of network that has it", "[knobs]") {
    for (const char* kind : {"network.kind=small_world", "network.kind=ring"}) {
        const Scenario scenario = test::scenario(eventful, {kind});
        CHECK_FALSE(same(record_of(turned(scenario, "network.neighbours=8")), record_of(scenario)));
    }
}

TEST_CASE("words and lists of words, which no knob turns, move some output", "[knobs]") {
    const Scenario scenario = test::scenario(eventful);
    const output::Record before = record_of(scenario);
    for (const char* assignment :
         {"rule.0.order=\"DNDNII\"", "integrator.0.sectors=[\"bearings\", \"manufacturing\"]",
          "integrator.1.sectors=[]", "integrator.0.packages=[\"D1N1\"]",
          "integrator.1.packages=[\"D1\", \"N1\"]", "integrator.0.extends_to=[]",
          "integrator.1.extends_to=[\"bearings\"]", "window.0.technologies=[\"N\"]",
          "window.1.sectors=[]", "intervention.0.trigger.state=D1N0I0",
          "intervention.0.trigger.is=above", "intervention.3.trigger.output=refused_slots",
          "intervention.3.trigger.is=below", "intervention.1.choice.order=NNDDII",
          "intervention.2.goal=D1N0I0"}) {
        INFO(assignment);
        CHECK_FALSE(same(record_of(turned(scenario, assignment)), before));
    }
}

TEST_CASE("every intervention heeds its purse, its delivery and its target", "[knobs]") {
    const Scenario scenario = test::scenario(eventful);
    const output::Record before = record_of(scenario);
    for (std::size_t k = 0; k < scenario.interventions.size(); ++k) {
        const Intervention& one = scenario.interventions[k];
        const bool good = one.name == "standards" || one.name == "research";
        const bool fund = one.name == "trials"; // what an integrator gives is delivered by it
        const std::string other = one.purse == "county" ? "ministry" : "county";
        for (const std::string& word :
             {std::string{"purse="} + other, std::string{"delivery=integrator"},
              std::string{"target.sectors=[\"bearings\"]"}, std::string{"target.counties=[1, 2]"},
              std::string{"target.size=large"}, std::string{"target.from_state=D1N0I0"},
              std::string{"target.to_state=D0N2I2"},
              "target.order=" +
                  std::string{one.target.order == "central" ? "largest" : "central"}}) {
            const bool of_firms = word.starts_with("target.") &&
                                  !word.starts_with("target.sectors") &&
                                  !word.starts_with("target.counties");
            const bool ignored = (good && (of_firms || word == "delivery=integrator")) ||
                                 (fund && word == "delivery=integrator");
            INFO(one.name << ": " << word);
            const std::string assignment = "intervention." + std::to_string(k) + '.' + word;
            CHECK(same(record_of(turned(scenario, assignment)), before) == ignored);
        }
    }
}

TEST_CASE("the world of the knob test holds every lever, choice, trigger and window", "[knobs]") {
    const Scenario scenario = test::scenario(eventful);
    std::set<std::size_t> levers, choices, triggers;
    std::set<std::string> windows;
    for (const Intervention& one : scenario.interventions) {
        levers.insert(one.lever.index());
        choices.insert(one.choice.index());
        triggers.insert(one.trigger.index());
    }
    for (const Window& one : scenario.windows) {
        windows.insert(one.kind);
    }
    CHECK(levers.size() == std::variant_size_v<PolicyLevers>);
    CHECK(choices.size() == std::variant_size_v<PolicyChoices>);
    CHECK(triggers.size() == std::variant_size_v<PolicyTriggers>);
    CHECK(windows.size() == Window::presets().size());
}
