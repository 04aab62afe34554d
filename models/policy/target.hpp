// SPDX-License-Identifier: MIT
// Whom an intervention reaches: by sector, place, size, state, network position or lottery.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "models/technology/states.hpp"
#include "sim/config/field.hpp"

namespace catchup {

/// [intervention.target]: the firms selected, and the part of them that is reached. Leaves out:
/// applications, favours.
struct Target {
    std::vector<std::string> sectors;
    std::array<double, 2> counties{0.0, 65534.0};
    std::string size = "all";
    std::string from_state = "D0N0I0";
    std::string to_state = "D2N2I2";
    std::string order = "lottery";
    double coverage = 1.0;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("sectors", &Target::sectors, anything, "",
                  "kinds of the sectors that it reaches; none = all", "scenario"),
            field("counties", &Target::counties, between(0, 65534), "",
                  "first and last county that it reaches, counted from 0", "all"),
            field("size", &Target::size, anything, "",
                  "all, smes (revenue below finance.sme_revenue) or large (the others)", "all"),
            field("from_state", &Target::from_state, anything, "state",
                  "firms at this state or above in each technology", "all"),
            field("to_state", &Target::to_state, anything, "state",
                  "firms at this state or below in each technology", "all"),
            field("order", &Target::order, anything, "",
                  "who comes first if not all are reached: lottery, largest, smallest (by revenue) "
                  "or central (by partners in the county network)",
                  "assumption"),
            field("coverage", &Target::coverage, share, "share of firms",
                  "part of the selected firms that it reaches, times policy.generosity",
                  "all that are selected"),
        };
    }
    void check(config::Complaints& complain) const;
};

/// Names of Size and Order, in order.
inline constexpr std::array<std::string_view, 3> target_sizes{"all", "smes", "large"};
inline constexpr std::array<std::string_view, 4> target_orders{"lottery", "largest", "smallest",
                                                               "central"};

} // namespace catchup
