// SPDX-License-Identifier: MIT
#include "analysis/discovery/prim.hpp"

#include "analysis/discovery/peel.hpp"
#include "tests/analysis/discovery/samples.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using analysis::Box;
using analysis::Inputs;
using analysis::prim;
using analysis::Trajectory;

namespace {

std::vector<std::size_t> rows_of(const Trajectory& trajectory) {
    std::vector<std::size_t> rows;
    for (const analysis::TrajectoryBox& box : trajectory) {
        rows.push_back(box.rows);
    }
    return rows;
}

std::vector<analysis::BoxSum> pasted_from(const Inputs& inputs, std::span<const double> outcomes,
                                          const analysis::BoxSum& from) {
    const analysis::SortedRows sorted = analysis::sorted_rows(inputs);
    return analysis::pasted({.inputs = &inputs, .outcomes = outcomes, .sorted = &sorted}, {}, from);
}

} // namespace

TEST_CASE("a share of rows is rounded up, rounding errors are not", "[unit][discovery]") {
    CHECK(analysis::share_of(0.05, 100) == 5);
    CHECK(analysis::share_of(0.05, 101) == 6);
    CHECK(analysis::share_of(0.05, 3) == 1);
    CHECK(analysis::share_of(0.07, 100) == 7); // 7.000000000000001 as computed
}

TEST_CASE("a side is peeled row by row until only cases are left", "[unit][discovery]") {
    // 20 rows, cases are the last 5: 5 % is one row; the low side 15 times, then nothing can rise
    const Inputs inputs{test::counting(20)};
    const Trajectory trajectory = prim(inputs, test::cases_between(20, 16, 20));
    REQUIRE(trajectory.size() == 16);
    for (std::size_t number = 0; number < 16; ++number) {
        const analysis::TrajectoryBox& box = trajectory[number];
        CHECK(box.rows == 20 - number);
        CHECK(box.coverage == 1.0);
        CHECK(box.density == Approx(5.0 / (20.0 - static_cast<double>(number))));
        CHECK(box.mass == Approx((20.0 - static_cast<double>(number)) / 20.0));
        CHECK(box.restrictions.size() == (number == 0 ? 0 : 1));
    }
    const analysis::TrajectoryBox& last = trajectory[15];
    CHECK(last.box.limits[0] == analysis::Limits{.low = 16.0, .high = {}, .words = {}});
    // without the limit 5 of 20 are cases: (1/4)^5
    CHECK(last.restrictions[0].quasi_p.value() == Approx(1.0 / 1024.0).epsilon(1e-12));
    CHECK(analysis::choose_box(trajectory) == 15);
}

TEST_CASE("values that are equal are peeled together, and never all", "[unit][discovery]") {
    const Inputs inputs{{.name = "x", .values = {0, 0, 0, 1, 2, 2}}};
    // low: one row asked, three are equal; then of {1, 2, 2} the 1, where both sides leave half
    const std::vector<double> outcomes{0, 0, 0, 0, 1, 1};
    CHECK(rows_of(prim(inputs, outcomes)) == std::vector<std::size_t>{6, 3, 2});
    // half of four rows reaches into the 1s, which are all the others: the 0 alone
    const Inputs few{{.name = "x", .values = {0, 1, 1, 1}}};
    const Trajectory trajectory = prim(few, std::vector<double>{0, 1, 1, 1}, {.peel_share = 0.5});
    CHECK(rows_of(trajectory) == std::vector<std::size_t>{4, 3});
    CHECK(trajectory[1].box.limits[0].low == 1.0);
    const Inputs mirrored{{.name = "x", .values = {0, 0, 0, 1}}};
    CHECK(prim(mirrored, std::vector<double>{1, 1, 1, 0}, {.peel_share = 0.5})[1]
              .box.limits[0]
              .high == 0.0);
}

