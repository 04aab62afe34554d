// SPDX-License-Identifier: MIT
#pragma once

#include "models/policy/lever.hpp"

namespace catchup {

/// A public good (E15): standards make projects cheaper (cost.standards) and safer
/// (outcome.standards) for every firm of the sectors and counties that the target names.
struct Standards {
    static constexpr std::string_view name = "standards";
    static constexpr std::string_view meaning = "a public good: standards for all";
    static constexpr BookingPurpose purpose = BookingPurpose::standards;
    double spending = 0.1;
    double scale = 300.0; // S_std
    std::int64_t lag = 4;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("spending", &Standards::spending, between(0, 1e6), "million RMB/quarter",
                  "spent on standards", "assumption"),
            field("scale", &Standards::scale, between(1e-6, 1e12), "million RMB",
                  "spending for 1,000 firms that leaves 1/e of the way to full standards (S_std)",
                  "assumption without data; it decides rankings: vary from 30 to 3000"),
            field("lag", &Standards::lag, between(0, 400), "quarters", "until spending has effect",
                  "assumption"),
        };
    }
};
static_assert(PublicGood<Standards> && PolicyLever<Standards>);

} // namespace catchup
