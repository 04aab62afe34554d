// SPDX-License-Identifier: MIT
#include "analysis/comparison/dominance.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "analysis/random_draws.hpp"
#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

constexpr std::size_t most_exact_cells = 10'000'000;

/// Distances times the product of the sizes: whole numbers.
struct Distances {
    std::int64_t ahead = 0;
    std::int64_t behind = 0;
};

/// Pairs in the order of their values, whose two arms may be swapped.
class Swaps {
  public:
    Swaps(std::span<const double> one, std::span<const double> other)
        : values_(one.begin(), one.end()) {
        values_.insert(values_.end(), other.begin(), other.end());
        order_.resize(values_.size());
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::stable_sort(order_.begin(), order_.end(),
                         [&](std::size_t a, std::size_t b) { return values_[a] < values_[b]; });
    }
    /// Number of pairs times the distances, where pairs with a sign of -1 are swapped.
    Distances distances(const std::vector<int>& sign) const {
        const std::size_t pairs = sign.size();
        Distances found;
        std::int64_t more = 0; // values of one so far, less those of the other
        for (std::size_t i = 0; i < order_.size(); ++i) {
            const std::size_t at = order_[i];
            more += at < pairs ? sign[at] : -sign[at - pairs];
            if (i + 1 == order_.size() || values_[order_[i + 1]] != values_[at]) {
                found.ahead = std::max(found.ahead, -more);
                found.behind = std::max(found.behind, more);
            }
        }
        return found;
    }

  private:
    std::vector<double> values_;
    std::vector<std::size_t> order_;
};

Distances distances(std::vector<double> one, std::vector<double> other) {
    std::sort(one.begin(), one.end());
    std::sort(other.begin(), other.end());
    const auto m = static_cast<std::int64_t>(one.size());
    const auto n = static_cast<std::int64_t>(other.size());
    Distances found;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < one.size() && j < other.size()) {
        const double value = std::min(one[i], other[j]);
        while (i < one.size() && one[i] == value) {
            ++i;
        }
        while (j < other.size() && other[j] == value) {
            ++j;
        }
        const std::int64_t more =
            static_cast<std::int64_t>(i) * n - static_cast<std::int64_t>(j) * m;
        found.ahead = std::max(found.ahead, -more);
        found.behind = std::max(found.behind, more);
    }
    return found;
}

/// P(max over the path of i n - j m >= distance) for paths from (0, 0) to (m, n), all as likely.
double exact_p(std::size_t m, std::size_t n, std::int64_t distance) {
    if (distance <= 0) {
        return 1.0;
    }
    std::vector<double> chance(n + 1, 0.0); // by j: that a path to (i, j) went so far
    for (std::size_t i = 0; i <= m; ++i) {
        for (std::size_t j = 0; j <= n; ++j) {
            const std::int64_t more =
                static_cast<std::int64_t>(i * n) - static_cast<std::int64_t>(j * m);
            if (more >= distance) {
                chance[j] = 1.0;
            } else if (i + j > 0) {
                const auto from_one = i > 0 ? static_cast<double>(i) * chance[j] : 0.0;
                const auto from_other = j > 0 ? static_cast<double>(j) * chance[j - 1] : 0.0;
                chance[j] = (from_one + from_other) / static_cast<double>(i + j);
            }
        }
    }
    return chance[n];
}

/// Hodges 1958, equation 5.3, as SciPy's ks_2samp has it.
double limit_p(double distance, double larger, double smaller) {
    const double z = std::sqrt(larger * smaller / (larger + smaller)) * distance;
    const double correction =
        2.0 * z * (larger + 2.0 * smaller) / std::sqrt(larger * smaller * (larger + smaller)) / 3.0;
    return std::clamp(std::exp(-2.0 * z * z - correction), 0.0, 1.0);
}

} // namespace

int Dominance::verdict() const noexcept {
    if (ahead > 0.0 && behind <= 0.0) {
        return 1;
    }
    return behind > 0.0 && ahead <= 0.0 ? -1 : 0;
}

Dominance paired_dominance(std::span<const double> one, std::span<const double> other,
                           std::size_t draws, std::uint64_t seed) {
    EXPECTS(one.size() == other.size() && !one.empty());
    const std::size_t pairs = one.size();
    const Swaps swaps{one, other};
    std::vector<int> sign(pairs, 1);
    const Distances seen = swaps.distances(sign);
    const bool is_exact = pairs < 60 && (std::size_t{1} << pairs) <= draws;
    const std::size_t ways = is_exact ? std::size_t{1} << pairs : draws;
    std::mt19937_64 stream{seed};
    std::size_t ahead = is_exact ? 0 : 1;
    std::size_t behind = ahead;
    for (std::size_t way = 0; way < ways; ++way) {
        std::uint64_t bits = way; // sixty-four swaps or fewer from each raw number
        for (std::size_t i = 0; i < pairs; ++i) {
            bits = !is_exact && i % 64 == 0 ? stream() : bits;
            sign[i] = (bits >> (i % 64) & 1U) != 0 ? -1 : 1;
        }
        const Distances now = swaps.distances(sign);
        ahead += now.ahead >= seen.ahead ? 1 : 0;
        behind += now.behind >= seen.behind ? 1 : 0;
    }
    const auto all = static_cast<double>(is_exact ? ways : ways + 1);
    const auto n = static_cast<double>(pairs);
    return {static_cast<double>(seen.ahead) / n, static_cast<double>(seen.behind) / n,
            static_cast<double>(ahead) / all, static_cast<double>(behind) / all, is_exact};
}

Dominance independent_dominance(std::span<const double> one, std::span<const double> other) {
    EXPECTS(!one.empty() && !other.empty());
    const std::size_t m = one.size();
    const std::size_t n = other.size();
    const Distances seen = distances({one.begin(), one.end()}, {other.begin(), other.end()});
    const double cells = static_cast<double>(m) * static_cast<double>(n);
    Dominance found{static_cast<double>(seen.ahead) / cells,
                    static_cast<double>(seen.behind) / cells, 1.0, 1.0,
                    cells <= static_cast<double>(most_exact_cells)};
    if (found.is_exact) {
        found.ahead_p = exact_p(n, m, seen.ahead);
        found.behind_p = exact_p(m, n, seen.behind);
    } else {
        const auto larger = static_cast<double>(std::max(m, n));
        const auto smaller = static_cast<double>(std::min(m, n));
        found.ahead_p = limit_p(found.ahead, larger, smaller);
        found.behind_p = limit_p(found.behind, larger, smaller);
    }
    return found;
}

} // namespace catchup::analysis
