// SPDX-License-Identifier: MIT
#include "models/technology/cost.hpp"

#include <cmath>

#include "models/technology/benefit.hpp"
#include "models/technology/duration.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;

namespace {

constexpr std::array<double, 3> list_prices{1, 1, 1};

/// Million RMB at 10 million revenue in 2016.
double list_cost(State from, Mask step) {
    return project_cost(step_costs(Cost{})[from.value()][step], list_prices, 1.0);
}
/// Years, fit 1, 10 million revenue.
double payback(State from, Mask step) {
    const auto gains = gain_table(Benefit{}, {1, 1, 1});
    const auto gain = [&](State s) { return steady_gain(gains[s.value()], {1, 1, 1}, 0, 0); };
    return list_cost(from, step) / (10.0 * (gain(after(from, step)) - gain(from)));
}

} // namespace

TEST_CASE("E5 by hand", "[unit][cost]") {
    CHECK(list_cost(state_of(0, 0, 0), 1) == Approx(0.27));
    CHECK(list_cost(state_of(0, 0, 0), 3) == Approx(0.9 * (0.27 + 0.19))); // .414
    CHECK(list_cost(state_of(0, 0, 0), 2) == Approx(0.19 * std::exp(0.35 * 0.4)));
    CHECK(list_cost(state_of(1, 1, 0), 1) == Approx(0.72));
    // I1 from D1N1: base gap (1 + 1 - 1) / 2; from D2N1: none
    CHECK(list_cost(state_of(1, 1, 0), 4) == Approx(0.80 * std::exp(0.35 * 0.5)));
    CHECK(list_cost(state_of(2, 1, 0), 4) == Approx(0.80));
    // all three from the bottom: J^2, I ahead by (2 - 1) / 2
    CHECK(list_cost(state_of(0, 0, 0), 7) ==
          Approx(0.81 * (0.27 + 0.19 + 0.80) * std::exp(0.35 * 0.5)));
}

TEST_CASE("paybacks that the defaults were set for", "[unit][cost]") {
    CHECK(payback(state_of(0, 0, 0), 3) == Approx(1.93).margin(0.005));        // in-house
    CHECK(0.53 * payback(state_of(0, 0, 0), 3) == Approx(1.02).margin(0.005)); // integrator
    CHECK(payback(state_of(0, 0, 0), 2) == Approx(5.46).margin(0.01));
    CHECK(payback(state_of(1, 1, 0), 1) == Approx(4.1).margin(0.05));
}

TEST_CASE("E6: prices fall with years and with steps, and are 1 in 2016Q1", "[unit][cost]") {
    const Cost cost;
    CHECK(price_levels(cost, Quarter(2016, 1), {0, 0, 0}) == std::array{1.0, 1.0, 1.0});
    const auto later = price_levels(cost, Quarter(2018, 1), {0, 0, 0});
    CHECK(later[0] == Approx(0.96 * 0.96));
    CHECK(later[2] == Approx(0.88 * 0.88));
    CHECK(price_levels(cost, Quarter(2013, 1), {0, 0, 0})[1] == Approx(std::pow(0.94, -3)));
    // K0 more steps: experience doubles, bL = .15 takes 10 % off
    CHECK(price_levels(cost, Quarter(2016, 1), {1000, 0, 0})[0] == Approx(std::pow(2.0, -0.15)));
}

TEST_CASE("E7 by hand", "[unit][duration]") {
    const Duration duration;
    const auto quarters = [&](State from, Mask step, double capability, double speed) {
        return project_quarters(duration, from, step, capability, speed);
    };
    CHECK(quarters(state_of(0, 0, 0), 1, 1.0, 1.0) == 4);
    CHECK(quarters(state_of(0, 0, 0), 3, 1.0, 1.0) == 6);  // 4 + 1.5
    CHECK(quarters(state_of(0, 0, 0), 3, 0.45, 1.0) == 8); // 5.5 x 1.275 = 7.01
    CHECK(quarters(state_of(0, 0, 0), 3, 0.45, 0.7) == 5); // 4.91
    CHECK(quarters(state_of(1, 1, 1), 4, 0.0, 1.0) == 18); // 12 x 1.5
    CHECK(project_quarters({{0, 0}, {0, 0}, {0, 0}, 0.5, 0.5}, state_of(0, 0, 0), 3, 0.2, 1.0) ==
          0);
    // 20 x 1.15 is 23 also when .7 is a float: rounding is no quarter
    const Duration twenty{{20, 20}, {0, 0}, {0, 0}, 0.5, 0.5};
    CHECK(project_quarters(twenty, state_of(0, 0, 0), 1, static_cast<double>(0.7F), 1.0) == 23);
    CHECK(project_quarters(twenty, state_of(0, 0, 0), 1, 0.69, 1.0) == 24);
}
