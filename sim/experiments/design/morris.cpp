// SPDX-License-Identifier: MIT
#include "sim/experiments/design/morris.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "sim/random/stream.hpp"

namespace catchup::experiments {
namespace {

/// One walk: a start on the lower half of the grid or its mirror, and an order of the groups.
Cube walk(const MorrisMethod& method, const Shape& shape, std::uint32_t number) {
    const Stream random{shape.seed, Replication{0}};
    const std::size_t groups = shape.group_name.size();
    const double delta = method.levels / (2.0 * (method.levels - 1.0));
    std::vector<std::pair<std::uint32_t, std::size_t>> order(groups);
    for (std::size_t g = 0; g < groups; ++g) {
        const auto id = static_cast<std::uint32_t>(g);
        order[g] = {random.bits(id, number, Purpose::design_trajectory, 0), g};
    }
    std::sort(order.begin(), order.end());
    Cube cube = Cube::of(groups + 1, shape.axes);
    std::vector<double> target(shape.axes);
    for (std::size_t axis = 0; axis < shape.axes; ++axis) {
        const auto id = static_cast<std::uint32_t>(axis);
        const double half = method.levels / 2.0; // grid places from which a step up stays inside
        const double place =
            std::floor(random.uniform(id, number, Purpose::design_trajectory, 1) * half) /
            (method.levels - 1.0);
        const bool up = random.uniform(id, number, Purpose::design_trajectory, 2) < 0.5;
        cube.at(0, axis) = up ? place : place + delta;
        target[axis] = up ? place + delta : place;
    }
    for (std::size_t step = 1; step <= groups; ++step) {
        for (std::size_t axis = 0; axis < shape.axes; ++axis) {
            cube.at(step, axis) = shape.group[axis] == order[step - 1].second
                                      ? target[axis]
                                      : cube.at(step - 1, axis);
        }
    }
    return cube;
}

/// Sum of the distances between all pairs of their points.
double distance(const Cube& a, const Cube& b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < a.rows; ++i) {
        for (std::size_t j = 0; j < b.rows; ++j) {
            double square = 0.0;
            for (std::size_t axis = 0; axis < a.axes; ++axis) {
                const double d = a.at(i, axis) - b.at(j, axis);
                square += d * d;
            }
            sum += std::sqrt(square);
        }
    }
    return sum;
}

/// Walks that lie far apart: the two furthest, then always the one furthest from those chosen.
std::vector<std::size_t> far_apart(const std::vector<Cube>& walks, std::size_t wanted) {
    const std::size_t count = walks.size();
    std::vector<double> square(count * count);
    std::pair<std::size_t, std::size_t> best{0, std::min<std::size_t>(1, count - 1)};
    for (std::size_t a = 0; a < count; ++a) {
        for (std::size_t b = a + 1; b < count; ++b) {
            const double d = distance(walks[a], walks[b]);
            square[a * count + b] = square[b * count + a] = d * d;
            if (d * d > square[best.first * count + best.second]) {
                best = {a, b};
            }
        }
    }
    std::vector<std::size_t> chosen{best.first};
    std::size_t next = best.second;
    while (chosen.size() < wanted) {
        chosen.push_back(next);
        double most = -1.0;
        for (std::size_t c = 0; c < count; ++c) {
            double sum = 0.0;
            bool is_new = true;
            for (const std::size_t one : chosen) {
                sum += square[c * count + one];
                is_new = is_new && one != c;
            }
            if (is_new && sum > most) {
                most = sum;
                next = c;
            }
        }
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

} // namespace

void MorrisMethod::check(config::Complaints& complain) const {
    if (levels % 2 != 0) {
        complain("levels", "is odd, so steps up and down would not be equally likely. Try 4 or 6");
    }
    if (optimal_of != 0 && optimal_of < trajectories) {
        complain("optimal_of", "is less than trajectories. Try a greater number, or 0");
    }
}

Cube MorrisMethod::cube(const Shape& shape) const {
    std::vector<Cube> walks;
    for (std::uint32_t number = 0; number < std::max(trajectories, optimal_of); ++number) {
        walks.push_back(walk(*this, shape, number));
    }
    std::vector<std::size_t> chosen(trajectories);
    std::iota(chosen.begin(), chosen.end(), std::size_t{0});
    if (optimal_of > trajectories) {
        chosen = far_apart(walks, trajectories);
    }
    Cube all = Cube::of(0, shape.axes);
    RowLabel trajectory{"trajectory", "walk that the row belongs to", {}, {}};
    RowLabel step{"step", "place in the walk", {}, {}};
    for (std::size_t t = 0; t < chosen.size(); ++t) {
        const Cube& one = walks[chosen[t]];
        all.values.insert(all.values.end(), one.values.begin(), one.values.end());
        all.rows += one.rows;
        for (std::size_t row = 0; row < one.rows; ++row) {
            trajectory.value.push_back(static_cast<std::int64_t>(t));
            step.value.push_back(static_cast<std::int64_t>(row));
        }
    }
    all.labels = {std::move(trajectory), std::move(step)};
    return all;
}

} // namespace catchup::experiments
