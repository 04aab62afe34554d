// SPDX-License-Identifier: MIT
#include "analysis/discovery/pruning.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <utility>

#include "analysis/discovery/weakest_links.hpp"
#include "analysis/random_draws.hpp"
#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

/// All rows but those of a fold, and those of the fold.
std::pair<RowsOfNode, std::vector<Row>>
without_fold(const RowsOfNode& all, std::span<const std::size_t> fold_of, std::size_t fold) {
    std::vector<unsigned char> is_kept;
    std::vector<Row> held_out;
    for (const Row row : all.rows) {
        is_kept.push_back(fold_of[row] == fold ? 0 : 1);
        if (fold_of[row] == fold) {
            held_out.push_back(row);
        }
    }
    RowsOfNode others = all;
    keep(others.rows, is_kept);
    for (std::vector<Row>& sorted : others.sorted) {
        keep(sorted, is_kept);
    }
    return {std::move(others), std::move(held_out)};
}

/// Prices between those at which the tree changes: the geometric mean of neighbours, and for the
/// root alone any price.
std::vector<double> typical(std::span<const PruningStep> steps) {
    std::vector<double> prices;
    for (std::size_t step = 0; step + 1 < steps.size(); ++step) {
        prices.push_back(std::sqrt(steps[step].complexity * steps[step + 1].complexity));
    }
    prices.push_back(never);
    return prices;
}

/// Squared errors of each step by row, each row told by trees that did not see it.
std::vector<std::vector<double>> errors(const Inputs& inputs, std::span<const double> outcomes,
                                        const RowsOfNode& all, std::span<const double> prices,
                                        std::span<const std::size_t> fold_of, std::size_t folds,
                                        const TreeSettings& settings) {
    std::vector<std::vector<double>> squares(prices.size(),
                                             std::vector<double>(outcomes.size(), 0.0));
    for (std::size_t fold = 0; fold < folds; ++fold) {
        const auto [others, held_out] = without_fold(all, fold_of, fold);
        const Tree tree = grow_tree(inputs, outcomes, others, settings);
        const std::vector<double> cuts = prices_to_cut(tree);
        for (std::size_t step = 0; step < prices.size(); ++step) {
            for (const Row row : held_out) {
                const double off = outcomes[row] - mean_at(tree, cuts, prices[step], inputs, row);
                squares[step][row] = off * off;
            }
        }
    }
    return squares;
}

void weigh(PruningStep& step, std::span<const double> squares) {
    const auto n = static_cast<double>(squares.size());
    step.error = std::accumulate(squares.begin(), squares.end(), 0.0) / n;
    double spread = 0.0;
    for (const double square : squares) {
        spread += (square - step.error) * (square - step.error);
    }
    step.standard_error = std::sqrt(spread) / n;
}

std::vector<PruningStep> steps_of(const Tree& tree, std::span<const double> prices) {
    std::vector<double> changes{prices.begin(), prices.end()};
    changes.push_back(0.0); // the full tree
    std::ranges::sort(changes);
    changes.erase(std::unique(changes.begin(), changes.end()), changes.end());
    std::vector<PruningStep> steps;
    for (const double change : changes) {
        steps.push_back(
            {.complexity = change, .leaves = cut_at(tree, prices, change).leaves().size()});
    }
    return steps;
}

/// The last step within a standard error of the best.
std::size_t choose(std::span<const PruningStep> steps) {
    const auto best = std::ranges::min_element(steps, {}, &PruningStep::error);
    std::size_t chosen = 0;
    for (std::size_t step = 0; step < steps.size(); ++step) {
        if (steps[step].error <= best->error + best->standard_error) {
            chosen = step;
        }
    }
    return chosen;
}

std::vector<std::size_t> dealt(std::size_t rows, std::size_t folds, std::uint64_t seed) {
    std::vector<std::size_t> fold_of(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        fold_of[row] = row % folds;
    }
    std::mt19937_64 stream{seed};
    shuffle(stream, std::span{fold_of});
    return fold_of;
}

} // namespace

PrunedTree prune_tree(const Inputs& inputs, std::span<const double> outcomes, std::uint64_t seed,
                      const TreeSettings& settings, std::size_t folds) {
    EXPECTS(folds >= 2 && !outcomes.empty());
    RowsOfNode all{.rows = std::vector<Row>(outcomes.size()), .sorted = sorted_rows(inputs)};
    std::iota(all.rows.begin(), all.rows.end(), Row{0});
    PrunedTree pruned;
    pruned.full = grow_tree(inputs, outcomes, all, settings);
    const std::vector<double> prices = prices_to_cut(pruned.full);
    pruned.steps = steps_of(pruned.full, prices);
    if (outcomes.size() > 1) {
        const std::size_t used = std::min(folds, outcomes.size());
        const auto squares = errors(inputs, outcomes, all, typical(pruned.steps),
                                    dealt(outcomes.size(), used, seed), used, settings);
        for (std::size_t step = 0; step < squares.size(); ++step) {
            weigh(pruned.steps[step], squares[step]);
        }
    }
    pruned.chosen = choose(pruned.steps);
    pruned.tree = cut_at(pruned.full, prices, pruned.steps[pruned.chosen].complexity);
    return pruned;
}

} // namespace catchup::analysis
