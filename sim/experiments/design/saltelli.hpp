// SPDX-License-Identifier: MIT
// The design behind Sobol indices (Saltelli 2002; Saltelli et al. 2010): two samples A and B, and A
// with one group's factors taken from B at a time.
#pragma once

#include <string>
#include <tuple>

#include "sim/config/complaints.hpp"
#include "sim/config/field.hpp"
#include "sim/experiments/design/cube.hpp"
#include "sim/experiments/design/sequences.hpp"

namespace catchup::experiments {

/// Rows of each base point: A, AB_1 .. AB_G, (BA_1 .. BA_G,) B, for G groups of factors; a factor
/// without a group is one of its own. A and B are the halves of a Sobol sequence of twice as many
/// axes. More points keep the old rows.
struct SaltelliMethod {
    static constexpr std::string_view name = "saltelli";
    static constexpr std::string_view meaning =
        "rows A, AB_j, (BA_j,) B for Sobol indices (Saltelli 2010)";
    std::uint32_t points = 1024;
    std::uint32_t skip = 0;
    bool scramble = false;
    bool second_order = false;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("points", &SaltelliMethod::points, between(1, detail::most_points), "points",
                  "number of base points; a power of two keeps the balance", detail::usual),
            field("skip", &SaltelliMethod::skip, between(0, detail::most_points), "points",
                  "base points left out at the beginning", detail::usual),
            field("scramble", &SaltelliMethod::scramble, anything, "",
                  "shift all points by random digits drawn from the design's seed", detail::usual),
            field("second_order", &SaltelliMethod::second_order, anything, "",
                  "rows for indices of pairs too (BA_1 .. BA_G)", detail::usual)};
    }
    [[nodiscard]] Cube cube(const Shape& shape) const;
    [[nodiscard]] std::string warning() const { return power_of_two_warning(points); }
};

} // namespace catchup::experiments
