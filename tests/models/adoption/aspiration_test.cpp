// SPDX-License-Identifier: MIT
#include "models/adoption/aspiration.hpp"

#include <cmath>

#include "models/processes/settle.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;

namespace {

constexpr AspirationRule rule{
    .longest_payback = 1.4, .lag = 0.5, .payback = 0.3, .aspiration_speed = 0.05};

/// A dissatisfied firm before which every step lies open and pays back in a year.
Observation dissatisfied(State state = state_of(0, 0, 0)) {
    Observation seen;
    seen.state = state;
    seen.open = 0xFE;
    seen.fit = {1.0, 1.0, 1.0};
    seen.payback.fill(1.0);
    seen.year_margin = 0.04;
    seen.aspiration = 0.05;
    return seen;
}

Mask choice(const Observation& seen) {
    return settle(AspirationRule::settling, rule.scores(seen), seen.open, Stream{1, Replication{0}},
                  FirmId{0}, Step{0});
}

} // namespace

TEST_CASE("R6 by hand", "[unit][aspiration]") {
    Observation seen = dissatisfied(state_of(2, 0, 1));
    seen.fit = {1.0, 1.5, 0.5};
    seen.payback[2] = 1.2;
    // N: fit 1.5, two levels behind D
    CHECK(rule.scores(seen)[2] == Approx(std::log(1.5) + 0.5 * 2 - 0.3 * std::log(1.2)));
    // N and I: fit 1, behind by (2 + 1) / 2
    CHECK(rule.scores(seen)[6] == Approx(0.5 * 1.5));
    // D is the best: no lag
    CHECK(rule.scores(seen)[1] == Approx(0.0).margin(1e-15));
}

TEST_CASE("only dissatisfied firms search, and those that are called upon", "[unit][aspiration]") {
    Observation seen = dissatisfied();
    CHECK(choice(seen) != 0);
    seen.year_margin = seen.aspiration; // satisfied
    CHECK(choice(seen) == 0);
    seen.year_margin = 0.9;
    CHECK(choice(seen) == 0);
    seen.prompted = true;
    CHECK(choice(seen) != 0);
}

TEST_CASE("the best fit wins, then what lags behind", "[unit][aspiration]") {
    Observation seen = dissatisfied();
    CHECK(choice(seen) == 1); // a tie
    seen.fit = {1.0, 2.0, 1.0};
    CHECK(choice(seen) == 2);
    seen.fit = {1.0, 1.0, 1.0};
    seen.state = state_of(1, 1, 0);
    CHECK(choice(seen) == 4);
}

TEST_CASE("steps that pay back too late, and closed ones, are never taken", "[unit][aspiration]") {
    Observation seen = dissatisfied();
    seen.payback.fill(1.4);
    CHECK(choice(seen) == 0);
    seen.payback[6] = 1.39;
    CHECK(choice(seen) == 6);
    seen.open = 1U << 1;
    CHECK(choice(seen) == 0);
    seen.payback[1] = 0.0; // costs nothing
    CHECK(std::isfinite(rule.scores(seen)[1]));
    CHECK(choice(seen) == 1);
}

TEST_CASE("scores rise with fit and lag and fall with payback", "[property][aspiration]") {
    const auto score = [](double fit, double payback, State state) {
        Observation seen = dissatisfied(state);
        seen.fit[1] = fit;
        seen.payback[2] = payback;
        return rule.scores(seen)[2];
    };
    for (int i = 1; i < 1000; ++i) {
        const double x = i / 1000.0;
        const double more = (i + 1) / 1000.0;
        CHECK(score(more, 1.0, state_of(0, 0, 0)) > score(x, 1.0, state_of(0, 0, 0)));
        CHECK(score(1.0, more, state_of(0, 0, 0)) < score(1.0, x, state_of(0, 0, 0)));
    }
    CHECK(score(1, 1, state_of(1, 0, 0)) > score(1, 1, state_of(0, 0, 0)));
    CHECK(score(1, 1, state_of(1, 0, 2)) > score(1, 1, state_of(1, 0, 0)));
}
