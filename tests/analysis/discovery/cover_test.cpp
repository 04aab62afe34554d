// SPDX-License-Identifier: MIT
#include "analysis/discovery/cover.hpp"

#include <set>

#include "tests/analysis/discovery/samples.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using analysis::cover;
using analysis::CoverBox;
using analysis::Inputs;

TEST_CASE("two boxes, one after another, by hand", "[unit][discovery]") {
    // words a (4 rows, cases), b (4, none), c (2, cases): 6 of 10. Of the rows a and b, 8, half are
    // cases. b leaves first: 6 of 6, F1 = 1. With number x from 1 to 10 the cases 1, 2, 9, 10 need
    // two boxes: patience keeps the high end, then of 1 .. 8 the low end is found.
    const Inputs words{
        {.name = "w", .values = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2}, .words = {"a", "b", "c"}}};
    const std::vector<double> in_words{1, 1, 1, 1, 0, 0, 0, 0, 1, 1};
    CHECK(cover(words, in_words, 3).size() == 1);

    const Inputs ends{test::counting(10)};
    const std::vector<double> at_ends{1, 1, 0, 0, 0, 0, 0, 0, 1, 1};
    const std::vector<CoverBox> found = cover(ends, at_ends, 5);
    REQUIRE(found.size() == 2);
    CHECK(found[0].rows == std::vector<std::size_t>{8, 9});
    CHECK(found[1].rows == std::vector<std::size_t>{0, 1});
    const analysis::TrajectoryBox& second = found[1].trajectory[found[1].chosen];
    CHECK(second.coverage == 0.5); // of all cases, though it has all that were left
    CHECK(second.mass == Approx(0.2));
    CHECK(second.density == 1.0);
    CHECK(found[1].trajectory[0].mass == Approx(0.8));
    CHECK(cover(ends, at_ends, 1).size() == 1);
}

TEST_CASE("what has no cases is one box that restricts nothing", "[unit][discovery]") {
    const Inputs inputs{test::counting(10)};
    for (const double same : {0.0, 1.0}) {
        const std::vector<CoverBox> found = cover(inputs, std::vector<double>(10, same), 3);
        REQUIRE(found.size() == 1);
        CHECK(found[0].chosen == 0);
        CHECK(found[0].rows.size() == 10);
    }
}

TEST_CASE("two planted boxes are found, no row is in both", "[statistical][discovery]") {
    std::mt19937_64 stream{3};
    const Inputs inputs = test::uniform_inputs(3'000, 4, stream);
    const auto in_first = [&](std::size_t row) {
        return inputs[0].values[row] < 0.4 && inputs[1].values[row] < 0.5;
    };
    const auto in_second = [&](std::size_t row) {
        return inputs[0].values[row] > 0.7 && inputs[2].values[row] > 0.6;
    };
    const std::vector<double> outcomes = test::cases(3'000, stream, [&](std::size_t row) {
        return in_first(row) || in_second(row) ? 1.0 : 0.0;
    });
    const std::vector<CoverBox> found = cover(inputs, outcomes, 2);
    REQUIRE(found.size() == 2);
    std::set<std::size_t> rows;
    double coverage = 0.0;
    for (const CoverBox& box : found) {
        CHECK(box.rows.size() == box.trajectory[box.chosen].rows);
        rows.insert(box.rows.begin(), box.rows.end());
        coverage += box.trajectory[box.chosen].coverage;
        CHECK(box.trajectory[box.chosen].density > 0.9);
    }
    CHECK(rows.size() == found[0].rows.size() + found[1].rows.size());
    CHECK(coverage > 0.9);
    CHECK(found[0].trajectory[found[0].chosen].box.restricted() == std::vector<std::size_t>{0, 1});
    CHECK(found[1].trajectory[found[1].chosen].box.restricted() == std::vector<std::size_t>{0, 2});
}