TEST_CASE("whole numbers are peeled by value, low before high", "[unit][discovery]") {
    // values 1 to 4, five rows each, cases are the 3s. {1} and {4} gain as much: the low side goes
    // first; of {2, 3, 4} again the low side
    Inputs inputs{{.name = "firms", .values = {}, .is_whole = true}};
    std::vector<double> outcomes;
    for (std::size_t row = 0; row < 20; ++row) {
        inputs[0].values.push_back(static_cast<double>(row % 4 + 1));
        outcomes.push_back(row % 4 == 2 ? 1.0 : 0.0);
    }
    const Trajectory trajectory = prim(inputs, outcomes);
    REQUIRE(rows_of(trajectory) == std::vector<std::size_t>{20, 15, 10, 5});
    CHECK(texts(inputs, trajectory[1].box)[0] == "firms >= 2");
    CHECK(texts(inputs, trajectory[2].box)[0] == "firms >= 3");
    CHECK(texts(inputs, trajectory[3].box)[0] == "3 <= firms <= 3");
    // 8 rows are the least: the last peel would leave 5
    CHECK(rows_of(prim(inputs, outcomes, {.least_mass = 0.4})) ==
          std::vector<std::size_t>{20, 15, 10});
}

TEST_CASE("words leave one at a time, the first of equals first", "[unit][discovery]") {
    const Inputs inputs{
        {.name = "rule", .values = {0, 1, 2, 0, 1, 2, 0, 1, 2}, .words = {"a", "b", "c", "never"}}};
    const std::vector<double> outcomes{0, 1, 0, 0, 1, 0, 0, 1, 0};
    const Trajectory trajectory = prim(inputs, outcomes);
    REQUIRE(rows_of(trajectory) == std::vector<std::size_t>{9, 6, 3});
    // a word without rows stays: nothing speaks against it
    CHECK(texts(inputs, trajectory[1].box)[0] == "rule in {b, c, never}");
    CHECK(texts(inputs, trajectory[2].box)[0] == "rule in {b, never}");
    CHECK(trajectory[2].coverage == 1.0);
}

TEST_CASE("the lenient objective divides by the share removed, the original does not",
          "[unit][discovery]") {
    // 20 rows, 10 cases. Word b: 10 rows, 4 cases, its leaving gives 6 of 10: gain .1 for half the
    // rows, 0.2. x = 1: 1 row, no case, gives 10 of 19: gain .0263 for 1/20, .526.
    Inputs inputs{test::counting(20), {.name = "word", .values = {}, .words = {"a", "b"}}};
    std::vector<double> outcomes(20, 0.0);
    for (std::size_t row = 0; row < 20; ++row) {
        inputs[1].values.push_back(row < 10 ? 1.0 : 0.0);
    }
    for (const std::size_t row : {3U, 5U, 7U, 9U, 10U, 11U, 13U, 15U, 17U, 19U}) {
        outcomes[row] = 1.0;
    }
    CHECK(rows_of(prim(inputs, outcomes))[1] == 19);
    const Trajectory original =
        prim(inputs, outcomes, {.objective = analysis::PrimObjective::original});
    CHECK(original[1].rows == 10);
    CHECK(texts(inputs, original[1].box)[0] == "word in {a}");
    CHECK(analysis::score(analysis::PrimObjective::lenient, {20, 10.0}, {10, 6.0}) == Approx(0.2));
}

TEST_CASE("patience: peeling goes on where the mean falls first", "[unit][discovery]") {
    // cases at both ends, 1, 2 and 9, 10: both sides lose a case first; low goes
    const Inputs inputs{test::counting(10)};
    std::vector<double> outcomes = test::cases_between(10, 9, 10);
    outcomes[0] = outcomes[1] = 1.0;
    const Trajectory trajectory = prim(inputs, outcomes);
    CHECK(rows_of(trajectory) == std::vector<std::size_t>{10, 9, 8, 7, 6, 5, 4, 3, 2});
    CHECK(trajectory[1].density < trajectory[0].density);
    CHECK(trajectory[8].box.limits[0].low == 9.0);
    CHECK(trajectory[8].density == 1.0);
    CHECK(trajectory[8].coverage == 0.5);
}

