// SPDX-License-Identifier: MIT
#include "analysis/discovery/pruning.hpp"

#include <algorithm>

#include "analysis/discovery/weakest_links.hpp"
#include "tests/analysis/discovery/samples.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using analysis::grow_tree;
using analysis::Inputs;
using analysis::prune_tree;
using analysis::PrunedTree;
using analysis::Tree;

TEST_CASE("the weakest link goes first, by hand", "[unit][discovery]") {
    // x = 1 .. 4, y = 0, 0, 1, 3: mean 1, squares 6. First split at 3.5 (falls by 16/3), then at
    // 2.5 (by 2/3). Errors a row: full tree 0, two leaves 1/6, root 3/2. Prices: the node on the
    // left 1/6 for one leaf; the root 3/2 / 2 = 3/4 before that, 3/2 - 1/6 = 4/3 after it.
    const Inputs inputs{test::counting(4)};
    const Tree tree = grow_tree(inputs, std::vector<double>{0, 0, 1, 3});
    REQUIRE(tree.nodes.size() == 5);
    const std::vector<double> prices = analysis::prices_to_cut(tree);
    CHECK(prices[0] == Approx(4.0 / 3.0));
    CHECK(prices[1] == Approx(1.0 / 6.0));
    CHECK(prices[2] == 0.0);
    CHECK(analysis::cut_at(tree, prices, 0.1).nodes.size() == 5);
    const Tree cut = analysis::cut_at(tree, prices, 0.2);
    REQUIRE(cut.nodes.size() == 3);
    CHECK(cut.nodes[1].mean == Approx(1.0 / 3.0));
    CHECK(cut.leaf_of(inputs, 3) == 2);
    CHECK(analysis::mean_at(tree, prices, 0.2, inputs, 2) == Approx(1.0 / 3.0));
    CHECK(analysis::cut_at(tree, prices, 1.4).nodes.size() == 1);
}

TEST_CASE("a branch that is weak as a whole goes at once", "[unit][discovery]") {
    // y = 0, 1, 0 within 1 .. 3, 10 beyond: the inner split pays off only with the next one
    const Inputs inputs{test::counting(6)};
    const Tree tree = grow_tree(inputs, std::vector<double>{0, 1, 0, 10, 10, 10});
    const std::vector<double> prices = analysis::prices_to_cut(tree);
    // two leaves, then {1}, {2}, {3}: squares 2/3 for two more leaves, 1/18 each; the first of the
    // two splits alone gives 1/6 of squares, 1/36
    REQUIRE(tree.leaves().size() == 4);
    const std::size_t left = tree.nodes[0].split->left;
    CHECK(prices[left] == Approx(1.0 / 18.0));
    for (std::size_t node = left + 1; node < tree.nodes[0].split->right; ++node) {
        CHECK(prices[node] <= prices[left]);
    }
    CHECK(analysis::cut_at(tree, prices, prices[left]).leaves().size() == 2);
}

TEST_CASE("prices rise towards the root, trees are nested", "[property][discovery]") {
    std::mt19937_64 stream{51};
    int simpler = 0; // trees chosen that are smaller than the one of least error
    for (int trial = 0; trial < 500; ++trial) {
        const std::size_t rows = 2 + analysis::below(stream, 80);
        const Inputs inputs = test::mixed_inputs(rows, stream);
        const std::vector<double> outcomes =
            test::cases(rows, stream, [&](std::size_t row) { return inputs[3].values[row]; });
        const PrunedTree pruned =
            prune_tree(inputs, outcomes, 1, {.least_share = 0.02, .greatest_depth = 5}, 5);
        const std::vector<double> prices = analysis::prices_to_cut(pruned.full);
        for (std::size_t node = 0; node < prices.size(); ++node) {
            if (const auto& split = pruned.full.nodes[node].split) {
                REQUIRE(prices[split->left] <= prices[node]);
                REQUIRE(prices[split->right] <= prices[node]);
            }
        }
        REQUIRE(pruned.steps.front().leaves == pruned.full.leaves().size());
        REQUIRE(pruned.steps.back().leaves == 1);
        for (std::size_t step = 1; step < pruned.steps.size(); ++step) {
            REQUIRE(pruned.steps[step].complexity > pruned.steps[step - 1].complexity);
            REQUIRE(pruned.steps[step].leaves < pruned.steps[step - 1].leaves);
        }
        REQUIRE(pruned.tree.leaves().size() == pruned.steps[pruned.chosen].leaves);
        const auto best = std::ranges::min_element(pruned.steps, {}, &analysis::PruningStep::error);
        const double bound = best->error + best->standard_error;
        REQUIRE(pruned.steps[pruned.chosen].error <= bound);
        for (std::size_t step = pruned.chosen + 1; step < pruned.steps.size(); ++step) {
            REQUIRE(pruned.steps[step].error > bound);
        }
        simpler += pruned.steps[pruned.chosen].leaves < best->leaves ? 1 : 0;
    }
    CHECK(simpler > 50);
}

