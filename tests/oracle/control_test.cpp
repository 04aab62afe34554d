// SPDX-License-Identifier: MIT
// The comparison can fail: an oracle of another model is found out.
#include <algorithm>
#include <cstdint>
#include <functional>

#include "tests/oracle/agreement.hpp"
#include "tests/oracle/random_scenario.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using Change = std::function<void(Scenario&)>;

namespace {

constexpr std::uint32_t most_tries = 60;

/// Whether one of the first scenarios shows that the oracle reckons with other parameters.
bool is_noticed(const Change& change) {
    oracle::Counts counts;
    for (std::uint32_t number = 0; number < most_tries; ++number) {
        const oracle::RandomScenario random = oracle::random_scenario(number);
        Scenario other = random.scenario;
        change(other);
        if (oracle::disagreement(random.scenario, other, random.quarters, counts) != "") {
            return true;
        }
    }
    return false;
}

/// Changes each member of a list.
template <class Entry, class Edit>
Change each(std::vector<Entry> Scenario::*list, Edit edit) {
    return [list, edit](Scenario& scenario) {
        for (Entry& entry : scenario.*list) {
            edit(entry);
        }
    };
}

/// Changes one kind of lever, trigger or choice.
template <class Kind, class Variant>
Change each_of(Variant Intervention::*part, std::function<void(Kind&)> edit) {
    return each(&Scenario::interventions, [part, edit](Intervention& what) {
        if (Kind* kind = std::get_if<Kind>(&(what.*part))) {
            edit(*kind);
        }
    });
}
template <class Lever>
Change lever(std::function<void(Lever&)> edit) {
    return each_of<Lever>(&Intervention::lever, std::move(edit));
}

} // namespace

TEST_CASE("an oracle with another parameter disagrees", "[oracle]") {
    CHECK_FALSE(is_noticed([](Scenario&) {}));
    CHECK(is_noticed([](Scenario& s) { s.information.pessimism += 0.05; }));
    CHECK(is_noticed([](Scenario& s) { s.outcome.detoured += 0.02; }));
    CHECK(is_noticed([](Scenario& s) { s.finance.interest += 0.01; }));
    CHECK(is_noticed(each(&Scenario::integrators, [](Integrator& i) { i.range *= 1.2; })));
    CHECK(is_noticed(each(&Scenario::integrators, [](Integrator& i) { i.visit_cost += 1e-4; })));
    CHECK(is_noticed(each(&Scenario::integrators, [](Integrator& i) { i.overhead += 1e-3; })));
}

TEST_CASE("an oracle with other windows disagrees", "[oracle]") {
    const auto windows = [](auto edit) { return is_noticed(each(&Scenario::windows, edit)); };
    CHECK(windows([](Window& w) { w.from = w.from.plus(1); }));
    CHECK(windows([](Window& w) { w.until = w.until.plus(1); }));
    CHECK(windows([](Window& w) { w.ramp += 1; }));
    CHECK(windows([](Window& w) { w.benefit *= 1.02; }));
    CHECK(windows([](Window& w) { w.cost *= 1.02; }));
    CHECK(windows([](Window& w) { w.learning *= 1.1; }));
    CHECK(windows([](Window& w) { w.first_mover *= 1.1; }));
    CHECK(windows([](Window& w) { w.sectors.clear(); }));
}

TEST_CASE("an oracle without one of the levers disagrees", "[oracle]") {
    const auto names = oracle::lever_names();
    for (std::size_t kind = 0; kind < names.size(); ++kind) {
        INFO(names[kind]);
        CHECK(is_noticed(each(&Scenario::interventions, [kind](Intervention& what) {
            if (what.lever.index() == kind) {
                what.until = what.from.plus(-1); // never acts
            }
        })));
    }
}

