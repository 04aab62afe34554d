// SPDX-License-Identifier: MIT
// Low-discrepancy sequences: points that fill the cube evenly. More points keep the old ones.
#pragma once

#include <string>
#include <tuple>

#include "sim/config/complaints.hpp"
#include "sim/config/field.hpp"
#include "sim/experiments/design/cube.hpp"

namespace catchup::experiments {

namespace detail {
inline constexpr const char* usual = "usual practice";
inline constexpr double most_points = 1e8;
} // namespace detail

/// Sobol 1967 with the direction numbers of Joe & Kuo 2008 (Boost's table), the origin included. A
/// random digital shift (Cranley & Patterson 1976, in base 2) makes it unbiased.
struct SobolMethod {
    static constexpr std::string_view name = "sobol";
    static constexpr std::string_view meaning = "low-discrepancy points (Joe and Kuo 2008)";
    std::uint32_t points = 1024;
    std::uint32_t skip = 0;
    bool scramble = false;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("points", &SobolMethod::points, between(1, detail::most_points), "points",
                  "number of points; a power of two keeps the balance", detail::usual),
            field("skip", &SobolMethod::skip, between(0, detail::most_points), "points",
                  "points left out at the beginning", detail::usual),
            field("scramble", &SobolMethod::scramble, anything, "",
                  "shift all points by random digits drawn from the design's seed", detail::usual)};
    }
    [[nodiscard]] Cube cube(const Shape& shape) const;
    [[nodiscard]] std::string warning() const;
};

/// Halton 1960: radical inverses in the first primes. Beyond about ten factors its axes are
/// correlated unless there are many points.
struct HaltonMethod {
    static constexpr std::string_view name = "halton";
    static constexpr std::string_view meaning = "low-discrepancy points in prime bases";
    std::uint32_t points = 1024;
    std::uint32_t skip = 0;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{field("points", &HaltonMethod::points, between(1, detail::most_points),
                                "points", "number of points", detail::usual),
                          field("skip", &HaltonMethod::skip, between(0, detail::most_points),
                                "points", "points left out at the beginning", detail::usual)};
    }
    [[nodiscard]] Cube cube(const Shape& shape) const;
    [[nodiscard]] std::string warning() const { return ""; }
};

/// Rows first..first + rows - 1 of the Sobol sequence. @param shift drawn from `seed` if scrambled
[[nodiscard]] Cube sobol(std::size_t rows, std::size_t axes, std::size_t first, bool scramble,
                         std::uint64_t seed);
/// "" or that the number is no power of two.
[[nodiscard]] std::string power_of_two_warning(std::uint32_t points);

} // namespace catchup::experiments
