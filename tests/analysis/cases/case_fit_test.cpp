// SPDX-License-Identifier: MIT
#include "analysis/cases/case_fit.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/pathways/path_classes.hpp"
#include "tests/support/catch.hpp"

using namespace catchup::analysis;

namespace {

constexpr std::size_t d1 = 9;
constexpr std::size_t d1n1 = 12;
constexpr std::size_t d2n1 = 21;

/// Begins in 2010 at D1, D1N1 in 2011, D2N1 in 2013, looked at until 2013.
Case sample() {
    Case one;
    one.start = {1, 0, 0};
    one.begins = 2010;
    one.until = 2013;
    one.codes = {{2010, {1, 0, 0}}, {2011, {1, 1, 0}}, {2012, {1, 1, 0}}, {2013, {2, 1, 0}}};
    return one;
}

Life firm(std::vector<Rise> rises, std::size_t until = 17) {
    Life life;
    life.start = d1;
    life.until = until;
    life.rises = std::move(rises);
    return life;
}

Run run_of(std::vector<Life> lives) {
    Run run;
    run.times = 17;
    run.lives = std::move(lives);
    return run;
}

double rule(const CaseFit& fit, std::string_view name) {
    const auto at = std::find_if(path_rules().begin(), path_rules().end(),
                                 [&](const PathRule& one) { return one.name == name; });
    return fit.by_rule[static_cast<std::size_t>(at - path_rules().begin())];
}

} // namespace

TEST_CASE("a case's order and years", "[unit][cases]") {
    const Case one = sample();
    CHECK(observed_order(one) == std::vector<Levels>{{1, 0, 0}, {1, 1, 0}, {2, 1, 0}});
    CHECK(observed_by_year(one) == std::vector<Levels>{{1, 0, 0}, {1, 1, 0}, {1, 1, 0}, {2, 1, 0}});
    CHECK(levels_off_unmoved(one) == (0.0 + 1.0 + 1.0 + 2.0) / 4.0);
}

TEST_CASE("firms beside a case, by hand", "[unit][cases]") {
    // place 4 is the fourth quarter of 2010, place 5 the first of 2011
    const Run run = run_of({
        firm({{5, d1n1}, {16, d2n1}}), // the very path: 2011 and 2013
        firm({{4, d1n1}}),             // on course, in 2010: a year early
        firm({}),                      // unmoved
        firm({{9, d2n1}}),             // joint, in 2012: reaches both codes, passes through one
        firm({{5, d1n1}}, 16),         // gone before the last quarter
    });
    const auto fit = case_fit(sample(), run, 0);
    REQUIRE(fit);
    CHECK(fit->firms == 4);
    CHECK(fit->gone == 1.0 / 5.0);
    CHECK(fit->moved == 3.0 / 4.0);
    CHECK(fit->passes == 1.0 / 4.0);
    CHECK(fit->same == 1.0 / 4.0);
    CHECK(fit->on_course == 2.0 / 4.0);
    REQUIRE(fit->reached.size() == 2);
    CHECK(fit->reached[0] == 3.0 / 4.0);
    CHECK(fit->reached[1] == 2.0 / 4.0);
    CHECK(fit->years_later[0] == (0.0 - 1.0 + 1.0) / 3.0);
    CHECK(fit->years_later[1] == (0.0 - 1.0) / 2.0);
    // levels off at the ends of 2010, 2011, 2012, 2013: 0000, 1001, 0112, 0110
    CHECK(fit->levels_off == (0.0 + 2.0 / 4.0 + 4.0 / 4.0 + 2.0 / 4.0) / 4.0);
    CHECK(rule(*fit, "unmoved") == 1.0 / 4.0);
    CHECK(rule(*fit, "joint") == 1.0 / 4.0);
    CHECK(fit->paths[0] == observed_order(sample()));
}

TEST_CASE("entrants, other sectors and later steps do not count", "[unit][cases]") {
    Life entrant = firm({{5, d1n1}});
    entrant.generation = 1;
    Life stranger = firm({{5, d1n1}});
    stranger.sector = 1;
    CHECK_FALSE(case_fit(sample(), run_of({entrant, stranger}), 0));
    const auto late = case_fit(sample(), run_of({firm({{17, d1n1}}, 18)}), 0);
    REQUIRE(late);
    CHECK(late->moved == 0.0); // place 17 lies in 2014
    CHECK(std::isnan(late->years_later[0]));
}

TEST_CASE("codes tell two cases apart unless they share their steps", "[unit][cases]") {
    Case one = sample();
    Case further = sample(); // begins later on the ladder, ends higher
    further.start = {1, 1, 0};
    further.codes = {{2010, {1, 1, 0}}, {2011, {2, 1, 0}}, {2012, {2, 2, 0}}};
    CHECK_FALSE(differ_in_order(one, further)); // both step from D1N1 to D2N1
    CHECK_FALSE(differ_in_order(further, one));
    Case network_first = sample();
    network_first.start = {0, 1, 0};
    network_first.codes = {{2010, {0, 1, 0}}, {2011, {1, 1, 0}}, {2012, {1, 2, 0}}};
    CHECK(differ_in_order(one, network_first)); // they meet in one state only
    Case leap = sample();
    leap.codes = {{2010, {1, 0, 0}}, {2012, {2, 1, 0}}};
    CHECK_FALSE(differ_in_order(leap, leap));
    CHECK(differ_in_order(one, network_first) == differ_in_order(network_first, one));
}
