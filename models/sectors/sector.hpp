// SPDX-License-Identifier: MIT
// What distinguishes the firms of one sector. A profile (one file beside this) is a named default.
#pragma once

#include <array>
#include <string>
#include <tuple>
#include <vector>

#include "models/technology/states.hpp"
#include "sim/config/field.hpp"

namespace catchup {

/// Technologies at the start by label, e.g. {D0N0I0 = 0.9, D1N0I0 = 0.1}, least advanced first:
/// the order is that of the latent "start" variable, so that large firms can start further up.
using StartShares = config::Shares;

/// One [[sector]] of a scenario: begins as the profile that `kind` names, then keys override it.
struct Sector {
    std::string kind;
    double share = 1.0;
    double revenue_median = 22.0;
    double revenue_log_sd = 1.2;
    std::array<double, 2> margin{0.02, 0.09};
    std::array<double, technologies> benefit{1.0, 1.0, 1.0}; // sigma_s
    double cost = 1.0;
    double competition = 0.5; // eps
    double volatility = 1.0;
    StartShares start{{"D0N0I0", 1.0}};
    config::Shares inputs{};
    config::Shares distance{}; // delta

    static constexpr auto fields() {
        using namespace config;
        constexpr const char* profile = "the sector's profile";
        return std::tuple{
            field("kind", &Sector::kind, anything, "", "profile to begin from", "catchup list"),
            field("share", &Sector::share, weight, "share of firms",
                  "relative number of firms (shares need not add to 1)", "scenario"),
            field("revenue_median", &Sector::revenue_median, between(1e-6, 1e6), "million RMB/year",
                  "median of the log-normal revenue", profile),
            field("revenue_log_sd", &Sector::revenue_log_sd, between(0, 4), "1",
                  "standard deviation of log revenue", profile),
            field("margin", &Sector::margin, between(-1, 1), "share of revenue",
                  "observed margin at the start: uniform between these two", profile),
            field("benefit", &Sector::benefit, between(0, 1e3), "1",
                  "factors on the gains of D, N and I (sigma_s)", profile),
            field("cost", &Sector::cost, between(1e-6, 1e6), "1",
                  "factor on the cost of every step", profile),
            field("competition", &Sector::competition, between(0, 1), "1",
                  "part of the sector's mean gain that prices give back to buyers (eps)",
                  "assumption"),
            field("volatility", &Sector::volatility, between(0, 1e3), "1",
                  "factor on benefit.noise, the shocks to the margin", "assumption"),
            field("start", &Sector::start, weight, "share of firms",
                  "states at the start, least advanced first", profile),
            field("inputs", &Sector::inputs, weight, "share of purchases",
                  "what it buys, by kind of the supplying sector: a column of an input-output "
                  "table; sectors that the scenario lacks are left out",
                  profile),
            field("distance", &Sector::distance, between(0, 100), "1",
                  "technology distance to other sectors by kind; if both sectors say it they must "
                  "agree; 1 where neither says (delta)",
                  profile),
        };
    }
    void check(config::Complaints& complain) const;
    /// Every profile of the catalogue.
    static const std::vector<Sector>& presets();
};

/// delta: what `from` says of `to`, else what `to` says of `from`, else 1; 0 to itself.
[[nodiscard]] double technology_distance(const Sector& from, const Sector& to);

} // namespace catchup
