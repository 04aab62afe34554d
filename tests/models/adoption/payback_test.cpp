// SPDX-License-Identifier: MIT
#include "models/adoption/payback.hpp"

#include "models/processes/settle.hpp"
#include "sim/random/stream.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;

namespace {

Observation two_options(double first, double second, double threshold) {
    Observation seen;
    seen.open = 1U << 1 | 1U << 2;
    seen.payback[1] = first;
    seen.payback[2] = second;
    seen.payback_threshold = threshold;
    return seen;
}

Mask choice(const Observation& seen, const PaybackRule& rule = {}) {
    return settle(PaybackRule::settling, rule.scores(seen), seen.open, Stream{1, Replication{0}},
                  FirmId{0}, Step{0});
}

} // namespace

TEST_CASE("the quickest payback below the threshold wins", "[unit][payback]") {
    CHECK(choice(two_options(1.0, 2.0, 1.5)) == 1);
    CHECK(choice(two_options(2.0, 1.0, 1.5)) == 2);
    CHECK(choice(two_options(1.6, 1.6, 1.5)) == 0);
    CHECK(choice(two_options(1.5, 1.6, 1.5)) == 0); // the threshold itself is too long
    CHECK(choice(two_options(1.6, 9.0, 1.5), {.patience = 2.0}) == 1);
}

TEST_CASE("ties go to fewer technologies, then to the lower mask", "[unit][payback]") {
    Observation seen;
    seen.open = 0xFE;
    seen.payback.fill(1.0);
    seen.payback_threshold = 2.0;
    CHECK(choice(seen) == 1);
    seen.open = 1U << 3 | 1U << 4;
    CHECK(choice(seen) == 4); // one technology before two
    seen.open = 1U << 5 | 1U << 6;
    CHECK(choice(seen) == 5);
}

TEST_CASE("a more patient firm accepts whatever a less patient one accepts",
          "[property][payback]") {
    for (int a = 0; a < 100; ++a) {
        const double payback = 0.05 * a;
        for (int t = 1; t < 50; ++t) {
            const bool now = choice(two_options(payback, 99, 0.1 * t)) != 0;
            const bool later = choice(two_options(payback, 99, 0.1 * (t + 1))) != 0;
            CHECK((!now || later));
        }
    }
}
