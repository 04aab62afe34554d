// SPDX-License-Identifier: MIT
// When, whom, what, from which purse: a policy is a list of these.
#pragma once

#include <string>
#include <tuple>

#include "models/catalogue.hpp"
#include "models/policy/choice.hpp"
#include "models/policy/purse.hpp"
#include "models/policy/target.hpp"
#include "models/policy/trigger.hpp"
#include "sim/base/calendar.hpp"
#include "sim/config/field.hpp"

namespace catchup {

/// [policy]: how generous the interventions are, all together.
struct Policy {
    double generosity = 1.0; // f of E17

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("generosity", &Policy::generosity, between(0, 1e6), "1",
                  "factor on every intervention's coverage (at most all firms are covered), on the "
                  "spending on public goods, and on the numbers of vouchers, demonstrations and "
                  "links a year; catchup compare solves for it (f)",
                  "as written"),
        };
    }
};

/// One [[intervention]]. Four switches are independent of each other: choice, instrument (kind),
/// delivery and target.
struct Intervention {
    PolicyLevers lever;
    std::string name = "intervention";
    std::string purse = "purse";
    Quarter from{};
    Quarter until{};
    std::string delivery = "ministry";
    PolicyTriggers trigger;
    PolicyChoices choice;
    Target target;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            embed(&Intervention::lever),
            field("name", &Intervention::name, anything, "", "name in messages and files",
                  "scenario"),
            field("purse", &Intervention::purse, anything, "", "the [[purse]] that pays",
                  "scenario"),
            required("from", &Intervention::from, anything, "", "first quarter, as 2014Q1",
                     "scenario"),
            required("until", &Intervention::until, anything, "", "last quarter", "scenario"),
            field("delivery", &Intervention::delivery, anything, "",
                  "ministry: whoever carries the project out; integrator: it pays only for what an "
                  "integrator carries out, and gives and inspects only where an integrator's offer "
                  "stands",
                  "assumption"),
            section("trigger", &Intervention::trigger, "under which condition it acts"),
            section("choice", &Intervention::choice, "who chooses the step"),
            section("target", &Intervention::target, "whom it reaches"),
        };
    }
    void check(config::Complaints& complain) const {
        if (until < from) {
            complain("until", "lies before from. Try a later quarter");
        }
        if (delivery != "ministry" && delivery != "integrator") {
            complain("delivery", "must be ministry or integrator. Try \"ministry\"");
        }
    }
};

} // namespace catchup
