// SPDX-License-Identifier: MIT
#include "models/adoption/threshold.hpp"

#include "models/processes/settle.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;

namespace {

Observation peers_ahead(std::array<double, technologies> ahead, double threshold,
                        double payback = 1.0) {
    Observation seen;
    seen.open = 0xFE;
    seen.ahead = ahead;
    seen.imitation_threshold = threshold;
    seen.payback.fill(payback);
    return seen;
}

Mask choice(const Observation& seen, const ThresholdRule& rule = {}) {
    return settle(ThresholdRule::settling, rule.scores(seen), seen.open, Stream{1, Replication{0}},
                  FirmId{0}, Step{0});
}

} // namespace

TEST_CASE("the step in which most peers are ahead, if enough are", "[unit][threshold]") {
    CHECK(choice(peers_ahead({0.5, 0.3, 0.2}, 0.4)) == 1);
    CHECK(choice(peers_ahead({0.5, 0.6, 0.2}, 0.4)) == 2);
    CHECK(choice(peers_ahead({0.5, 0.6, 0.7}, 0.4)) == 4);
    CHECK(choice(peers_ahead({0.4, 0.3, 0.2}, 0.4)) == 0); // as many as phi are not more
    CHECK(choice(peers_ahead({0.0, 0.0, 0.0}, 0.0)) == 0); // even for a firm that follows anybody
    CHECK(choice(peers_ahead({0.5, 0.5, 0.5}, 0.4)) == 1); // a tie: fewest technologies, then D
    CHECK(choice(peers_ahead({1.0, 1.0, 1.0}, 1.0)) == 0);
    const double a = 0.85956881223883763; // (a + a + a) / 3 is one bit above a
    CHECK(choice(peers_ahead({a, a, a}, 0.4)) == 1);
}

TEST_CASE("a joint step counts by the mean over its technologies", "[unit][threshold]") {
    Observation seen = peers_ahead({0.5, 0.7, 0.0}, 0.5);
    seen.open = 1U << 3 | 1U << 5;
    CHECK(choice(seen) == 3); // .6; D and I together have .25
    CHECK(ThresholdRule{}.scores(seen)[3] == Approx(0.6).epsilon(1e-6));
    CHECK(ThresholdRule{}.scores(seen)[5] == never_score);
}

TEST_CASE("whoever imitates takes no step that pays back far too late or is closed",
          "[unit][threshold]") {
    const ThresholdRule rule{.longest_payback = 6.0};
    CHECK(choice(peers_ahead({1.0, 0.0, 0.0}, 0.1, 5.9), rule) == 1);
    CHECK(choice(peers_ahead({1.0, 0.0, 0.0}, 0.1, 6.0), rule) == 0);
    Observation closed = peers_ahead({1.0, 0.0, 0.0}, 0.1);
    closed.open = 1U << 2;
    CHECK(choice(closed, rule) == 0);
}

TEST_CASE("more peers ahead never stop a firm, a higher threshold never moves one",
          "[property][threshold]") {
    for (int a = 0; a < 100; ++a) {
        for (int phi = 0; phi < 100; ++phi) {
            const auto moves = [](int ahead, int threshold) {
                return choice(peers_ahead({ahead / 100.0, 0, 0}, threshold / 100.0)) != 0;
            };
            CHECK((!moves(a, phi) || moves(a + 1, phi)));
            CHECK((!moves(a, phi + 1) || moves(a, phi)));
        }
    }
}
