// SPDX-License-Identifier: MIT
// Who chooses the step that a policy is about: the firm, or a planner.
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <variant>

#include "models/technology/order.hpp"
#include "sim/config/field.hpp"

namespace catchup {

/// Any step that the firm may take.
struct FirmChoice {
    static constexpr std::string_view name = "firm";
    static constexpr std::string_view meaning = "any step: the firm chooses";
    static constexpr auto fields() { return std::tuple{}; }
};

/// The next step of one order for all firms.
struct SequenceChoice {
    static constexpr std::string_view name = "sequence";
    static constexpr std::string_view meaning = "a planner's fixed order, the same for all firms";
    std::string order = "DDNNII";

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("order", &SequenceChoice::order, anything, "",
                  "technologies in order, each twice: DDNNII takes D to level 2 before N; DNDNII "
                  "goes stage by stage",
                  "Zhou et al. 2019: digital, then network, then intelligent"),
        };
    }
    void check(config::Complaints& complain) const {
        if (!is_order(order)) {
            complain("order", "must name D, N and I twice each. Try \"DDNNII\"");
        }
    }
};

/// One step a sector and year: the one with the greatest sum of (true gain x revenue x annuity -
/// price) for each public RMB, over the covered firms that may take it.
struct BestBySector {
    static constexpr std::string_view name = "best_by_sector";
    static constexpr std::string_view meaning = "a planner's best step for each sector and year";
    bool informed = true;
    double years = 10.0;
    double discount = 0.05;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("informed", &BestBySector::informed, anything, "",
                  "whether the planner knows each firm; if not, it takes every fit for 1 and the "
                  "states of a year ago",
                  "assumption"),
            field("years", &BestBySector::years, between(1, 100), "years",
                  "how long the planner counts gains", "assumption"),
            field("discount", &BestBySector::discount, between(0, 1), "1/year",
                  "at which it discounts them", "assumption"),
        };
    }
};

/// [intervention.choice] kind = ...
using PolicyChoices = std::variant<FirmChoice, SequenceChoice, BestBySector>;

} // namespace catchup
