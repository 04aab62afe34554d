// SPDX-License-Identifier: MIT
#pragma once

#include "models/policy/lever.hpp"
#include "models/technology/states.hpp"

namespace catchup {

/// Inspectors visit firms below a goal; a pressed firm takes the mandated step if it pays back
/// within an outer limit and the firm can pay, else it pays a penalty and is left alone for a
/// while. Stops when the quota is met. Leaves out: appeals, sham compliance.
struct Mandate {
    static constexpr std::string_view name = "mandate";
    static constexpr std::string_view meaning =
        "inspectors press firms below a goal, up to a quota";
    std::string goal = "D1N1I0";
    double quota = 1.0;
    double inspected = 0.04;
    double visit_cost = 0.03;
    double longest_payback = 8.0; // PB_mand
    double penalty = 0.001;
    std::int64_t pause = 4;

    static constexpr auto fields() {
        using namespace config;
        constexpr const char* a = "assumption";
        return std::tuple{
            field("goal", &Mandate::goal, anything, "state",
                  "firms below this state in some technology are pressed", a),
            field("quota", &Mandate::quota, share, "share of firms",
                  "no firm is pressed while this part of the selected firms is at the goal", a),
            field("inspected", &Mandate::inspected, share, "1/quarter",
                  "probability that a covered firm is visited", a),
            field("visit_cost", &Mandate::visit_cost, between(0, 1e6), "million RMB",
                  "what a visit costs the purse, whatever comes of it",
                  "assumption without data; it decides rankings: vary from .005 to .1"),
            field("longest_payback", &Mandate::longest_payback, positive, "years",
                  "a pressed firm complies if the step pays back sooner (PB_mand)", a),
            field("penalty", &Mandate::penalty, between(0, 1), "share of yearly revenue",
                  "what a pressed firm pays that does not comply", a),
            field("pause", &Mandate::pause, between(0, 400), "quarters",
                  "a firm that did not comply is not visited for so long", a),
        };
    }
    void check(config::Complaints& complain) const {
        if (!parse_state(goal) || goal == "D0N0I0") {
            complain("goal", "is not a state above D0N0I0. Try a label such as D1N1I0");
        }
    }
};
static_assert(PolicyLever<Mandate>);

} // namespace catchup
