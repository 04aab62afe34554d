// SPDX-License-Identifier: MIT
#include "analysis/discovery/tree.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

#include "analysis/discovery/measures.hpp"
#include "analysis/discovery/split.hpp"
#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

/// Gains below this share of the root's sum of squares are rounding.
constexpr double rounding = 1e-12;

/// Outcomes measured from their mean, so that little cancels; 0 and 1 stay, because their sums are
/// exact.
struct Centred {
    double middle = 0.0;
    std::vector<double> outcomes;
};

Centred centred(std::span<const double> outcomes) {
    Centred from{.middle = 0.0, .outcomes = {outcomes.begin(), outcomes.end()}};
    if (!whole(outcomes).is_yes_no) {
        // from the first value first: what does not vary is then just 0
        const double first = outcomes[0];
        double sum = 0.0;
        for (const double outcome : outcomes) {
            sum += outcome - first;
        }
        from.middle = first + sum / static_cast<double>(outcomes.size());
        for (double& outcome : from.outcomes) {
            outcome -= from.middle;
        }
    }
    return from;
}

/// A tree that grows, its nodes in order.
class Growing {
  public:
    Growing(const Inputs& inputs, std::span<const double> outcomes, std::size_t rows,
            const TreeSettings& settings)
        : inputs_{&inputs}, from_{centred(outcomes)}, settings_{settings},
          least_rows_{share_of(settings.least_share, rows)}, is_left_(outcomes.size(), 0) {}

    /// Returns the index of the node.
    std::size_t grow(Box box, const RowsOfNode& rows, std::size_t depth) {
        const std::size_t index = tree_.nodes.size();
        tree_.nodes.push_back(node(std::move(box), rows.rows, depth));
        if (index == 0) {
            least_gain_ = rounding * tree_.nodes[0].squares;
        }
        if (depth == settings_.greatest_depth || tree_.nodes[index].squares <= least_gain_) {
            return index;
        }
        const Box here = tree_.nodes[index].box;
        const std::optional<BestSplit> best = best_split({.inputs = inputs_,
                                                          .outcomes = from_.outcomes,
                                                          .rows = &rows,
                                                          .box = &here,
                                                          .least_rows = least_rows_,
                                                          .least_gain = least_gain_});
        if (best) {
            auto [left, right] = parted(rows, *best);
            Box below = here;
            below.limits[best->input] = best->left;
            Box above = here;
            above.limits[best->input] = best->right;
            TreeSplit split{.input = best->input};
            split.left = grow(std::move(below), left, depth + 1);
            split.right = grow(std::move(above), right, depth + 1);
            tree_.nodes[index].split = split;
        }
        return index;
    }

    [[nodiscard]] Tree take() { return std::move(tree_); }

  private:
    [[nodiscard]] TreeNode node(Box box, std::span<const Row> rows, std::size_t depth) const {
        double sum = 0.0;
        for (const Row row : rows) {
            sum += from_.outcomes[row];
        }
        const double mean = sum / static_cast<double>(rows.size());
        double squares = 0.0;
        for (const Row row : rows) {
            squares += (from_.outcomes[row] - mean) * (from_.outcomes[row] - mean);
        }
        return {.box = std::move(box),
                .rows = rows.size(),
                .depth = depth,
                .mean = from_.middle + mean,
                .squares = squares,
                .split = std::nullopt};
    }

    [[nodiscard]] std::pair<RowsOfNode, RowsOfNode> parted(const RowsOfNode& rows,
                                                           const BestSplit& split) {
        const std::vector<double>& values = (*inputs_)[split.input].values;
        for (const Row row : rows.rows) {
            is_left_[row] = split.left.contains(values[row]) ? 1 : 0;
        }
        std::pair<RowsOfNode, RowsOfNode> both;
        const auto part = [&](const std::vector<Row>& from, std::vector<Row>& left,
                              std::vector<Row>& right) {
            std::ranges::partition_copy(from, std::back_inserter(left), std::back_inserter(right),
                                        [&](Row row) { return is_left_[row] != 0; });
        };
        part(rows.rows, both.first.rows, both.second.rows);
        for (const std::vector<Row>& sorted : rows.sorted) {
            part(sorted, both.first.sorted.emplace_back(), both.second.sorted.emplace_back());
        }
        return both;
    }

    const Inputs* inputs_;
    Centred from_;
    TreeSettings settings_;
    std::size_t least_rows_;
    double least_gain_ = 0.0;
    std::vector<unsigned char> is_left_; // of rows of the node that is being split
    Tree tree_;
};

} // namespace

std::vector<std::size_t> Tree::leaves() const {
    std::vector<std::size_t> found;
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        if (!nodes[node].split) {
            found.push_back(node);
        }
    }
    return found;
}

std::size_t Tree::leaf_of(const Inputs& inputs, std::size_t row) const {
    std::size_t node = 0;
    while (nodes[node].split) {
        const TreeSplit& split = *nodes[node].split;
        const double value = inputs[split.input].values[row];
        node = nodes[split.left].box.limits[split.input].contains(value) ? split.left : split.right;
    }
    return node;
}

Tree grow_tree(const Inputs& inputs, std::span<const double> outcomes, const RowsOfNode& rows,
               const TreeSettings& settings) {
    EXPECTS(!rows.rows.empty() && rows.sorted.size() == inputs.size());
    EXPECTS(settings.least_share > 0.0 && settings.least_share < 1.0);
    Growing growing{inputs, outcomes, rows.rows.size(), settings};
    growing.grow(Box::everything(inputs.size()), rows, 0);
    return growing.take();
}

Tree grow_tree(const Inputs& inputs, std::span<const double> outcomes,
               const TreeSettings& settings) {
    RowsOfNode all{.rows = std::vector<Row>(outcomes.size()), .sorted = sorted_rows(inputs)};
    std::iota(all.rows.begin(), all.rows.end(), Row{0});
    return grow_tree(inputs, outcomes, all, settings);
}

} // namespace catchup::analysis
