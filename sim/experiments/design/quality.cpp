// SPDX-License-Identifier: MIT
#include "sim/experiments/design/quality.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace catchup::experiments {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

double centred_discrepancy(const Cube& cube) {
    const auto rows = static_cast<double>(cube.rows);
    double single = 0.0;
    double pairs = 0.0;
    for (std::size_t i = 0; i < cube.rows; ++i) {
        double product = 1.0;
        for (std::size_t x = 0; x < cube.axes; ++x) {
            const double a = std::abs(cube.at(i, x) - 0.5);
            product *= 1.0 + 0.5 * a - 0.5 * a * a;
        }
        single += product;
        for (std::size_t j = 0; j < cube.rows; ++j) {
            double both = 1.0;
            for (std::size_t x = 0; x < cube.axes; ++x) {
                const double a = std::abs(cube.at(i, x) - 0.5);
                const double b = std::abs(cube.at(j, x) - 0.5);
                both *= 1.0 + 0.5 * a + 0.5 * b - 0.5 * std::abs(cube.at(i, x) - cube.at(j, x));
            }
            pairs += both;
        }
    }
    double whole = 1.0;
    for (std::size_t x = 0; x < cube.axes; ++x) {
        whole *= 13.0 / 12.0;
    }
    return whole - 2.0 / rows * single + pairs / (rows * rows);
}

double least_distance(const Cube& cube) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < cube.rows; ++i) {
        for (std::size_t j = i + 1; j < cube.rows; ++j) {
            double square = 0.0;
            for (std::size_t x = 0; x < cube.axes; ++x) {
                const double d = cube.at(i, x) - cube.at(j, x);
                square += d * d;
            }
            least = std::min(least, square);
        }
    }
    return cube.rows < 2 ? none : std::sqrt(least);
}

double correlation(const Cube& cube, std::size_t x, std::size_t y) {
    const auto rows = static_cast<double>(cube.rows);
    double mean_x = 0.0;
    double mean_y = 0.0;
    for (std::size_t i = 0; i < cube.rows; ++i) {
        mean_x += cube.at(i, x) / rows;
        mean_y += cube.at(i, y) / rows;
    }
    double xx = 0.0;
    double yy = 0.0;
    double xy = 0.0;
    for (std::size_t i = 0; i < cube.rows; ++i) {
        const double dx = cube.at(i, x) - mean_x;
        const double dy = cube.at(i, y) - mean_y;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    return xx > 0.0 && yy > 0.0 ? std::abs(xy) / std::sqrt(xx * yy) : none;
}

} // namespace

Quality quality_of(const Cube& cube) {
    Quality quality{none, none, none};
    if (cube.rows == 0 || cube.axes == 0) {
        return quality;
    }
    quality.discrepancy = centred_discrepancy(cube);
    quality.least_distance = least_distance(cube);
    for (std::size_t x = 0; x < cube.axes; ++x) {
        for (std::size_t y = x + 1; y < cube.axes; ++y) {
            quality.correlation = std::fmax(quality.correlation, correlation(cube, x, y));
        }
    }
    return quality;
}

} // namespace catchup::experiments