TEST_CASE("the error of the root is that of means without the fold, by hand", "[unit][discovery]") {
    // as many folds as rows: each of 0, 0, 1, 1 is told by the mean of the other three: 2/3 off
    const Inputs inputs{{.name = "x", .values = {1, 2, 4, 5}}};
    const PrunedTree pruned = prune_tree(inputs, std::vector<double>{0, 0, 1, 1}, 1, {}, 10);
    CHECK(pruned.steps.back().error == Approx(4.0 / 9.0));
    CHECK(pruned.steps.back().standard_error == Approx(0.0).margin(1e-12));
    // without 2 the split lies at 2.5, without 4 at 3.5: the step is told right all the same
    CHECK(pruned.steps.front().error == 0.0);
    CHECK(pruned.tree.leaves().size() == 2);
}

TEST_CASE("noise is pruned to the root, a step is kept", "[statistical][discovery]") {
    int roots = 0;
    constexpr int trials = 30;
    for (std::uint64_t seed = 0; seed < trials; ++seed) {
        std::mt19937_64 stream{seed};
        const Inputs inputs = test::uniform_inputs(500, 5, stream);
        const auto noise = test::cases(500, stream, [](std::size_t) { return 0.3; });
        const PrunedTree from_noise = prune_tree(inputs, noise, seed);
        CHECK(from_noise.full.leaves().size() > 4);
        roots += from_noise.tree.nodes.size() == 1 ? 1 : 0;
        // control: the share of cases is .8 above .6 in one input, elsewhere .1
        const auto step = test::cases(
            500, stream, [&](std::size_t row) { return inputs[2].values[row] > 0.6 ? 0.8 : 0.1; });
        const Tree found = prune_tree(inputs, step, seed).tree;
        REQUIRE(found.nodes[0].split);
        CHECK(found.nodes[0].split->input == 2);
        CHECK(found.nodes[1].box.limits[2].high.value() == Approx(0.6).margin(0.05));
        CHECK(found.leaves().size() <= 4);
    }
    CHECK(roots >= 24);
}

TEST_CASE("too little to fold is no error", "[unit][discovery]") {
    const PrunedTree one = prune_tree({test::counting(1)}, std::vector<double>{1.0}, 1);
    CHECK(one.tree.nodes.size() == 1);
    CHECK(one.steps.size() == 1);
    const PrunedTree two = prune_tree({test::counting(2)}, std::vector<double>{0.0, 1.0}, 1);
    CHECK(two.tree.nodes.size() == 1); // each row is told by the other: both trees are wrong
    for (const double same : {0.0, 1.0, 0.1}) {
        const std::vector<double> outcomes(20, same);
        const PrunedTree none = prune_tree({test::counting(20)}, outcomes, 1);
        CHECK(none.tree.nodes.size() == 1);
        CHECK(none.steps[0].error == 0.0);
    }
}

TEST_CASE("the same seed prunes the same", "[property][discovery]") {
    std::mt19937_64 stream{61};
    const Inputs inputs = test::uniform_inputs(300, 3, stream);
    const auto outcomes =
        test::cases(300, stream, [&](std::size_t row) { return inputs[0].values[row]; });
    const PrunedTree first = prune_tree(inputs, outcomes, 9);
    const PrunedTree second = prune_tree(inputs, outcomes, 9);
    REQUIRE(first.steps.size() == second.steps.size());
    for (std::size_t step = 0; step < first.steps.size(); ++step) {
        CHECK(first.steps[step].error == second.steps[step].error);
    }
    CHECK(first.chosen == second.chosen);
}
