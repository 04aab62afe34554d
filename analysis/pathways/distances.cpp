// SPDX-License-Identifier: MIT
#include "analysis/pathways/distances.hpp"

#include <algorithm>

#include "analysis/pathways/bundle.hpp"
#include "analysis/pathways/common_subsequence.hpp"
#include "sim/parallel/blocks.hpp"

namespace catchup::analysis {
namespace {

/// Which rows a bundle of columns is compared with.
enum class Rows { all, up_to_the_column };

double hamming(const Sequence& one, const Sequence& other, const Metric& metric) {
    double sum = 0.0;
    for (std::size_t i = 0; i < one.states.size(); ++i) {
        const Costs& costs = metric.measure == Measure::dynamic_hamming
                                 ? metric.by_period[one.from + i]
                                 : metric.costs;
        sum += costs.at(one.states[i], other.states[i]);
    }
    return sum;
}

void fill_bundle(std::span<const Sequence> rows, std::span<const Sequence> columns,
                 const Metric& metric, std::size_t first, std::size_t last_row, Distances& into) {
    const std::size_t last = std::min(first + Bundle::lanes, columns.size());
    const auto put = [&](std::size_t row, std::size_t column, double distance) {
        into.values[row * into.columns + column] = distance;
    };
    if (metric.measure == Measure::optimal_matching) {
        Bundle bundle{columns.subspan(first, last - first), metric.costs};
        for (std::size_t row = 0; row < last_row; ++row) {
            const std::span<const double> found = bundle.distances_from(rows[row]);
            for (std::size_t column = first; column < last; ++column) {
                put(row, column, found[column - first]);
            }
        }
        return;
    }
    for (std::size_t column = first; column < last; ++column) {
        const CommonSubsequence common{columns[column]};
        for (std::size_t row = 0; row < last_row; ++row) {
            put(row, column,
                metric.measure == Measure::common_subsequence
                    ? common.distance_from(rows[row])
                    : hamming(rows[row], columns[column], metric));
        }
    }
}

Distances filled(std::span<const Sequence> rows, std::span<const Sequence> columns,
                 const Metric& metric, Rows which) {
    Distances found{rows.size(), columns.size(), std::vector<double>(rows.size() * columns.size())};
    const std::size_t bundles = (columns.size() + Bundle::lanes - 1) / Bundle::lanes;
    for_each_task(static_cast<std::uint32_t>(bundles), [&](std::uint32_t bundle) {
        const std::size_t first = bundle * Bundle::lanes;
        const std::size_t last_row =
            which == Rows::all ? rows.size() : std::min(first + Bundle::lanes, rows.size());
        fill_bundle(rows, columns, metric, first, last_row, found);
    });
    return found;
}

} // namespace

Distances distances(std::span<const Sequence> rows, std::span<const Sequence> columns,
                    const Metric& metric) {
    return filled(rows, columns, metric, Rows::all);
}

Distances distances(std::span<const Sequence> all, const Metric& metric) {
    Distances found = filled(all, all, metric, Rows::up_to_the_column);
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            found.values[j * all.size() + i] = found.at(i, j);
        }
    }
    return found;
}

bool are_aligned(std::span<const Sequence> all) {
    return std::all_of(all.begin(), all.end(), [&](const Sequence& one) {
        return one.from == all.front().from && one.states.size() == all.front().states.size();
    });
}

} // namespace catchup::analysis
