// SPDX-License-Identifier: MIT
// Latin hypercubes (McKay, Beckman & Conover 1979): each factor's range is cut into as many strata
// as there are points, and each stratum is used once.
#pragma once

#include <string>
#include <tuple>

#include "sim/config/complaints.hpp"
#include "sim/config/field.hpp"
#include "sim/experiments/design/cube.hpp"

namespace catchup::experiments {

/// More points are another hypercube: it cannot be extended row by row.
struct LatinHypercubeMethod {
    static constexpr std::string_view name = "latin_hypercube";
    static constexpr std::string_view meaning = "one point in each stratum of each factor";
    std::uint32_t points = 100;
    std::string variant = "plain";
    std::uint32_t swaps = 10'000;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("points", &LatinHypercubeMethod::points, between(1, 5e5), "points",
                  "number of points", "usual practice"),
            field("variant", &LatinHypercubeMethod::variant, anything, "",
                  "plain: anywhere in a stratum; centred: in its middle; optimised: then swapped "
                  "to lie apart",
                  "usual practice"),
            field("swaps", &LatinHypercubeMethod::swaps, between(0, 1e9), "swaps",
                  "tries of the optimised variant", "assumption")};
    }
    void check(config::Complaints& complain) const;
    [[nodiscard]] Cube cube(const Shape& shape) const;
    [[nodiscard]] std::string warning() const { return ""; }
};

} // namespace catchup::experiments
