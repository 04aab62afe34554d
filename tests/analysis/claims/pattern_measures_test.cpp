// SPDX-License-Identifier: MIT
#include <cmath>
#include <stdexcept>

#include "analysis/claims/measures.hpp"
#include "tests/support/catch.hpp"

using namespace catchup::analysis;

namespace {

constexpr std::size_t n1 = 3;
constexpr std::size_t d1 = 9;
constexpr std::size_t d1n1 = 12;
constexpr std::size_t d2 = 18;
constexpr std::size_t d2n1 = 21;
constexpr std::size_t d2n2i1 = 25;

const std::vector<std::string> quarters{"2012Q4", "2013Q1", "2013Q2", "2013Q3", "2013Q4"};

Life firm(std::size_t start, std::vector<Rise> rises, double revenue = 1.0, double east = 0.0) {
    Life life;
    life.start = start;
    life.rises = std::move(rises);
    life.revenue = revenue;
    life.until = 5;
    life.east = east;
    life.north = 0.0;
    return life;
}

Run run_of(std::vector<Life> lives) {
    Run run;
    run.times = 5;
    run.lives = std::move(lives);
    return run;
}

Choice choice(std::string_view measure,
              std::vector<std::pair<std::string, std::string>> selection) {
    return choice_of({std::string{measure}, "", std::move(selection)}, find_measure(measure)->keys,
                     {}, quarters);
}

double value(std::string_view measure, const Run& run,
             std::vector<std::pair<std::string, std::string>> selection = {}) {
    return find_measure(measure)->of(run, choice(measure, std::move(selection)));
}

} // namespace

TEST_CASE("a survey weighs firms by size and by how far they are", "[unit][claims]") {
    // at the end: 16 at D2N1, 4 at D1, 1 at D2N2I1, 1 at D1N1
    const Run run = run_of({firm(d1, {{2, d1n1}, {4, d2n1}}, 16.0), firm(d1, {}, 4.0),
                            firm(d2n2i1, {}), firm(d1n1, {})});
    CHECK(value("surveyed", run, {{"maturity", "1"}}) == 0.25);
    CHECK(value("surveyed", run, {{"maturity", "4"}}) == 0.25);
    CHECK(value("surveyed", run, {{"maturity", "3"}, {"size_exponent", "0.5"}}) ==
          Approx(4.0 / 8.0).epsilon(1e-15));
    CHECK(value("surveyed", run,
                {{"maturity", "2"}, {"size_exponent", "0.5"}, {"quarter", "2013Q2"}}) ==
          Approx(5.0 / 8.0).epsilon(1e-15));
    const double all = std::exp(0.9) + std::exp(0.3) + std::exp(1.5) + std::exp(0.6);
    CHECK(value("surveyed", run, {{"maturity", "4"}, {"self_selection", "0.3"}}) ==
          Approx(std::exp(1.5) / all).epsilon(1e-14));
    CHECK(std::isnan(value("surveyed", run_of({}), {{"maturity", "4"}})));
}

TEST_CASE("shares are those of the quarter", "[unit][claims]") {
    const Run run = run_of({firm(0, {{2, d1n1}}), firm(0, {{4, d1n1}})});
    CHECK(value("reached", run) == 1.0);
    CHECK(value("reached", run, {{"quarter", "2013Q1"}}) == 0.0);
    CHECK(value("reached", run, {{"quarter", "2013Q3"}}) == 0.5);
    CHECK(value("levels", run, {{"quarter", "2013Q2"}}) == 1.0);
    CHECK_THROWS_WITH(choice("reached", {{"quarter", "2014Q1"}}),
                      "quarter=2014Q1 is none: the run goes from 2012Q4 to 2013Q4");
}

TEST_CASE("years behind: when the other was first where this one is", "[unit][claims]") {
    const auto behind = [](const Run& own, const Run& other, const char* quarter) {
        return find_measure("years_behind")
            ->beside(own, other, choice("years_behind", {{"quarter", quarter}}));
    };
    const Run ahead = run_of({firm(0, {{1, d1}, {3, d1n1}}), firm(0, {{1, d1n1}})});
    const Run late = run_of({firm(0, {{4, d1}}), firm(0, {{2, d1}})});
    // levels ahead: 0 1.5 1.5 2 2; late: 0 0 .5 .5 1
    CHECK(behind(late, ahead, "2013Q2") == Approx((2.0 - 1.0 / 3.0) / 4.0).epsilon(1e-15));
    CHECK(behind(late, ahead, "2013Q4") == Approx((4.0 - 2.0 / 3.0) / 4.0).epsilon(1e-15));
    CHECK(behind(late, ahead, "2013Q1") == 0.25);              // the other began there
    CHECK(behind(ahead, late, "2013Q1") == (1.0 - 4.0) / 4.0); // never in the run
    CHECK(behind(ahead, ahead, "2013Q1") == 0.0);
}

TEST_CASE("who leaps into a stage", "[unit][claims]") {
    const Run run = run_of({
        firm(0, {{1, d1n1}, {2, d2n1}}),        // joint, smart without D2N0
        firm(0, {{1, d1}, {2, d2}, {3, d2n1}}), // D2N0 first
        firm(d1, {{1, d1n1}}),                  // never smart
        firm(n1, {{1, d1n1}, {2, d1n1 + 1}})    // I without D2N2
    });
    CHECK(value("leapfrogged", run) == 0.5);
    CHECK(value("leapfrogged", run, {{"stage", "joint"}}) == 0.5);
    CHECK(value("leapfrogged", run, {{"stage", "intelligent"}}) == 1.0);
    CHECK_THROWS(choice("leapfrogged", {{"stage", "far"}}));
}

TEST_CASE("how near to the centre firms have risen", "[unit][claims]") {
    // centre at 0; the two that rise lie 1 away, the others 3; who begins there does not count
    const Run run = run_of({firm(0, {{2, d1n1}}, 1, 1), firm(0, {{3, d1n1}}, 1, -1),
                            firm(0, {}, 1, 3), firm(0, {}, 1, -3), firm(d1n1, {}, 1, 0)});
    CHECK(value("distance_ratio", run) == 0.5);
    CHECK(std::isnan(value("distance_ratio", run, {{"quarter", "2013Q1"}})));
}
