// SPDX-License-Identifier: MIT
#pragma once

#include "models/policy/lever.hpp"

namespace catchup {

/// Banks lend more because the purse bears a part of what an exiting firm leaves unpaid. The full
/// public part of the guaranteed debt is set aside until it is repaid, so that no default can
/// exceed the purse. Leaves out: fees, and laxer screening by banks.
struct Guarantee {
    static constexpr std::string_view name = "guarantee";
    static constexpr std::string_view meaning = "a credit guarantee: more leverage for projects";
    double leverage = 0.7;
    double covered = 0.8;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("leverage", &Guarantee::leverage, between(0, 100), "years of profit",
                  "added to what banks lend (finance.sme_leverage, finance.large_leverage)",
                  "assumption"),
            field("covered", &Guarantee::covered, share, "share of loss",
                  "part of a guaranteed debt that the purse pays if the firm exits", "assumption"),
        };
    }
};
static_assert(PolicyLever<Guarantee>);

} // namespace catchup
