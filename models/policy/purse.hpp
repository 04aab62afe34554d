// SPDX-License-Identifier: MIT
// A public budget: what may be spent, when.
#pragma once

#include <string>
#include <tuple>

#include "sim/base/calendar.hpp"
#include "sim/config/field.hpp"

namespace catchup {

/// One [[purse]] (E16): a hard cap on everything that the interventions naming it spend,
/// administration included. Leaves out: borrowing, and transfers between purses.
struct Purse {
    std::string name = "purse";
    Quarter from{};
    Quarter until{};
    double quarterly = 1.0; // G
    double carry_over = 1.0;
    double administration = 0.08;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("name", &Purse::name, anything, "", "what interventions call it", "scenario"),
            required("from", &Purse::from, anything, "", "first quarter with money, as 2014Q1",
                     "scenario"),
            required("until", &Purse::until, anything, "", "last quarter with money", "scenario"),
            field("quarterly", &Purse::quarterly, between(0, 1e6), "million RMB/quarter",
                  "money that comes in at the begin of a quarter (G)", "assumption"),
            field("carry_over", &Purse::carry_over, share, "share",
                  "part of what is unspent at the end of a quarter that stays; what is set aside "
                  "stays in any case",
                  "assumption"),
            field("administration", &Purse::administration, between(0, 10), "share of payment",
                  "cost of administration, on top of every payment and out of the same purse",
                  "assumption"),
        };
    }
    void check(config::Complaints& complain) const {
        if (until < from) {
            complain("until", "lies before from. Try a later quarter");
        }
    }
};

} // namespace catchup
