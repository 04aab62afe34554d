// SPDX-License-Identifier: MIT
// Who the firms are: how many, where, how different, and what goes with what.
#pragma once

#include <cstdint>
#include <tuple>

#include "sim/config/field.hpp"

namespace catchup {

/// Correlations of the Gaussian copula (of the latent normals, not of the attributes themselves).
struct Correlations {
    double size_margin = 0.0;
    double size_start = 0.3;
    double size_capability = 0.3;
    double margin_capability = 0.2;
    double start_capability = 0.2;
    double between_fits = 0.0;

    static constexpr auto fields() {
        using namespace config;
        constexpr Range correlation{-1.0, 1.0, true, true};
        constexpr const char* a = "assumption";
        return std::tuple{
            field("size_margin", &Correlations::size_margin, correlation, "1",
                  "revenue with observed margin", a),
            field("size_start", &Correlations::size_start, correlation, "1",
                  "revenue with the state at the start", a),
            field("size_capability", &Correlations::size_capability, correlation, "1",
                  "revenue with capability", a),
            field("margin_capability", &Correlations::margin_capability, correlation, "1",
                  "observed margin with capability", a),
            field("start_capability", &Correlations::start_capability, correlation, "1",
                  "state at the start with capability", a),
            field("between_fits", &Correlations::between_fits, correlation, "1",
                  "fits of D, N and I with each other", a),
        };
    }
};

/// The firms at the start. A CSV table of real firms replaces any draw by its column.
struct Population {
    std::uint32_t firms = 600;
    std::uint32_t counties = 1;
    double county_spacing = 60.0;
    double county_radius = 15.0;
    config::TextFile table;
    double fit_log_sd = 0.4;                // sigma_w
    double payback_threshold_median = 1.25; // theta
    double payback_threshold_log_sd = 0.5;
    double imitation_threshold_mean = 0.35; // phi
    double imitation_threshold_sd = 0.15;
    double capability_mean = 0.45; // a0
    double capability_sd = 0.15;
    double capability_learning = 0.08;
    Correlations correlation;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("firms", &Population::firms, between(1, 4.0e7), "firms",
                  "number of places; an entrant takes the place of a firm that exits", "scenario"),
            field("counties", &Population::counties, between(1, 65535), "counties",
                  "counties of equal size, each a run of consecutive places", "scenario"),
            field("county_spacing", &Population::county_spacing, between(0, 1e5), "km",
                  "counties lie on a square grid at this distance from each other", "assumption"),
            field("county_radius", &Population::county_radius, between(0, 1e5), "km",
                  "firms lie around their county's centre: standard deviation to the east and to "
                  "the north",
                  "assumption"),
            field(
                "table", &Population::table, anything, "",
                "CSV of real firms, one row a place (its rows count as population.firms); a column "
                "given replaces its draw (columns: "
                "sector, county, east, north, revenue, margin, capability, payback_threshold, "
                "imitation_threshold, fit_digital, fit_network, fit_intelligent, start)",
                "scenario"),
            field("fit_log_sd", &Population::fit_log_sd, between(0, 3), "1",
                  "standard deviation of the log fit of a firm with D, N and I; mean fit is 1 "
                  "(sigma_w)",
                  "assumption"),
            field("payback_threshold_median", &Population::payback_threshold_median,
                  between(1e-6, 1e6), "years", "median payback that firms ask for (theta)",
                  "Anderson and Newell 2004: 15 months; Woodruff et al. 1997: up to 2 years"),
            field("payback_threshold_log_sd", &Population::payback_threshold_log_sd, between(0, 3),
                  "1", "standard deviation of the log threshold", "assumption"),
            field("imitation_threshold_mean", &Population::imitation_threshold_mean, share, "share",
                  "mean share of peers ahead that makes a firm imitate (phi)", "assumption"),
            field("imitation_threshold_sd", &Population::imitation_threshold_sd, between(0, 1),
                  "share", "its standard deviation (values are cut to 0..1)", "assumption"),
            field("capability_mean", &Population::capability_mean, share, "share",
                  "mean absorptive and management capability at the start", "assumption"),
            field("capability_sd", &Population::capability_sd, between(0, 1), "share",
                  "its standard deviation (values are cut to 0..1)", "assumption"),
            field("capability_learning", &Population::capability_learning, share, "share",
                  "part of the distance to 1 gained with each completed project", "assumption"),
            section("correlation", &Population::correlation,
                    "what goes with what: correlations of the copula"),
        };
    }
    void check(config::Complaints& complain) const;
};

} // namespace catchup
