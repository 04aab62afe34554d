// SPDX-License-Identifier: MIT
#include "analysis/discovery/discovery.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/estimate.hpp"
#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

/// The rows of the permutation test: of very many every so many, so that a hundred runs of PRIM take
/// seconds.
std::vector<std::size_t> test_rows(const Inputs& inputs, std::size_t rows) {
    constexpr std::size_t most_cells = 2'000'000;
    const std::size_t most = std::max<std::size_t>(most_cells / inputs.size(), 1);
    const std::size_t stride = (rows + most - 1) / most;
    std::vector<std::size_t> some;
    for (std::size_t row = 0; row < rows; row += stride) {
        some.push_back(row);
    }
    return some;
}

} // namespace

bool Discovery::beats_shuffles() const noexcept {
    constexpr double rare = 0.01;
    return shuffle && shuffle->p <= rare;
}

bool Discovery::has_headline() const noexcept {
    constexpr double chance = 0.05;
    const CoverBox& first = boxes.front();
    const auto& limits = first.trajectory[first.chosen].restrictions;
    return beats_shuffles() &&
           std::any_of(limits.begin(), limits.end(), [](const Restriction& one) {
               return !one.quasi_p || *one.quasi_p <= chance;
           });
}

Discovery discover(const Inputs& inputs, std::span<const double> outcomes,
                   const DiscoverySettings& settings) {
    EXPECTS(!outcomes.empty());
    Discovery found;
    found.rows = outcomes.size();
    found.mean = estimate(outcomes).mean;
    found.is_yes_no = std::all_of(outcomes.begin(), outcomes.end(),
                                  [](double y) { return y == 0.0 || y == 1.0; });
    found.boxes = cover(inputs, outcomes, settings.boxes, settings.prim, settings.chosen);
    const CoverBox& first = found.boxes.front();
    found.reproducibility = reproducibility(inputs, outcomes, first.trajectory[first.chosen],
                                            settings.seed, settings.samples, settings.prim);
    if (settings.shuffles > 0) {
        const std::vector<std::size_t> rows = test_rows(inputs, outcomes.size());
        found.shuffle = shuffled_p(part(inputs, rows), part(outcomes, rows), settings.seed,
                                   settings.shuffles, settings.prim);
        found.shuffled_rows = rows.size();
    }
    found.tree = prune_tree(inputs, outcomes, settings.seed, settings.tree);
    return found;
}

std::vector<TidyRow> discovery_rows(const Inputs& inputs, const Discovery& found) {
    std::vector<TidyRow> rows;
    const auto add = [&](std::string measure, const std::string& group, std::string item,
                         std::string item2, std::optional<double> value) {
        rows.push_back(
            {std::move(measure), group, std::move(item), std::move(item2), "", value, {}, {}});
    };
    add("method", "",
        "PRIM (Friedman & Fisher 1999; Bryant & Lempert 2010), CART (Breiman et al. 1984)", "", {});
    add("interval", "", "none: quasi-p, half samples and shuffles", "", {});
    add("sample", "", "", "", static_cast<double>(found.rows));
    for (std::size_t b = 0; b < found.boxes.size(); ++b) {
        const CoverBox& cover = found.boxes[b];
        const std::string group = b == 0 ? "" : fmt::format("box {}", b + 1);
        for (std::size_t i = 0; i < cover.trajectory.size(); ++i) {
            const TrajectoryBox& box = cover.trajectory[i];
            const std::string number = fmt::format("{}", i);
            add("prim_coverage", group, number, "", box.coverage);
            add("prim_density", group, number, "", box.density);
            add("prim_mass", group, number, "", box.mass);
            add("prim_mean", group, number, "", box.mean);
            add("prim_restricted", group, number, "", static_cast<double>(box.restrictions.size()));
            for (const Restriction& restriction : box.restrictions) {
                const Input& input = inputs[restriction.input];
                const Limits& limits = box.box.limits[restriction.input];
                if (limits.low) {
                    add("prim_low", group, number, input.name, limits.low);
                }
                if (limits.high) {
                    add("prim_high", group, number, input.name, limits.high);
                }
                if (limits.words) {
                    add("prim_words", group, number, text(input, limits), {});
                }
                if (restriction.quasi_p) {
                    add("prim_quasi_p", group, number, input.name, restriction.quasi_p);
                }
            }
        }
        add("prim_chosen", group, fmt::format("{}", cover.chosen), "", {});
    }
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        add("prim_same_coverage", "", "", inputs[i].name, found.reproducibility.same_coverage[i]);
        add("prim_same_density", "", "", inputs[i].name, found.reproducibility.same_density[i]);
    }
    if (found.shuffle) {
        add("prim_shuffled_p", "", "", "", found.shuffle->p);
    }
    for (const std::size_t leaf : found.tree.tree.leaves()) {
        const TreeNode& node = found.tree.tree.nodes[leaf];
        const std::string rule = fmt::format("{}", fmt::join(texts(inputs, node.box), " and "));
        add("tree_mean", "", fmt::format("{}", leaf), rule, node.mean);
        add("tree_rows", "", fmt::format("{}", leaf), rule, static_cast<double>(node.rows));
    }
    return rows;
}

} // namespace catchup::analysis
