// SPDX-License-Identifier: MIT
#include "analysis/pathways/markov.hpp"

#include <cmath>
#include <limits>

#include <boost/math/distributions/chi_squared.hpp>

namespace catchup::analysis {
namespace {

struct Margins {
    std::map<std::size_t, double> rows;
    std::map<std::size_t, double> columns;
    double all = 0.0;
};

Margins margins(const Contingency& table) {
    Margins found;
    for (const auto& [row, cells] : table) {
        for (const auto& [column, weight] : cells) {
            found.rows[row] += weight;
            found.columns[column] += weight;
            found.all += weight;
        }
    }
    return found;
}

/// One table for each state: rows are what `row_of` says of the step into place i of a sequence,
/// columns the state at i.
template <typename RowOf>
std::vector<Contingency> tables(const Sequences& all, std::span<const double> weights,
                                std::size_t first, const RowOf& row_of) {
    std::vector<Contingency> found(all.alphabet.size());
    for (std::size_t s = 0; s < all.distinct.size(); ++s) {
        const Sequence& one = all.distinct[s];
        for (std::size_t i = first; weights[s] > 0.0 && i < one.states.size(); ++i) {
            found[one.states[i - 1]][row_of(one, i)][one.states[i]] += weights[s];
        }
    }
    return found;
}

} // namespace

LikelihoodRatio likelihood_ratio(std::span<const Contingency> tables) {
    constexpr double few = 5.0; // Cochran 1954
    LikelihoodRatio found;
    double cells = 0.0;
    double rare = 0.0;
    for (const Contingency& table : tables) {
        const Margins sums = margins(table);
        if (sums.rows.size() < 2 || sums.columns.size() < 2) {
            continue;
        }
        found.degrees += static_cast<double>((sums.rows.size() - 1) * (sums.columns.size() - 1));
        for (const auto& [row, of_row] : table) {
            for (const auto& [column, weight] : of_row) {
                const double expected = sums.rows.at(row) * sums.columns.at(column) / sums.all;
                found.statistic += 2.0 * weight * std::log(weight / expected);
            }
            for (const auto& [column, of_column] : sums.columns) {
                cells += 1.0;
                rare += sums.rows.at(row) * of_column / sums.all < few ? 1.0 : 0.0;
            }
        }
    }
    found.statistic = std::max(found.statistic, 0.0); // rounding
    found.sparse = cells > 0.0 ? rare / cells : 0.0;
    found.p = found.degrees > 0.0 ? boost::math::cdf(boost::math::complement(
                                        boost::math::chi_squared(found.degrees), found.statistic))
                                  : std::numeric_limits<double>::quiet_NaN();
    return found;
}

LikelihoodRatio order_one(const Sequences& all, std::span<const double> weights) {
    std::vector<Contingency> one(1);
    for (std::size_t s = 0; s < all.distinct.size(); ++s) {
        const std::vector<Symbol>& states = all.distinct[s].states;
        for (std::size_t i = 1; weights[s] > 0.0 && i < states.size(); ++i) {
            one[0][states[i - 1]][states[i]] += weights[s];
        }
    }
    return likelihood_ratio(one);
}

LikelihoodRatio order_two(const Sequences& all, std::span<const double> weights) {
    return likelihood_ratio(tables(
        all, weights, 2, [](const Sequence& one, std::size_t i) { return one.states[i - 2]; }));
}

LikelihoodRatio same_over_time(const Sequences& all, std::span<const double> weights) {
    return likelihood_ratio(
        tables(all, weights, 1, [](const Sequence& one, std::size_t i) { return one.from + i; }));
}

LikelihoodRatio same_in_groups(const Sequences& all) {
    std::vector<Contingency> found(all.alphabet.size());
    for (std::size_t group = 0; group < all.groups.size(); ++group) {
        std::vector<double> counts(all.distinct.size(), 0.0);
        for (const Member& member : all.members) {
            counts[member.kind] += member.group == group ? 1.0 : 0.0;
        }
        const auto of_group =
            tables(all, counts, 1, [&](const Sequence&, std::size_t) { return group; });
        for (std::size_t state = 0; state < found.size(); ++state) {
            found[state].insert(of_group[state].begin(), of_group[state].end());
        }
    }
    return likelihood_ratio(found);
}

} // namespace catchup::analysis
