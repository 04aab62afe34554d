// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "models/policy/lever.hpp"
#include "models/technology/states.hpp"

namespace catchup {

/// A public good (E15): generic technology makes projects cheaper (cost.generic) and safer
/// (outcome.generic) in the technologies that it covers.
struct GenericTechnology {
    static constexpr std::string_view name = "generic_technology";
    static constexpr std::string_view meaning = "a public good: generic technology for all";
    static constexpr BookingPurpose purpose = BookingPurpose::generic_technology;
    double spending = 0.1;
    std::array<double, technologies> shares{1.0, 1.0, 1.0};
    double scale = 300.0; // S_gen
    std::int64_t lag = 4;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("spending", &GenericTechnology::spending, between(0, 1e6), "million RMB/quarter",
                  "spent on generic technology", "assumption"),
            field("shares", &GenericTechnology::shares, weight, "1",
                  "relative spending on D, N and I", "assumption: evenly"),
            field("scale", &GenericTechnology::scale, between(1e-6, 1e12), "million RMB",
                  "spending for 1,000 firms on one technology that leaves 1/e of the way (S_gen)",
                  "assumption without data; it decides rankings: vary from 30 to 3000"),
            field("lag", &GenericTechnology::lag, between(0, 400), "quarters",
                  "until spending has effect", "assumption"),
        };
    }
    void check(config::Complaints& complain) const {
        if (!(shares[0] + shares[1] + shares[2] > 0.0)) {
            complain("shares", "are all 0. Try [1, 1, 1]");
        }
    }
};
static_assert(PublicGood<GenericTechnology> && PolicyLever<GenericTechnology>);

} // namespace catchup
