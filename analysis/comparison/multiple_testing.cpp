// SPDX-License-Identifier: MIT
#include "analysis/comparison/multiple_testing.hpp"

#include <algorithm>
#include <numeric>

namespace catchup::analysis {
namespace {

/// Places in ascending order of p.
std::vector<std::size_t> ascending(std::span<const double> p) {
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    return order;
}

} // namespace

std::vector<double> holm(std::span<const double> p) {
    const std::vector<std::size_t> order = ascending(p);
    std::vector<double> adjusted(p.size());
    double so_far = 0.0;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        so_far = std::max(so_far, static_cast<double>(p.size() - rank) * p[order[rank]]);
        adjusted[order[rank]] = std::min(1.0, so_far);
    }
    return adjusted;
}

std::vector<double> benjamini_hochberg(std::span<const double> p) {
    const std::vector<std::size_t> order = ascending(p);
    std::vector<double> adjusted(p.size());
    double so_far = 1.0;
    for (std::size_t rank = order.size(); rank-- > 0;) {
        so_far = std::min(so_far, static_cast<double>(p.size()) / static_cast<double>(rank + 1) *
                                      p[order[rank]]);
        adjusted[order[rank]] = so_far;
    }
    return adjusted;
}

} // namespace catchup::analysis
