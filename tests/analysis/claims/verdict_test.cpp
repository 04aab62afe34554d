// SPDX-License-Identifier: MIT
#include "analysis/claims/report.hpp"
#include "analysis/claims/verdict.hpp"

#include "tests/support/catch.hpp"

using namespace catchup::analysis;

namespace {

Estimate number(double low, double high) { return {(low + high) / 2.0, Interval{low, high}}; }

/// A world whose only test has this verdict.
ClaimWorldReport world(Verdict verdict, bool control = false) {
    ClaimWorldReport one;
    one.control = control;
    ClaimNumber test;
    test.must_be = "> 0";
    test.verdict = verdict;
    one.numbers = {test};
    return one;
}

ClaimReport report(std::vector<ClaimWorldReport> worlds) {
    ClaimReport one;
    one.worlds = std::move(worlds);
    return one;
}

constexpr Verdict yes = Verdict::supported;
constexpr Verdict no = Verdict::not_supported;
constexpr Verdict open = Verdict::undecided;

} // namespace

TEST_CASE("a number is judged by its whole interval", "[unit][claims]") {
    CHECK(judged(number(0.1, 0.3), {.above = 0.0, .below = {}}) == yes);
    CHECK(judged(number(-0.1, 0.3), {.above = 0.0, .below = {}}) == open);
    CHECK(judged(number(-0.3, -0.1), {.above = 0.0, .below = {}}) == no);
    CHECK(judged(number(0.0, 0.1), {.above = 0.0, .below = {}}) == open);
    CHECK(judged(number(0.0, 0.0), {.above = 0.0, .below = {}}) == no); // not above
    CHECK(judged(number(0.0, 0.0), {.above = {}, .below = 0.0}) == no); // not below either
    CHECK(judged(number(0.21, 0.29), {.above = 0.2, .below = 0.3}) == yes);
    CHECK(judged(number(0.21, 0.31), {.above = 0.2, .below = 0.3}) == open);
    CHECK(judged(number(0.31, 0.35), {.above = 0.2, .below = 0.3}) == no);
    Estimate certain;
    certain.mean = 0.4;
    CHECK(judged(certain, {.above = 0.3, .below = {}}) == yes); // no interval
}

TEST_CASE("verdicts of tests together", "[unit][claims]") {
    CHECK(together({yes, yes}) == yes);
    CHECK(together({yes, open}) == open);
    CHECK(together({open, no, yes}) == no);
}

TEST_CASE("verdicts of worlds together, controls apart", "[unit][claims]") {
    CHECK(report({world(yes), world(yes), world(no, true)}).verdict() == "supported");
    CHECK(report({world(no), world(no), world(yes, true)}).verdict() == "not supported");
    CHECK(report({world(yes), world(no), world(open)}).verdict() == "depends");
    CHECK(report({world(yes), world(open)}).verdict() == "undecided");
    CHECK(report({world(yes), world(no, true)}).controls_fail() == true);
    CHECK(report({world(yes), world(no, true), world(open, true)}).controls_fail() == false);
    CHECK_FALSE(report({world(yes)}).controls_fail());
    ClaimWorldReport unequal = world(yes);
    unequal.comparable = false; // arms that do not spend the same decide nothing
    CHECK(unequal.verdict() == open);
}
