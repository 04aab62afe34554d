// SPDX-License-Identifier: MIT
#include "analysis/pathways/discrepancy.hpp"

#include <algorithm>
#include <limits>
#include <random>

#include <Eigen/Dense>

#include "analysis/random_draws.hpp"
#include "sim/parallel/blocks.hpp"

namespace catchup::analysis {
namespace {

constexpr std::size_t batch = 16; // permutations that are computed together

/// Weights of objects (rows) in groups (columns), one dealing after another.
using Dealings = Eigen::MatrixXd;

void deal(std::span<const Grouped> members, std::span<const std::size_t> groups, std::size_t first,
          Dealings& into) {
    for (std::size_t m = 0; m < members.size(); ++m) {
        into(static_cast<Eigen::Index>(members[m].object),
             static_cast<Eigen::Index>(first + groups[m])) += members[m].weight;
    }
}

/// Sums of squares within groups, by column: the sum of distances of all pairs over the weight.
std::vector<double> sums_within(const Distances& distances, const Dealings& dealings) {
    const Eigen::Map<const Eigen::MatrixXd> square(distances.values.data(),
                                                   static_cast<Eigen::Index>(distances.rows),
                                                   static_cast<Eigen::Index>(distances.columns));
    const Eigen::MatrixXd product = square * dealings;
    std::vector<double> sums;
    for (Eigen::Index c = 0; c < dealings.cols(); ++c) {
        sums.push_back(dealings.col(c).dot(product.col(c)) / 2.0 / dealings.col(c).sum());
    }
    return sums;
}

double pseudo_f(double whole, double within, double groups, double members) {
    const double between = std::max(whole - within, 0.0);
    return within > 0.0 ? between / (groups - 1.0) / (within / (members - groups))
                        : std::numeric_limits<double>::infinity();
}

struct Setting {
    const Distances& distances;
    std::span<const Grouped> members;
    std::size_t groups;
    double whole; // sum of squares of all
};

/// F of each dealing: rows of `dealt` are the groups of the members.
std::vector<double> statistics(const Setting& setting,
                               const std::vector<std::vector<std::size_t>>& dealt) {
    std::vector<double> found(dealt.size());
    const std::size_t tasks = (dealt.size() + batch - 1) / batch;
    for_each_task(static_cast<std::uint32_t>(tasks), [&](std::uint32_t task) {
        const std::size_t first = task * batch;
        const std::size_t last = std::min(first + batch, dealt.size());
        Dealings dealings =
            Dealings::Zero(static_cast<Eigen::Index>(setting.distances.rows),
                           static_cast<Eigen::Index>((last - first) * setting.groups));
        for (std::size_t p = first; p < last; ++p) {
            deal(setting.members, dealt[p], (p - first) * setting.groups, dealings);
        }
        const std::vector<double> sums = sums_within(setting.distances, dealings);
        for (std::size_t p = first; p < last; ++p) {
            double within = 0.0;
            for (std::size_t g = 0; g < setting.groups; ++g) {
                within += sums[(p - first) * setting.groups + g];
            }
            found[p] = pseudo_f(setting.whole, within, static_cast<double>(setting.groups),
                                static_cast<double>(setting.members.size()));
        }
    });
    return found;
}

} // namespace

std::optional<Discrepancy> discrepancy(const Distances& distances, std::span<const Grouped> members,
                                       std::size_t permutations, std::uint64_t seed) {
    std::vector<std::size_t> groups;
    for (const Grouped& member : members) {
        groups.push_back(member.group);
    }
    const std::size_t count =
        groups.empty() ? 0 : 1 + *std::max_element(groups.begin(), groups.end());
    if (count < 2 || members.size() <= count) {
        return std::nullopt;
    }
    Dealings dealings = Dealings::Zero(static_cast<Eigen::Index>(distances.rows),
                                       static_cast<Eigen::Index>(count + 1));
    deal(members, groups, 0, dealings);
    dealings.col(static_cast<Eigen::Index>(count)) = dealings.rowwise().sum();
    const std::vector<double> sums = sums_within(distances, dealings);
    const double whole = sums.back();
    if (!(whole > 0.0)) {
        return std::nullopt;
    }
    Discrepancy found;
    double within = 0.0;
    for (std::size_t g = 0; g < count; ++g) {
        within += sums[g];
        found.of_group.push_back(sums[g] / dealings.col(static_cast<Eigen::Index>(g)).sum());
    }
    found.total = whole / dealings.rightCols(1).sum();
    found.r_squared = std::max(1.0 - within / whole, 0.0);
    found.pseudo_f =
        pseudo_f(whole, within, static_cast<double>(count), static_cast<double>(members.size()));
    if (permutations == 0) {
        return found;
    }
    std::mt19937_64 stream{seed};
    std::vector<std::vector<std::size_t>> dealt;
    for (std::size_t p = 0; p < permutations; ++p) {
        shuffle(stream, std::span{groups});
        dealt.push_back(groups);
    }
    constexpr double rounding = 1.0 - 1e-9; // the same F from sums in another order
    const std::vector<double> others = statistics({distances, members, count, whole}, dealt);
    const auto as_great = std::count_if(others.begin(), others.end(),
                                        [&](double f) { return f >= found.pseudo_f * rounding; });
    found.p = static_cast<double>(as_great + 1) / static_cast<double>(permutations + 1);
    return found;
}

} // namespace catchup::analysis