TEST_CASE("an oracle with another lever disagrees", "[oracle]") {
    CHECK(is_noticed(lever<Subsidy>([](Subsidy& l) { l.rate *= 0.95; })));
    CHECK(is_noticed(lever<Voucher>([](Voucher& l) { l.rate *= 0.95; })));
    CHECK(is_noticed(lever<Voucher>([](Voucher& l) { l.quarters += 1; })));
    CHECK(is_noticed(lever<Demonstration>([](Demonstration& l) { l.reach *= 0.9; })));
    CHECK(is_noticed(lever<Demonstration>([](Demonstration& l) { l.rate *= 0.95; })));
    CHECK(is_noticed(lever<Mandate>([](Mandate& l) { l.quota *= 0.8; })));
    CHECK(is_noticed(lever<Mandate>([](Mandate& l) { l.inspected *= 0.9; })));
    CHECK(is_noticed(lever<Mandate>([](Mandate& l) { l.longest_payback *= 0.9; })));
    CHECK(is_noticed(lever<Mandate>([](Mandate& l) { l.penalty *= 0.9; })));
    CHECK(is_noticed(lever<Mandate>([](Mandate& l) { l.pause += 1; })));
    CHECK(is_noticed(lever<Guarantee>([](Guarantee& l) { l.leverage *= 0.8; })));
    CHECK(is_noticed(lever<Guarantee>([](Guarantee& l) { l.covered *= 0.9; })));
    CHECK(is_noticed(lever<Standards>([](Standards& l) { l.scale *= 1.1; })));
    CHECK(is_noticed(lever<Standards>([](Standards& l) { l.lag += 1; })));
    CHECK(is_noticed(lever<GenericTechnology>([](GenericTechnology& l) { l.shares[0] *= 0.9; })));
    CHECK(is_noticed(lever<GenericTechnology>([](GenericTechnology& l) { l.lag += 1; })));
    CHECK(is_noticed(lever<UniversityLinks>([](UniversityLinks& l) { l.quarters += 1; })));
    CHECK(is_noticed(lever<UniversityLinks>([](UniversityLinks& l) { l.capability *= 0.9; })));
    CHECK(is_noticed(lever<IntegratorFund>([](IntegratorFund& l) { l.match *= 0.9; })));
    CHECK(is_noticed(lever<IntegratorFund>([](IntegratorFund& l) { l.trial_share *= 0.9; })));
    CHECK(is_noticed([](Scenario& s) { s.cost.standards *= 0.9; }));
    CHECK(is_noticed([](Scenario& s) { s.cost.generic *= 0.9; }));
    CHECK(is_noticed([](Scenario& s) { s.outcome.standards += 0.1; }));
    CHECK(is_noticed([](Scenario& s) { s.outcome.generic += 0.1; }));
    CHECK(is_noticed([](Scenario& s) { s.outcome.university += 0.2; }));
    CHECK(is_noticed([](Scenario& s) { s.information.demonstration *= 0.9; }));
    CHECK(is_noticed([](Scenario& s) { s.information.university *= 0.9; }));
}

TEST_CASE("an oracle with other switches or another purse disagrees", "[oracle]") {
    const auto each_intervention = [](auto edit) {
        return is_noticed(each(&Scenario::interventions, edit));
    };
    CHECK(each_intervention([](Intervention& i) {
        i.delivery = i.delivery == "ministry" ? "integrator" : "ministry";
    }));
    CHECK(each_intervention([](Intervention& i) { i.target.coverage *= 0.9; }));
    CHECK(each_intervention([](Intervention& i) { i.target.to_state = "D2N2I2"; }));
    CHECK(each_intervention([](Intervention& i) { i.target.from_state = "D0N0I0"; }));
    CHECK(each_intervention([](Intervention& i) { i.target.size = "all"; }));
    for (const std::string_view order : target_orders) {
        INFO(order);
        CHECK(each_intervention([order](Intervention& i) {
            if (i.target.order == order) {
                i.target.order = order == "lottery" ? "central" : "lottery";
            }
        }));
    }
    const auto latch = [](auto& trigger) { trigger.condition.latched ^= true; };
    CHECK(is_noticed(
        each_of<OnOutput>(&Intervention::trigger, std::function<void(OnOutput&)>{latch})));
    CHECK(is_noticed(
        each_of<OnReached>(&Intervention::trigger, std::function<void(OnReached&)>{latch})));
    CHECK(is_noticed(each_of<SequenceChoice>(
        &Intervention::choice, std::function<void(SequenceChoice&)>{[](SequenceChoice& choice) {
            std::reverse(choice.order.begin(), choice.order.end());
        }})));
    const auto planner = [](std::function<void(BestBySector&)> edit) {
        return is_noticed(each_of<BestBySector>(&Intervention::choice, std::move(edit)));
    };
    CHECK(planner([](BestBySector& choice) { choice.informed ^= true; }));
    CHECK(planner([](BestBySector& choice) { choice.years *= 0.7; }));
    CHECK(planner([](BestBySector& choice) { choice.discount += 0.1; }));

    const auto purses = [](auto edit) { return is_noticed(each(&Scenario::purses, edit)); };
    CHECK(purses([](Purse& purse) { purse.quarterly *= 0.95; }));
    CHECK(purses([](Purse& purse) { purse.carry_over *= 0.9; }));
    CHECK(purses([](Purse& purse) { purse.administration += 0.01; }));
    CHECK(purses([](Purse& purse) { purse.until = purse.until.plus(-2); }));
    CHECK(is_noticed([](Scenario& s) { s.policy.generosity *= 0.95; }));
}
