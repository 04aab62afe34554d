// SPDX-License-Identifier: MIT
#include "models/adoption/logit.hpp"

#include <cmath>

#include "tests/support/catch.hpp"

using namespace catchup;

namespace {

constexpr LogitRule rule{
    .constant = -1.4, .gain = 1.0, .cost_to_gain = 1.4, .peers = 1.5, .risk = 0.5};

/// D open: believed gain and cost as shares of revenue, exposure to D, risk of a detour.
Observation offer(double gain, double cost, double exposure = 0.0, double detour = 0.0) {
    Observation seen;
    seen.open = 1U << 1;
    seen.revenue = 50.0;
    seen.believed[1] = gain;
    seen.cost[1] = cost * seen.revenue;
    seen.exposure[0] = exposure;
    seen.detour[1] = detour;
    return seen;
}
double utility(const Observation& seen) { return rule.scores(seen)[1]; }

} // namespace

TEST_CASE("R3 by hand", "[unit][logit]") {
    CHECK(utility(offer(0.02, 0.02)) == Approx(-1.4)); // the normal case
    CHECK(utility(offer(0.04, 0.02)) == Approx(-1.4 + std::log(2.0)));
    CHECK(utility(offer(0.02, 0.04)) == Approx(-1.4 - 1.4 * std::log(2.0)));
    CHECK(utility(offer(0.02, 0.02, 0.5)) == Approx(-1.4 + 0.75));
    CHECK(utility(offer(0.02, 0.02, 0.0, 0.6)) == Approx(-1.4 - 0.3));
    CHECK(rule.scores(offer(0.02, 0.02))[0] == 0.0); // staying
}

TEST_CASE("a joint step weighs the mean exposure of its technologies", "[unit][logit]") {
    Observation seen = offer(0.02, 0.02);
    seen.open = 1U << 5; // D and I
    seen.believed[5] = 0.02;
    seen.cost[5] = 1.0;
    seen.exposure = {0.8, 1.0, 0.2};
    CHECK(rule.scores(seen)[5] == Approx(-1.4 + 1.5 * 0.5));
}

TEST_CASE("steps without a believed gain, and closed ones, are never taken", "[unit][logit]") {
    CHECK(utility(offer(0.0, 0.02)) == never_score);
    CHECK(utility(offer(-0.01, 0.02)) == never_score);
    CHECK(rule.scores(offer(0.02, 0.02))[2] == never_score);
    CHECK(std::isfinite(utility(offer(0.02, 0.0)))); // a step that costs nothing
    CHECK(utility(offer(0.02, 0.0)) == utility(offer(0.02, 1e-9)));
}

TEST_CASE("utility rises with gain and peers, falls with cost and risk", "[property][logit]") {
    for (int i = 1; i < 1000; ++i) {
        const double x = i / 1000.0;
        const double more = (i + 1) / 1000.0;
        CHECK(utility(offer(more, 0.02)) > utility(offer(x, 0.02)));
        CHECK(utility(offer(0.02, more)) < utility(offer(0.02, x)));
        CHECK(utility(offer(0.02, 0.02, more)) > utility(offer(0.02, 0.02, x)));
        CHECK(utility(offer(0.02, 0.02, 0.0, more)) < utility(offer(0.02, 0.02, 0.0, x)));
    }
}

TEST_CASE("gain and cost count relative to revenue: size has no other effect",
          "[property][logit]") {
    for (int i = -20; i <= 20; ++i) {
        Observation seen = offer(0.03, 0.05);
        const double size = std::exp2(i); // exact
        seen.revenue *= size;
        seen.cost[1] *= size;
        CHECK(utility(seen) == utility(offer(0.03, 0.05)));
    }
}
