// SPDX-License-Identifier: MIT
#include "sim/network/measures.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <vector>

#include <boost/pending/disjoint_sets.hpp>

namespace catchup::network {
namespace {

std::uint32_t degree(const Partners& partners, std::uint32_t at) noexcept {
    return static_cast<std::uint32_t>(partners.of(Position{at}).size());
}

/// Firms in each component, by one of its members; 0 for the other members.
std::vector<std::uint32_t> component_sizes(const Partners& partners) {
    std::vector<std::uint32_t> rank(partners.firms());
    std::vector<std::uint32_t> parent(partners.firms());
    std::iota(parent.begin(), parent.end(), 0U);
    boost::disjoint_sets sets{rank.data(), parent.data()};
    for (std::uint32_t a = 0; a < partners.firms(); ++a) {
        for (const Position b : partners.of(Position{a})) {
            if (b.value() < a) {
                sets.union_set(a, b.value());
            }
        }
    }
    std::vector<std::uint32_t> sizes(partners.firms());
    for (std::uint32_t a = 0; a < partners.firms(); ++a) {
        ++sizes[sets.find_set(a)];
    }
    return sizes;
}

/// The partners with more partners than a firm has itself (ties: the higher position). Directing
/// every link this way leaves each firm with at most sqrt(2 x links) of them, hubs included.
class Upward {
  public:
    explicit Upward(const Partners& partners) : begin_{0} {
        begin_.reserve(std::size_t{partners.firms()} + 1);
        above_.reserve(partners.links());
        for (std::uint32_t a = 0; a < partners.firms(); ++a) {
            const std::uint32_t own = degree(partners, a);
            for (const Position b : partners.of(Position{a})) {
                const std::uint32_t other = degree(partners, b.value());
                if (other > own || (other == own && b.value() > a)) {
                    above_.push_back(b.value());
                }
            }
            begin_.push_back(above_.size());
        }
    }
    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t at) const noexcept {
        return {above_.data() + begin_[at], begin_[at + 1] - begin_[at]};
    }

  private:
    std::vector<std::size_t> begin_;
    std::vector<std::uint32_t> above_; // ascending for each firm
};

/// How many pairs of each firm's partners are linked: every triangle is met once, from its lowest
/// corner.
std::vector<std::uint64_t> triangles(const Partners& partners) {
    const Upward upward{partners};
    std::vector<std::uint64_t> count(partners.firms());
    for (std::uint32_t a = 0; a < partners.firms(); ++a) {
        const auto of_a = upward.of(a);
        for (const std::uint32_t b : of_a) {
            const auto of_b = upward.of(b);
            for (auto i = of_a.begin(), j = of_b.begin(); i != of_a.end() && j != of_b.end();) {
                if (*i == *j) {
                    ++count[a];
                    ++count[b];
                    ++count[*i];
                    ++i;
                    ++j;
                } else if (*i < *j) {
                    ++i;
                } else {
                    ++j;
                }
            }
        }
    }
    return count;
}

/// Steps that finding the triangles may take: the smaller degree of the ends of each link, added.
std::uint64_t triangle_steps(const Partners& partners) {
    std::uint64_t steps = 0;
    for (std::uint32_t a = 0; a < partners.firms(); ++a) {
        const std::uint32_t own = degree(partners, a);
        for (const Position b : partners.of(Position{a})) {
            if (b.value() > a) {
                steps += std::min(own, degree(partners, b.value()));
            }
        }
    }
    return steps;
}

/// NaN if it would take too long.
double mean_clustering(const Partners& partners) {
    constexpr std::uint64_t most_steps = 2'000'000'000; // some seconds
    if (triangle_steps(partners) > most_steps) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const std::vector<std::uint64_t> linked_pairs = triangles(partners);
    double sum = 0.0;
    for (std::uint32_t a = 0; a < partners.firms(); ++a) {
        const double own = degree(partners, a);
        if (own >= 2.0) {
            sum += static_cast<double>(linked_pairs[a]) / (own * (own - 1.0) / 2.0);
        }
    }
    return sum / partners.firms();
}

} // namespace

Summary summarise(const Partners& partners) {
    Summary summary{.firms = partners.firms(), .links = partners.links()};
    if (partners.firms() == 0) {
        return summary;
    }
    summary.mean_degree = 2.0 * static_cast<double>(summary.links) / summary.firms;
    summary.least_degree = degree(partners, 0);
    for (std::uint32_t a = 0; a < partners.firms(); ++a) {
        summary.least_degree = std::min(summary.least_degree, degree(partners, a));
        summary.greatest_degree = std::max(summary.greatest_degree, degree(partners, a));
    }
    for (const std::uint32_t size : component_sizes(partners)) {
        summary.components += size > 0 ? 1 : 0;
        summary.largest_component = std::max(summary.largest_component, size);
    }
    summary.clustering = mean_clustering(partners);
    return summary;
}

} // namespace catchup::network
