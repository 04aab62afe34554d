// SPDX-License-Identifier: MIT
#include "sim/experiments/design/latin.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "sim/random/stream.hpp"

namespace catchup::experiments {
namespace {

/// 0..count-1 in an order that the stream draws.
std::vector<std::uint32_t> shuffled(std::uint32_t count, const Stream& random, std::uint32_t axis) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> keys(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        keys[i] = {random.bits(i, 0, Purpose::design_order, axis), i};
    }
    std::sort(keys.begin(), keys.end());
    std::vector<std::uint32_t> order(count);
    std::transform(keys.begin(), keys.end(), order.begin(), [](auto key) { return key.second; });
    return order;
}

/// Nearness of a row to all others: sum of 1 / d^2 (Morris & Mitchell 1995, p = 2), but for one.
double crowding(const Cube& cube, std::size_t row, std::size_t but) {
    double sum = 0.0;
    for (std::size_t other = 0; other < cube.rows; ++other) {
        if (other == row || other == but) {
            continue;
        }
        double square = 0.0;
        for (std::size_t axis = 0; axis < cube.axes; ++axis) {
            const double d = cube.at(row, axis) - cube.at(other, axis);
            square += d * d;
        }
        sum += 1.0 / std::max(square, std::numeric_limits<double>::min());
    }
    return sum;
}

/// Swaps two rows' values of one factor wherever it makes the points lie further apart.
void spread(Cube& cube, std::uint32_t swaps, const Stream& random) {
    const auto below = [&](std::uint32_t attempt, std::uint32_t index, std::size_t count) {
        const double u = random.uniform(attempt, 0, Purpose::design_swap, index);
        return std::min(static_cast<std::size_t>(u * static_cast<double>(count)), count - 1);
    };
    for (std::uint32_t attempt = 0; attempt < swaps && cube.rows > 2; ++attempt) {
        const std::size_t axis = below(attempt, 0, cube.axes);
        const std::size_t a = below(attempt, 1, cube.rows);
        const std::size_t b = below(attempt, 2, cube.rows);
        if (a == b) {
            continue;
        }
        // the distance between the two does not change
        const double before = crowding(cube, a, b) + crowding(cube, b, a);
        std::swap(cube.at(a, axis), cube.at(b, axis));
        if (crowding(cube, a, b) + crowding(cube, b, a) > before) {
            std::swap(cube.at(a, axis), cube.at(b, axis));
        }
    }
}

} // namespace

void LatinHypercubeMethod::check(config::Complaints& complain) const {
    if (variant != "plain" && variant != "centred" && variant != "optimised") {
        complain("variant", "is not known. Try plain, centred or optimised");
    }
}

Cube LatinHypercubeMethod::cube(const Shape& shape) const {
    Cube cube = Cube::of(points, shape.axes);
    const Stream random{shape.seed, Replication{0}};
    for (std::uint32_t axis = 0; axis < shape.axes; ++axis) {
        const std::vector<std::uint32_t> stratum = shuffled(points, random, axis);
        for (std::uint32_t row = 0; row < points; ++row) {
            const double within =
                variant == "centred" ? 0.5 : random.uniform(row, 0, Purpose::design_place, axis);
            cube.at(row, axis) = (stratum[row] + within) / points;
        }
    }
    if (variant == "optimised") {
        spread(cube, swaps, random);
    }
    return cube;
}

} // namespace catchup::experiments
