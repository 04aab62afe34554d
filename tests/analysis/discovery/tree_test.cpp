// SPDX-License-Identifier: MIT
#include "analysis/discovery/tree.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "tests/analysis/discovery/samples.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using analysis::grow_tree;
using analysis::Inputs;
using analysis::Tree;

namespace {

double squares(std::span<const double> values) {
    double sum = 0.0;
    for (const double value : values) {
        sum += value;
    }
    double total = 0.0;
    for (const double value : values) {
        const double off = value - sum / static_cast<double>(values.size());
        total += off * off;
    }
    return total;
}

/// By how much the sum of squares falls if some rows are parted from the others; -1 if a side is
/// too small.
double fall(std::span<const double> outcomes, const std::vector<bool>& is_left, std::size_t least) {
    std::vector<double> left;
    std::vector<double> right;
    for (std::size_t row = 0; row < outcomes.size(); ++row) {
        (is_left[row] ? left : right).push_back(outcomes[row]);
    }
    return left.size() < least || right.size() < least
               ? -1.0
               : squares(outcomes) - squares(left) - squares(right);
}

/// The best of all splits, tried one by one: every value of a number, every set of words.
double best_fall(const Inputs& inputs, std::span<const double> outcomes, std::size_t least) {
    double best = 0.0;
    for (const analysis::Input& input : inputs) {
        const std::size_t sets = std::size_t{1} << input.words.size();
        const std::size_t tries = input.is_category() ? sets : outcomes.size();
        for (std::size_t trial = 0; trial < tries; ++trial) {
            std::vector<bool> is_left;
            for (const double value : input.values) {
                is_left.push_back(input.is_category()
                                      ? (trial >> static_cast<std::size_t>(value) & 1U) != 0
                                      : value <= input.values[trial]);
            }
            best = std::max(best, fall(outcomes, is_left, least));
        }
    }
    return best;
}

} // namespace

TEST_CASE("a step is split halfway, whole numbers between whole numbers", "[unit][discovery]") {
    const std::vector<double> outcomes{0, 0, 1, 1};
    const Inputs numbers{{.name = "x", .values = {1, 2, 3, 4}}};
    const Tree tree = grow_tree(numbers, outcomes);
    REQUIRE(tree.nodes.size() == 3);
    CHECK(tree.nodes[0].mean == 0.5);
    CHECK(tree.nodes[0].squares == 1.0);
    CHECK(tree.leaves() == std::vector<std::size_t>{1, 2});
    CHECK(tree.nodes[1].mean == 0.0);
    CHECK(tree.nodes[1].box.limits[0].high == 2.5);
    CHECK(tree.nodes[2].mean == 1.0);
    CHECK(tree.nodes[2].depth == 1);
    // just above, so that the leaves do not overlap
    CHECK(tree.nodes[2].box.limits[0].low == std::nextafter(2.5, 3.0));
    const Inputs whole{{.name = "n", .values = {1, 2, 5, 6}, .is_whole = true}};
    const Tree counted = grow_tree(whole, outcomes);
    CHECK(counted.nodes[1].box.limits[0].high == 3.0); // 3.5 lies halfway
    CHECK(counted.nodes[2].box.limits[0].low == 4.0);
    // numbers with nothing between them
    const double next = std::nextafter(1.0, 2.0);
    const Inputs close{{.name = "x", .values = {1.0, 1.0, next, next}}};
    const Tree parted = grow_tree(close, outcomes);
    REQUIRE(parted.nodes.size() == 3);
    CHECK(parted.leaf_of(close, 1) == 1);
    CHECK(parted.leaf_of(close, 2) == 2);
}

TEST_CASE("words are parted by their mean", "[unit][discovery]") {
    // means: a 1/2, b 0, c 1, d 0. {b, d} against {a, c}: 4 rows of mean 0, 4 of mean 3/4. Squares
    // fall by 4 x 4 / 8 x (3/4)^2 = 9/8; c alone: 2 x 6 / 8 x (5/6)^2 = 25/24
    const Inputs inputs{
        {.name = "w", .values = {0, 0, 1, 1, 2, 2, 3, 3}, .words = {"a", "b", "c", "d", "never"}}};
    const Tree tree =
        grow_tree(inputs, std::vector<double>{1, 0, 0, 0, 1, 1, 0, 0}, {.greatest_depth = 1});
    REQUIRE(tree.nodes.size() == 3);
    // of two sides with as many rows the lower has the word without rows
    CHECK(tree.nodes[1].box.limits[0].words == std::vector<std::size_t>{1, 3, 4});
    CHECK(tree.nodes[2].box.limits[0].words == std::vector<std::size_t>{0, 2});
    CHECK(tree.nodes[2].mean == 0.75);
}

