// SPDX-License-Identifier: MIT
#pragma once

#include "models/policy/lever.hpp"

namespace catchup {

/// Firms are linked with a university for a while: they gain capability at once, learn of benefits
/// (information.university) and have safer projects (outcome.university). Bloom et al. 2013.
struct UniversityLinks {
    static constexpr std::string_view name = "university_links";
    static constexpr std::string_view meaning = "links of chosen firms with universities";
    double yearly = 20.0;
    double cost = 0.05;
    std::int64_t quarters = 8;
    double capability = 0.05;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("yearly", &UniversityLinks::yearly, between(0, 1e6), "links/year",
                  "links made a year", "assumption"),
            field("cost", &UniversityLinks::cost, between(0, 1e6), "million RMB/link",
                  "what a link costs the purse", "assumption"),
            field("quarters", &UniversityLinks::quarters, between(1, 400), "quarters",
                  "how long a link lasts", "assumption"),
            field("capability", &UniversityLinks::capability, share, "share",
                  "part of the distance to full capability that a link closes", "assumption"),
        };
    }
};
static_assert(PolicyLever<UniversityLinks>);

} // namespace catchup
