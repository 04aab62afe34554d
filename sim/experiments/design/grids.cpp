// SPDX-License-Identifier: MIT
#include "sim/experiments/design/grids.hpp"

#include <numeric>

#include "sim/base/error.hpp"

namespace catchup::experiments {

std::vector<double> places_of(std::size_t count, const std::vector<double>& weights,
                              std::uint32_t levels) {
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    double before = 0.0;
    std::vector<double> places;
    for (std::size_t i = 0; i < (count == 0 ? levels : count); ++i) {
        const auto at = static_cast<double>(i);
        if (count == 0) {
            places.push_back(at / (levels - 1.0));
        } else if (weights.empty()) {
            places.push_back((at + 0.5) / static_cast<double>(count));
        } else {
            places.push_back((before + weights[i] / 2.0) / all);
            before += weights[i];
        }
    }
    return places;
}

Cube FactorialMethod::cube(const Shape& shape) const {
    constexpr std::size_t most = 100'000'000;
    std::vector<std::vector<double>> places;
    std::size_t rows = 1;
    for (std::size_t axis = 0; axis < shape.axes; ++axis) {
        places.push_back(places_of(shape.levels[axis], shape.weights[axis], levels));
        if (rows > most / places.back().size()) {
            throw InputError{Problem{{},
                                     "the factorial has more than 100 million points. Try "
                                     "fewer levels, or a sampled design"}};
        }
        rows *= places.back().size();
    }
    Cube cube = Cube::of(rows, shape.axes);
    for (std::size_t row = 0; row < rows; ++row) {
        std::size_t rest = row;
        for (std::size_t axis = shape.axes; axis-- > 0;) {
            cube.at(row, axis) = places[axis][rest % places[axis].size()];
            rest /= places[axis].size();
        }
    }
    return cube;
}

Cube OneAtATimeMethod::cube(const Shape& shape) const {
    constexpr double median = 0.5;
    Cube cube = Cube::of(1, shape.axes);
    std::fill(cube.values.begin(), cube.values.end(), median);
    const std::vector<double> middle = cube.values;
    for (std::size_t axis = 0; axis < shape.axes; ++axis) {
        for (const double place : places_of(shape.levels[axis], shape.weights[axis], levels)) {
            cube.values.insert(cube.values.end(), middle.begin(), middle.end());
            cube.at(cube.rows++, axis) = place;
        }
    }
    return cube;
}

} // namespace catchup::experiments
