// SPDX-License-Identifier: MIT
// Elementary effects (Morris 1991): walks on a grid that change one factor, or group, at a time.
#pragma once

#include <string>
#include <tuple>

#include "sim/config/complaints.hpp"
#include "sim/config/field.hpp"
#include "sim/experiments/design/cube.hpp"

namespace catchup::experiments {

/// Each trajectory has one row more than there are groups. Without `optimal_of`, more trajectories
/// keep the old ones; with it, those that lie furthest apart are chosen (Campolongo, Cariboni &
/// Saltelli 2007, one after another as Ruano et al. 2012).
struct MorrisMethod {
    static constexpr std::string_view name = "morris";
    static constexpr std::string_view meaning =
        "walks that change one factor a step, for elementary effects";
    std::uint32_t trajectories = 20;
    std::uint32_t levels = 4;
    std::uint32_t optimal_of = 0;
    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("trajectories", &MorrisMethod::trajectories, between(1, 1e6), "trajectories",
                  "number of walks", "Campolongo et al. 2007: 10 to 20"),
            field("levels", &MorrisMethod::levels, between(2, 1000), "levels",
                  "values of each factor, an even number; a step is levels / (2 (levels - 1))",
                  "Morris 1991"),
            field("optimal_of", &MorrisMethod::optimal_of, between(0, 10'000), "trajectories",
                  "choose the walks that lie apart among so many; 0 = take them as drawn",
                  "Campolongo et al. 2007: 500 to 1000")};
    }
    void check(config::Complaints& complain) const;
    [[nodiscard]] Cube cube(const Shape& shape) const;
    [[nodiscard]] std::string warning() const { return ""; }
};

} // namespace catchup::experiments