TEST_CASE("the first split is the best of all", "[property][discovery]") {
    std::mt19937_64 stream{41};
    int splits = 0;
    for (int trial = 0; trial < 3'000; ++trial) {
        const std::size_t rows = 2 + analysis::below(stream, 20);
        Inputs inputs = test::mixed_inputs(rows, stream);
        std::vector<double> outcomes;
        for (std::size_t row = 0; row < rows; ++row) {
            outcomes.push_back(trial % 2 == 0 ? static_cast<double>(analysis::below(stream, 2))
                                              : 100.0 + test::uniform(stream));
        }
        const double share = trial % 3 == 0 ? 0.05 : 0.05 + 0.3 * test::uniform(stream);
        const auto least = static_cast<std::size_t>(std::ceil(share * static_cast<double>(rows)));
        if (least > 1) {
            inputs.erase(inputs.begin() +
                         2); // a bound may leave words out of order the better split
        }
        const Tree tree = grow_tree(inputs, outcomes, {.least_share = share, .greatest_depth = 1});
        const double best = best_fall(inputs, outcomes, least);
        INFO("trial " << trial << ", rows " << rows << ", least " << least);
        if (tree.nodes.size() == 1) {
            REQUIRE(best < 1e-9);
            continue;
        }
        ++splits;
        const analysis::TreeSplit& split = tree.nodes[0].split.value();
        REQUIRE(tree.nodes[0].squares - tree.nodes[split.left].squares -
                    tree.nodes[split.right].squares ==
                Approx(best).margin(1e-9));
        REQUIRE(std::min(tree.nodes[split.left].rows, tree.nodes[split.right].rows) >= least);
    }
    CHECK(splits > 2'000);
}

TEST_CASE("each row is in the box of just one leaf, whose mean is that of its rows",
          "[property][discovery]") {
    std::mt19937_64 stream{42};
    for (int trial = 0; trial < 1'000; ++trial) {
        const std::size_t rows = 1 + analysis::below(stream, 60);
        const Inputs inputs = test::mixed_inputs(rows, stream);
        const std::vector<double> outcomes =
            test::cases(rows, stream, [&](std::size_t row) { return inputs[3].values[row]; });
        const Tree tree = grow_tree(inputs, outcomes, {.least_share = 0.03, .greatest_depth = 5});
        const Inputs others = test::mixed_inputs(30, stream); // rows that it has not seen
        for (std::size_t row = 0; row < 30; ++row) {
            REQUIRE(std::ranges::count_if(tree.leaves(), [&](std::size_t leaf) {
                        return tree.nodes[leaf].box.contains(others, row);
                    }) == 1);
            REQUIRE(tree.nodes[tree.leaf_of(others, row)].box.contains(others, row));
        }
        for (const std::size_t leaf : tree.leaves()) {
            std::vector<double> inside;
            for (std::size_t row = 0; row < rows; ++row) {
                if (tree.leaf_of(inputs, row) == leaf) {
                    inside.push_back(outcomes[row]);
                }
            }
            REQUIRE(tree.nodes[leaf].rows == inside.size());
            REQUIRE(tree.nodes[leaf].depth <= 5);
            REQUIRE(tree.nodes[leaf].mean == Approx(std::reduce(inside.begin(), inside.end()) /
                                                    static_cast<double>(inside.size())));
            REQUIRE(tree.nodes[leaf].squares == Approx(squares(inside)).margin(1e-12));
        }
    }
}

TEST_CASE("what cannot be split is a root", "[unit][discovery]") {
    CHECK(grow_tree({test::counting(1)}, std::vector<double>{1.0}).nodes.size() == 1);
    CHECK(grow_tree({}, std::vector<double>{1.0, 0.0}).nodes.size() == 1);
    for (const double same : {0.0, 1.0, 0.1}) {
        const Tree tree = grow_tree({test::counting(30)}, std::vector<double>(30, same));
        CHECK(tree.nodes.size() == 1);
        CHECK(tree.nodes[0].mean == same);
    }
    const Inputs constant{{.name = "x", .values = {3, 3, 3}}};
    CHECK(grow_tree(constant, std::vector<double>{1.0, 0.0, 1.0}).nodes.size() == 1);
    // 40 % of 4 rows are 2: the only good split would leave 1
    CHECK(grow_tree({test::counting(4)}, std::vector<double>{1, 0, 0, 0}, {.least_share = 0.4})
              .nodes[1]
              .rows == 2);
}

TEST_CASE("of equal splits the first input and the lower value count", "[unit][discovery]") {
    analysis::Input twin = test::counting(5);
    twin.name = "twin";
    // cases 2 and 4: x <= 1 and x <= 4 lower squares as much, 4 x 1 / 5 x (2/4)^2
    const Tree tree = grow_tree({test::counting(5), twin}, std::vector<double>{0, 1, 0, 1, 0},
                                {.greatest_depth = 1});
    REQUIRE(tree.nodes.size() == 3);
    CHECK(tree.nodes[0].split->input == 0);
    CHECK(tree.nodes[1].box.limits[0].high == 1.5);
}
