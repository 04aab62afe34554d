// SPDX-License-Identifier: MIT
#pragma once

#include "models/policy/lever.hpp"

namespace catchup {

/// Chosen firms are invited to become showcases and get a grant for it; others learn from a
/// completed one (E11; Liu et al. 2025: pilots raise peers' transformation). Who is chosen is the
/// target's order: size, centrality or lottery. Leaves out: prestige.
struct Demonstration {
    static constexpr std::string_view name = "demonstration";
    static constexpr std::string_view meaning = "grants for chosen showcases that inform others";
    static constexpr BookingPurpose purpose = BookingPurpose::demonstration;
    double rate = 0.50;
    double cap = 1.0;
    std::int64_t quarters = 8;
    double yearly = 4.0;
    double reach = 0.3;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("rate", &Demonstration::rate, share, "share of price",
                  "part of the price that the grant pays", "assumption"),
            field("cap", &Demonstration::cap, between(0, 1e6), "million RMB",
                  "the most that it pays", "assumption"),
            field("quarters", &Demonstration::quarters, between(1, 400), "quarters",
                  "an invitation lapses after so long", "assumption"),
            field("yearly", &Demonstration::yearly, between(0, 1e6), "firms/year",
                  "firms invited a year", "assumption; MIIT 2015-16: 109 projects in two years"),
            field("reach", &Demonstration::reach, share, "1",
                  "how well a showcase is seen by firms of its county and sector that are not its "
                  "partners (these see it fully)",
                  "assumption"),
        };
    }
    /// Million RMB towards a price of so many million RMB.
    [[nodiscard]] double support(double price) const noexcept {
        return std::min(cap, rate * price);
    }
};
static_assert(Entitles<Demonstration> && PolicyLever<Demonstration>);

} // namespace catchup