TEST_CASE("pastes move a side out while the mean rises", "[unit][discovery]") {
    // from [3, 5] with cases 4 to 7: 2/3, with 6: 3/4, with 7: 4/5; with 8 it would be 4/6
    const Inputs inputs{test::counting(10)};
    Box box = Box::everything(1);
    box.limits[0] = {.low = 3.0, .high = 5.0, .words = {}};
    const auto boxes = pasted_from(inputs, test::cases_between(10, 4, 7), {box, 3, 2.0});
    REQUIRE(boxes.size() == 2);
    CHECK(boxes[0].box.limits[0].high == 6.0);
    CHECK(boxes[1].box.limits[0] == analysis::Limits{.low = 3.0, .high = 7.0, .words = {}});
    CHECK(boxes[1].rows == 5);
    CHECK(boxes[1].sum == 4.0);
    // cases to the end: the side opens with the last row
    const auto open = pasted_from(inputs, test::cases_between(10, 4, 10), {box, 3, 2.0});
    REQUIRE(open.size() == 5);
    CHECK(open[4].box.limits[0] == analysis::Limits{.low = 3.0, .high = {}, .words = {}});
    // [3, 3] of whole numbers with equal rows: all rows of 4 come in together
    const Inputs whole{{.name = "n", .values = {3, 4, 4, 5, 3}, .is_whole = true}};
    box.limits[0] = {.low = 3.0, .high = 3.0, .words = {}};
    const auto together = pasted_from(whole, std::vector<double>{0, 1, 1, 0, 1}, {box, 2, 1.0});
    REQUIRE(together.size() == 1);
    CHECK(together[0].box.limits[0].high == 4.0);
    CHECK(together[0].rows == 4);
}

TEST_CASE("a word comes back if the mean rises", "[unit][discovery]") {
    // {a}: 1 of 2. With b: 3 of 4; with c: 2 of 4. Then with c: 4 of 6.
    const Inputs inputs{{.name = "w", .values = {0, 0, 1, 1, 2, 2}, .words = {"a", "b", "c"}}};
    Box box = Box::everything(1);
    box.limits[0].words = {{0}};
    const auto boxes = pasted_from(inputs, std::vector<double>{0, 1, 1, 1, 1, 0}, {box, 2, 1.0});
    REQUIRE(boxes.size() == 1);
    CHECK(boxes[0].box.limits[0].words == std::vector<std::size_t>{0, 1});
    // were c all cases, it would come back too and nothing would be restricted
    const auto all = pasted_from(inputs, std::vector<double>{0, 1, 1, 1, 1, 1}, {box, 2, 1.0});
    REQUIRE(all.size() == 2);
    CHECK(all[1].box == Box::everything(1));
}

TEST_CASE("the default choice weighs coverage and density alike", "[unit][discovery]") {
    Trajectory trajectory(4);
    const auto set = [&](std::size_t number, double coverage, double density) {
        trajectory[number].coverage = coverage;
        trajectory[number].density = density;
    };
    set(0, 1.0, 0.2); // 2 x .2 / 1.2 = .333
    set(1, 0.9, 0.5); // .9 / 1.4 = .643
    set(2, 0.5, 0.9); // the same: the earlier counts
    set(3, 0.1, 1.0); // .2 / 1.1 = .182
    CHECK(analysis::choose_box(trajectory) == 1);
    set(2, 0.6, 0.9); // 1.08 / 1.5 = .72
    CHECK(analysis::choose_box(trajectory) == 2);
    // of a later box number 0 covers what is left: coverage counts as a share of that
    for (analysis::TrajectoryBox& box : trajectory) {
        box.coverage *= 0.01;
    }
    CHECK(analysis::choose_box(trajectory) == 2);
}

TEST_CASE("too little to peel is no error", "[unit][discovery]") {
    const Inputs one{test::counting(1)};
    CHECK(prim(one, std::vector<double>{1.0}).size() == 1);
    CHECK(prim(one, std::vector<double>{0.0}).size() == 1);
    const Inputs two{test::counting(2)};
    CHECK(rows_of(prim(two, std::vector<double>{0.0, 1.0})) == std::vector<std::size_t>{2, 1});
    const Inputs many{test::counting(50)};
    for (const double same : {0.0, 1.0, 0.1}) {
        const Trajectory trajectory = prim(many, std::vector<double>(50, same));
        CHECK(trajectory.size() == 1);
        CHECK(analysis::choose_box(trajectory) == 0);
    }
    CHECK(prim({}, std::vector<double>{0.0, 1.0}).size() == 1);
}
