// SPDX-License-Identifier: MIT
#include "analysis/discovery/split.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace catchup::analysis {
namespace {

/// Rows and the sum of their outcomes.
struct Group {
    std::size_t rows = 0;
    double sum = 0.0;
};

/// By how much the sum of squares falls if a group leaves the rest. Multiplied out, so that counts
/// of cases are exact: equal splits of different inputs are equal to the bit.
double gain(const Group& all, const Group& left) {
    const auto n = static_cast<double>(all.rows);
    const auto n_left = static_cast<double>(left.rows);
    const double difference = n * left.sum - n_left * all.sum;
    return difference * difference / (n_left * (n - n_left)) / n;
}

/// The search through all inputs of a node.
class Search {
  public:
    explicit Search(const NodeToSplit& node) : node_{node} {
        for (const Row row : node.rows->rows) {
            add(all_, row);
        }
    }

    [[nodiscard]] std::optional<BestSplit> run() {
        for (std::size_t input = 0; input < node_.inputs->size(); ++input) {
            if ((*node_.inputs)[input].is_category()) {
                search_words(input);
            } else {
                search_numbers(input);
            }
        }
        return std::move(best_);
    }

  private:
    void add(Group& group, Row row) const {
        ++group.rows;
        group.sum += node_.outcomes[row];
    }

    [[nodiscard]] bool is_better(const Group& left) const {
        return left.rows >= node_.least_rows && all_.rows - left.rows >= node_.least_rows &&
               gain(all_, left) > (best_ ? best_->gain : node_.least_gain);
    }

    void search_numbers(std::size_t input) {
        const std::vector<double>& values = (*node_.inputs)[input].values;
        const std::vector<Row>& rows = node_.rows->sorted[input];
        Group left;
        for (std::size_t place = 0; place + 1 < rows.size(); ++place) {
            add(left, rows[place]);
            const double below = values[rows[place]];
            const double above = values[rows[place + 1]];
            if (below < above && is_better(left)) {
                take_number(input, below, above, gain(all_, left));
            }
        }
    }

    /// The right side begins just above the left side, so that no value falls between.
    void take_number(std::size_t input, double below, double above, double gained) {
        double limit = below + (above - below) / 2.0;
        limit = limit < above ? limit : below; // neighbours that have nothing between them
        BestSplit split{.input = input,
                        .gain = gained,
                        .left = node_.box->limits[input],
                        .right = node_.box->limits[input]};
        if ((*node_.inputs)[input].is_whole) {
            split.left.high = std::floor(limit);
            split.right.low = std::floor(limit) + 1.0;
        } else {
            split.left.high = limit;
            split.right.low = std::nextafter(limit, std::numeric_limits<double>::infinity());
        }
        best_ = std::move(split);
    }

    void search_words(std::size_t input) {
        const Input& category = (*node_.inputs)[input];
        std::vector<Group> groups(category.words.size());
        for (const Row row : node_.rows->rows) {
            add(groups[static_cast<std::size_t>(category.values[row])], row);
        }
        std::vector<std::size_t> order;
        for (std::size_t word = 0; word < groups.size(); ++word) {
            if (groups[word].rows > 0) {
                order.push_back(word);
            }
        }
        std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
            return groups[one].sum * static_cast<double>(groups[other].rows) <
                   groups[other].sum * static_cast<double>(groups[one].rows);
        });
        Group left;
        for (std::size_t place = 0; place + 1 < order.size(); ++place) {
            left.rows += groups[order[place]].rows;
            left.sum += groups[order[place]].sum;
            if (is_better(left)) {
                take_words(input, std::span{order}.first(place + 1),
                           std::span{order}.subspan(place + 1), left);
            }
        }
    }

    void take_words(std::size_t input, std::span<const std::size_t> lower,
                    std::span<const std::size_t> higher, const Group& left) {
        std::vector<std::size_t> places(lower.begin(), lower.end());
        std::vector<std::size_t> others(higher.begin(), higher.end());
        std::vector<std::size_t>& greater = 2 * left.rows >= all_.rows ? places : others;
        const Limits& limits = node_.box->limits[input];
        for (std::size_t word = 0; word < (*node_.inputs)[input].words.size(); ++word) {
            const bool is_placed =
                std::ranges::count(lower, word) + std::ranges::count(higher, word) > 0;
            if (!is_placed && limits.contains(static_cast<double>(word))) {
                greater.push_back(word);
            }
        }
        std::ranges::sort(places);
        std::ranges::sort(others);
        best_ = BestSplit{.input = input, .gain = gain(all_, left), .left = {}, .right = {}};
        best_->left.words = std::move(places);
        best_->right.words = std::move(others);
    }

    NodeToSplit node_;
    Group all_;
    std::optional<BestSplit> best_;
};

} // namespace

std::optional<BestSplit> best_split(const NodeToSplit& node) { return Search{node}.run(); }

} // namespace catchup::analysis
