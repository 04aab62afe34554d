// SPDX-License-Identifier: MIT
#include "analysis/discovery/measures.hpp"

#include "analysis/discovery/shut_out.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using analysis::Box;
using analysis::Inputs;

TEST_CASE("the binomial tail by hand", "[unit][discovery]") {
    // 4 tosses of a coin, 3 heads or 4: (4 + 1) / 16
    CHECK(analysis::binomial_tail(4, 0.5, 3) == Approx(5.0 / 16.0).epsilon(1e-13));
    CHECK(analysis::binomial_tail(5, 0.25, 5) == Approx(1.0 / 1024.0).epsilon(1e-13));
    CHECK(analysis::binomial_tail(7, 0.0, 0) == 1.0);
    CHECK(analysis::binomial_tail(7, 1.0, 7) == 1.0);
}

TEST_CASE("a row is shut out by no input, one or several", "[unit][discovery]") {
    const Inputs inputs{{.name = "x", .values = {1, 2, 3, 3, 9}},
                        {.name = "y", .values = {5, 5, 5, 6, 6}},
                        {.name = "z", .values = {0, 1, 0, 0, 1}, .words = {"a", "b"}}};
    Box box = Box::everything(3);
    box.limits[0] = {.low = 2.0, .high = 3.0, .words = {}};
    box.limits[1].high = 5.0;
    box.limits[2].words = {{0}};
    CHECK(shut_out_by(inputs, box, 5) == std::vector<std::uint32_t>{0, 2,
                                                                    analysis::shut_out_by_none, 1,
                                                                    analysis::shut_out_by_several});
}

TEST_CASE("quasi-p asks what each restriction adds", "[unit][discovery]") {
    // box x >= 3, y <= 1: rows 2, 3, 4 with 2 cases. Without x >= 3 row 1 (no case) comes in: 2 of
    // 4; P(Bin(3, 1/2) >= 2) = 1/2. Without y <= 1 row 5 (a case) comes in: 3 of 4;
    // P(Bin(3, 3/4) >= 2) = 27/64 + 27/64. Row 0 is out by both.
    const Inputs inputs{{.name = "x", .values = {1, 2, 3, 4, 5, 6}},
                        {.name = "y", .values = {2, 0, 0, 1, 1, 2}}};
    const std::vector<double> outcomes{1, 0, 1, 0, 1, 1};
    Box box = Box::everything(2);
    box.limits[0].low = 3.0;
    box.limits[1].high = 1.0;
    const analysis::TrajectoryBox found = analysis::measured(
        {.box = box, .rows = 3, .sum = 2.0}, inputs, outcomes, analysis::whole(outcomes));
    CHECK(found.mass == 0.5);
    CHECK(found.density == 2.0 / 3.0);
    CHECK(found.mean == 2.0 / 3.0);
    CHECK(found.coverage == 0.5); // 2 of 4 cases
    REQUIRE(found.restrictions.size() == 2);
    CHECK(found.restrictions[0].input == 0);
    CHECK(found.restrictions[0].quasi_p.value() == Approx(0.5).epsilon(1e-13));
    CHECK(found.restrictions[1].input == 1);
    CHECK(found.restrictions[1].quasi_p.value() == Approx(54.0 / 64.0).epsilon(1e-13));
}

TEST_CASE("numbers are measured from the least to the greatest", "[unit][discovery]") {
    // above the least: 0, 1, 2, 3, together 6; the box has 2 + 3; its mean 3.5 lies 2.5 / 3 of the
    // way
    const Inputs inputs{{.name = "x", .values = {1, 2, 3, 4}}};
    const std::vector<double> outcomes{1, 2, 3, 4};
    Box box = Box::everything(1);
    box.limits[0].low = 3.0;
    const analysis::TrajectoryBox found = analysis::measured(
        {.box = box, .rows = 2, .sum = 7.0}, inputs, outcomes, analysis::whole(outcomes));
    CHECK(found.mean == 3.5);
    CHECK(found.coverage == Approx(5.0 / 6.0));
    CHECK(found.density == Approx(2.5 / 3.0));
    REQUIRE(found.restrictions.size() == 1);
    CHECK_FALSE(found.restrictions[0].quasi_p);
}

TEST_CASE("with nothing to cover, coverage and density are 0", "[unit][discovery]") {
    const Inputs inputs{{.name = "x", .values = {1, 2}}};
    for (const double same : {0.0, 0.3}) {
        const std::vector<double> outcomes{same, same};
        const analysis::TrajectoryBox found =
            analysis::measured({.box = Box::everything(1), .rows = 2, .sum = 2 * same}, inputs,
                               outcomes, analysis::whole(outcomes));
        CHECK(found.coverage == 0.0);
        CHECK(found.density == 0.0);
        CHECK(found.mean == same);
    }
}
