// SPDX-License-Identifier: MIT
#include "models/adoption/sequence.hpp"

#include "sim/base/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

/// Everything open and paying back after the same time.
Observation at(State state, double payback) {
    Observation seen;
    seen.state = state;
    seen.open = 0xFE;
    seen.payback.fill(payback);
    return seen;
}

/// The steps that the rule would take, as bits.
int taken(const SequenceRule& rule, const Observation& seen) {
    int steps = 0;
    const Scores score = rule.scores(seen);
    for (Mask step = 1; step < masks; ++step) {
        steps |= score[step] > never_score ? 1 << step : 0;
    }
    return steps;
}

SequenceRule in_order(const std::string& order) {
    SequenceRule rule;
    rule.order = order;
    return rule;
}

} // namespace

TEST_CASE("the due technology is the first of the order whose level is lacking",
          "[unit][sequence]") {
    const SequenceRule series = in_order("DDNNII");
    CHECK(series.due(state_of(0, 0, 0)) == 1);
    CHECK(series.due(state_of(1, 0, 0)) == 1);
    CHECK(series.due(state_of(2, 0, 0)) == 2);
    CHECK(series.due(state_of(2, 1, 2)) == 2);
    CHECK(series.due(state_of(2, 2, 0)) == 4);
    CHECK(series.due(state_of(2, 2, 2)) == 0);
    CHECK(series.due(state_of(0, 2, 2)) == 1); // what was taken out of turn stays
    const SequenceRule stages = in_order("DNDNII");
    CHECK(stages.due(state_of(1, 0, 0)) == 2);
    CHECK(stages.due(state_of(1, 1, 0)) == 1);
    CHECK(stages.due(state_of(2, 0, 0)) == 2);
    CHECK(in_order("IINNDD").due(state_of(2, 2, 1)) == 4);
}

TEST_CASE("only the due step is taken, if it pays back sooner than the limit", "[unit][sequence]") {
    SequenceRule rule;
    rule.longest_payback = 2.5;
    CHECK(taken(rule, at(state_of(0, 0, 0), 2.4)) == 1 << 1);
    CHECK(taken(rule, at(state_of(2, 1, 0), 2.4)) == 1 << 2);
    CHECK(taken(rule, at(state_of(2, 2, 2), 0.0)) == 0);
    CHECK(taken(rule, at(state_of(0, 0, 0), 2.5)) == 0); // the limit itself is too long
    Observation closed = at(state_of(0, 0, 0), 1.0);
    closed.open = 0xFC; // everything but D
    CHECK(taken(rule, closed) == 0);
}

TEST_CASE("a longer limit accepts whatever a shorter one accepts", "[property][sequence]") {
    for (int a = 0; a < 100; ++a) {
        const Observation seen = at(state_of(0, 0, 0), 0.05 * a);
        for (int t = 1; t < 50; ++t) {
            SequenceRule rule;
            rule.longest_payback = 0.1 * t;
            SequenceRule longer = rule;
            longer.longest_payback += 0.1;
            CHECK((taken(rule, seen) & ~taken(longer, seen)) == 0);
        }
    }
}

TEST_CASE("whatever the order, all 6 levels are due once each, in it", "[property][sequence]") {
    std::string order = "DDIINN"; // the least of the 90 orders
    int orders = 0;
    do {
        const SequenceRule rule = in_order(order);
        State state = state_of(0, 0, 0);
        std::string climbed;
        while (const Mask step = rule.due(state)) {
            climbed += step == 1 ? 'D' : step == 2 ? 'N' : 'I';
            state = after(state, step);
        }
        CHECK(climbed == order);
        ++orders;
    } while (std::next_permutation(order.begin(), order.end()));
    CHECK(orders == 90);
}

TEST_CASE("an order must name each technology twice", "[unit][sequence]") {
    const auto refused = [](const std::string& order) {
        try {
            (void)test::scenario("[[rule]]\nkind = \"sequence\"\norder = \"" + order + "\"\n");
            return false;
        } catch (const InputError& error) {
            return std::string{error.what()}.find("rule.0.order") != std::string::npos;
        }
    };
    CHECK_FALSE(refused("IDNDIN"));
    for (const char* bad : {"", "DNI", "DDNNI", "DDNNIII", "DDDNII", "ddnnii", "DDNNIX"}) {
        CAPTURE(bad);
        CHECK(refused(bad));
    }
}
