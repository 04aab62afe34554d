// SPDX-License-Identifier: MIT
#include "analysis/comparison/superiority.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>

#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

constexpr std::size_t most_exact_pairs = 2500;

double normal_quantile(double level) {
    return boost::math::quantile(
        boost::math::complement(boost::math::normal{}, (1.0 - level) / 2.0));
}

/// Sum of t^3 - t over groups of t equal values among all.
double tie_term(std::span<const double> sorted_one, std::span<const double> sorted_other) {
    std::vector<double> all(sorted_one.size() + sorted_other.size());
    std::merge(sorted_one.begin(), sorted_one.end(), sorted_other.begin(), sorted_other.end(),
               all.begin());
    double sum = 0.0;
    for (std::size_t from = 0; from < all.size();) {
        std::size_t to = from;
        while (to < all.size() && all[to] == all[from]) {
            ++to;
        }
        const auto same = static_cast<double>(to - from);
        sum += same * same * same - same;
        from = to;
    }
    return sum;
}

/// P(U >= least) if all orders of m and n values are as likely (recursion of Mann & Whitney 1947,
/// section 2, in probabilities).
double exact_tail(std::size_t m, std::size_t n, std::size_t least) {
    // by i values of the first sample: P(U = u) with j values of the second
    std::vector<std::vector<double>> chances(m + 1, std::vector<double>{1.0});
    for (std::size_t j = 1; j <= n; ++j) {
        for (std::size_t i = 1; i <= m; ++i) {
            std::vector<double> now(i * j + 1, 0.0);
            const double share = static_cast<double>(i) / static_cast<double>(i + j);
            for (std::size_t u = 0; u < chances[i].size(); ++u) { // the last is of the second
                now[u] += (1.0 - share) * chances[i][u];
            }
            for (std::size_t u = 0; u < chances[i - 1].size(); ++u) { // the last is of the first
                now[u + j] += share * chances[i - 1][u];
            }
            chances[i] = std::move(now);
        }
    }
    double tail = 0.0;
    for (std::size_t u = least; u <= m * n; ++u) {
        tail += chances[m][u];
    }
    return tail;
}

} // namespace

double Signs::superiority() const noexcept {
    return (static_cast<double>(greater) + static_cast<double>(equal) / 2.0) /
           static_cast<double>(pairs());
}

Signs signs(std::span<const double> one, std::span<const double> other) {
    EXPECTS(one.size() == other.size() && !one.empty());
    Signs found;
    for (std::size_t i = 0; i < one.size(); ++i) {
        ++(one[i] > other[i] ? found.greater : one[i] < other[i] ? found.less : found.equal);
    }
    return found;
}

Interval wilson(double share, std::size_t n, double level) {
    EXPECTS(n >= 1 && share >= 0.0 && share <= 1.0);
    const double z = normal_quantile(level);
    const auto count = static_cast<double>(n);
    const double centre = share + z * z / (2.0 * count);
    const double half =
        z * std::sqrt(share * (1.0 - share) / count + z * z / (4.0 * count * count));
    const double scale = 1.0 + z * z / count;
    return {share > 0.0 ? (centre - half) / scale : 0.0,
            share < 1.0 ? (centre + half) / scale : 1.0};
}

double sign_p(const Signs& signs) {
    const std::size_t unequal = signs.greater + signs.less;
    if (unequal == 0) {
        return 1.0;
    }
    const boost::math::binomial fair{static_cast<double>(unequal), 0.5};
    const auto fewer = static_cast<double>(std::min(signs.greater, signs.less));
    return std::min(1.0, 2.0 * boost::math::cdf(fair, fewer));
}

std::optional<Interval> median_interval(std::span<const double> sorted, double level) {
    EXPECTS(!sorted.empty());
    const boost::math::binomial fair{static_cast<double>(sorted.size()), 0.5};
    std::size_t from = 0; // how many values may be left out below, and above
    while (2 * from < sorted.size() &&
           2.0 * boost::math::cdf(fair, static_cast<double>(from)) <= 1.0 - level) {
        ++from;
    }
    return from == 0 ? std::nullopt
                     : std::optional{Interval{sorted[from - 1], sorted[sorted.size() - from]}};
}

double wins(std::span<const double> sorted_one, std::span<const double> sorted_other) {
    EXPECTS(!sorted_one.empty() && !sorted_other.empty());
    double sum = 0.0;
    std::size_t below = 0;     // values of the other that are less
    std::size_t not_above = 0; // or the same
    for (const double value : sorted_one) {
        while (below < sorted_other.size() && sorted_other[below] < value) {
            ++below;
        }
        not_above = std::max(not_above, below);
        while (not_above < sorted_other.size() && sorted_other[not_above] <= value) {
            ++not_above;
        }
        sum += (static_cast<double>(below) + static_cast<double>(not_above)) / 2.0;
    }
    return sum;
}

Interval newcombe(double share, std::size_t one, std::size_t other, double level) {
    EXPECTS(one >= 1 && other >= 1 && share >= 0.0 && share <= 1.0);
    const double z = normal_quantile(level);
    const auto m = static_cast<double>(one);
    const auto n = static_cast<double>(other);
    const double more = (m + n) / 2.0 - 1.0;
    const auto is_likely = [&](double truth) {
        const double variance =
            truth * (1.0 - truth) *
            (1.0 + more * ((1.0 - truth) / (2.0 - truth) + truth / (1.0 + truth))) / (m * n);
        return (share - truth) * (share - truth) <= z * z * variance;
    };
    const auto limit = [&](double end) { // bisection, to the last bit
        if (is_likely(end)) {
            return end;
        }
        double in = share;
        double out = end;
        for (int step = 0; step < 200; ++step) {
            const double middle = in + (out - in) / 2.0;
            (is_likely(middle) ? in : out) = middle;
        }
        return in;
    };
    return {limit(0.0), limit(1.0)};
}

RankTest mann_whitney(std::span<const double> sorted_one, std::span<const double> sorted_other) {
    const auto m = static_cast<double>(sorted_one.size());
    const auto n = static_cast<double>(sorted_other.size());
    const double u = wins(sorted_one, sorted_other);
    const double greater = std::max(u, m * n - u);
    const double ties = tie_term(sorted_one, sorted_other);
    if (ties == 0.0 && sorted_one.size() <= most_exact_pairs / sorted_other.size()) {
        const double tail = exact_tail(sorted_one.size(), sorted_other.size(),
                                       static_cast<std::size_t>(std::lround(greater)));
        return {std::min(1.0, 2.0 * tail), true};
    }
    const double all = m + n;
    const double variance = m * n / 12.0 * (all + 1.0 - ties / (all * (all - 1.0)));
    if (variance <= 0.0) {
        return {};
    }
    const double z = (greater - m * n / 2.0 - 0.5) / std::sqrt(variance);
    const double tail = boost::math::cdf(boost::math::complement(boost::math::normal{}, z));
    return {std::min(1.0, 2.0 * tail), false};
}

} // namespace catchup::analysis
