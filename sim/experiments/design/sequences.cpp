// SPDX-License-Identifier: MIT
#include "sim/experiments/design/sequences.hpp"

#include <bit>
#include <cmath>

#include <boost/random/sobol.hpp>
#include <fmt/format.h>

#include "sim/random/stream.hpp"

namespace catchup::experiments {
namespace {

/// The first primes.
std::vector<std::uint32_t> primes(std::size_t count) {
    std::vector<std::uint32_t> found;
    for (std::uint32_t candidate = 2; found.size() < count; ++candidate) {
        bool is_prime = true;
        for (const std::uint32_t p : found) {
            is_prime = is_prime && candidate % p != 0;
        }
        if (is_prime) {
            found.push_back(candidate);
        }
    }
    return found;
}

/// The digits of a number in a base, mirrored at the point (van der Corput 1935).
double radical_inverse(std::uint64_t number, std::uint32_t base) {
    double sum = 0.0;
    double weight = 1.0 / base;
    for (; number > 0; number /= base) {
        sum += static_cast<double>(number % base) * weight;
        weight /= base;
    }
    return sum;
}

} // namespace

Cube sobol(std::size_t rows, std::size_t axes, std::size_t first, bool scramble,
           std::uint64_t seed) {
    Cube cube = Cube::of(rows, axes);
    boost::random::sobol_engine<std::uint32_t, 32> engine{axes}; // begins after the origin
    const Stream random{seed, Replication{0}};
    std::vector<std::uint32_t> shift(axes);
    for (std::size_t axis = 0; axis < axes && scramble; ++axis) {
        shift[axis] = random.bits(static_cast<std::uint32_t>(axis), 0, Purpose::design_shift);
    }
    if (first > 1) {
        engine.discard((first - 1) * axes);
    }
    for (std::size_t row = 0; row < rows; ++row) {
        const bool is_origin = first + row == 0;
        for (std::size_t axis = 0; axis < axes; ++axis) {
            const std::uint32_t bits = is_origin ? 0 : engine();
            cube.at(row, axis) = static_cast<double>(bits ^ shift[axis]) * 0x1p-32;
        }
    }
    return cube;
}

std::string power_of_two_warning(std::uint32_t points) {
    return std::has_single_bit(points)
               ? ""
               : fmt::format("points = {} is no power of two, so the points do not balance. Try {} "
                             "or {}",
                             points, std::bit_floor(points), std::bit_ceil(points));
}

Cube SobolMethod::cube(const Shape& shape) const {
    return sobol(points, shape.axes, skip, scramble, shape.seed);
}

std::string SobolMethod::warning() const { return power_of_two_warning(points); }

Cube HaltonMethod::cube(const Shape& shape) const {
    Cube cube = Cube::of(points, shape.axes);
    const std::vector<std::uint32_t> bases = primes(shape.axes);
    for (std::size_t row = 0; row < points; ++row) {
        for (std::size_t axis = 0; axis < shape.axes; ++axis) {
            cube.at(row, axis) = radical_inverse(std::uint64_t{skip} + row, bases[axis]);
        }
    }
    return cube;
}

} // namespace catchup::experiments
