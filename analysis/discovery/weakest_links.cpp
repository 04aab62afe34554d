// SPDX-License-Identifier: MIT
#include "analysis/discovery/weakest_links.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace catchup::analysis {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

/// What a node and those below it are worth.
struct Branch {
    double error = 0.0; // of its leaves
    std::size_t leaves = 1;
};

/// From the last node to the root: those below come first.
std::vector<Branch> branches(const Tree& tree, std::span<const double> prices) {
    std::vector<Branch> all(tree.nodes.size());
    const auto rows = static_cast<double>(tree.nodes[0].rows);
    for (std::size_t node = tree.nodes.size(); node-- > 0;) {
        const std::optional<TreeSplit>& split = tree.nodes[node].split;
        if (split && prices[node] == never) {
            all[node] = {all[split->left].error + all[split->right].error,
                         all[split->left].leaves + all[split->right].leaves};
        } else {
            all[node] = {tree.nodes[node].squares / rows, 1};
        }
    }
    return all;
}

bool is_leaf(const Tree& tree, std::span<const double> prices, std::size_t node, double price) {
    return !tree.nodes[node].split || prices[node] <= price;
}

/// Copies a node and those below it; returns its new index.
std::size_t copy(const Tree& tree, std::span<const double> prices, double price, std::size_t node,
                 Tree& cut) {
    const std::size_t index = cut.nodes.size();
    cut.nodes.push_back(tree.nodes[node]);
    cut.nodes[index].split.reset();
    if (!is_leaf(tree, prices, node, price)) {
        TreeSplit split = *tree.nodes[node].split;
        split.left = copy(tree, prices, price, split.left, cut);
        split.right = copy(tree, prices, price, split.right, cut);
        cut.nodes[index].split = split;
    }
    return index;
}

} // namespace

std::vector<double> prices_to_cut(const Tree& tree) {
    const auto rows = static_cast<double>(tree.nodes[0].rows);
    std::vector<double> prices(tree.nodes.size(), 0.0);
    for (std::size_t node = 0; node < prices.size(); ++node) {
        prices[node] = tree.nodes[node].split ? never : 0.0;
    }
    double price = 0.0;
    while (prices[0] == never) {
        const std::vector<Branch> below = branches(tree, prices);
        std::vector<double> links(prices.size(), never);
        for (std::size_t node = 0; node < prices.size(); ++node) {
            if (prices[node] == never) {
                links[node] = (tree.nodes[node].squares / rows - below[node].error) /
                              static_cast<double>(below[node].leaves - 1);
            }
        }
        const auto weakest = std::min_element(links.begin(), links.end());
        price = std::max(price, *weakest); // rounding may let it fall
        prices[static_cast<std::size_t>(weakest - links.begin())] = price;
        // nodes under a leaf are out of the tree
        for (std::size_t node = 0; node < prices.size(); ++node) {
            if (tree.nodes[node].split && prices[node] < never) {
                for (const std::size_t child :
                     {tree.nodes[node].split->left, tree.nodes[node].split->right}) {
                    prices[child] = std::min(prices[child], prices[node]);
                }
            }
        }
    }
    return prices;
}

double mean_at(const Tree& tree, std::span<const double> prices, double price, const Inputs& inputs,
               std::size_t row) {
    std::size_t node = 0;
    while (!is_leaf(tree, prices, node, price)) {
        const TreeSplit& split = *tree.nodes[node].split;
        const double value = inputs[split.input].values[row];
        node = tree.nodes[split.left].box.limits[split.input].contains(value) ? split.left
                                                                              : split.right;
    }
    return tree.nodes[node].mean;
}

Tree cut_at(const Tree& tree, std::span<const double> prices, double price) {
    Tree cut;
    copy(tree, prices, price, 0, cut);
    return cut;
}

} // namespace catchup::analysis
