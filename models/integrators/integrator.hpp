// SPDX-License-Identifier: MIT
// A firm that upgrades other firms (after TOMAN in Xinchang; Zhou et al. 2019, case 5).
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "models/technology/states.hpp"
#include "sim/base/calendar.hpp"
#include "sim/config/field.hpp"

namespace catchup {

/// One [[integrator]]: visits small firms of its county and sectors and carries out the D1N1
/// package at a lower cost (E14). Leaves out, for now: trial fund, other packages, platform,
/// other counties.
struct Integrator {
    std::string name = "integrator";
    Quarter from{2014, 1};
    std::uint32_t county = 0;
    std::vector<std::string> sectors;
    double contact_rate = 0.036; // pc
    double capacity = 10.0;      // K
    double capacity_growth = 0.10;
    double cost_share = 0.53; // chi_int
    double cost_floor = 0.40;
    double learning = 0.15;       // bL of E14
    double prior_projects = 60.0; // X0
    double speed = 0.7;
    std::int64_t offer_quarters = 4;

    static constexpr auto fields() {
        using namespace config;
        constexpr const char* toman = "Zhou et al. 2019, case 5";
        return std::tuple{
            field("name", &Integrator::name, anything, "", "name in messages and files", toman),
            field("from", &Integrator::from, anything, "", "first quarter of its service",
                  "Zhou et al. 2019: TOMAN turn-key from 2014"),
            field("county", &Integrator::county, between(0, 65534), "",
                  "home county, counted from 0", "scenario"),
            field("sectors", &Integrator::sectors, anything, "",
                  "kinds of the sectors it serves; none = all", toman),
            field("contact_rate", &Integrator::contact_rate, share, "1/quarter",
                  "probability of visiting a firm that it can serve (pc)",
                  "calibrated: about 160 projects begun in Xinchang by 2019Q4"),
            field("capacity", &Integrator::capacity, between(0, 1e6), "projects/quarter",
                  "projects that it can start in its first quarter, rounded down (K)",
                  "Zhou et al. 2019: 160 firms in 4-5 years is 8-10 a quarter"),
            field("capacity_growth", &Integrator::capacity_growth, between(-0.9, 2), "1/year",
                  "growth of its capacity", "assumption"),
            field("cost_share", &Integrator::cost_share, between(1e-3, 100), "1",
                  "its price over the in-house cost before learning (chi_int)",
                  "set so that D1N1 costs .22 million RMB (Zhou et al. 2019: .23)"),
            field("cost_floor", &Integrator::cost_floor, between(0, 100), "1",
                  "its price never falls below this part of the in-house cost", "assumption"),
            field("learning", &Integrator::learning, between(0, 2), "1",
                  "elasticity of its price to its completed projects (E14)", "Nagy et al. 2013"),
            field("prior_projects", &Integrator::prior_projects, between(1e-3, 1e9), "projects",
                  "projects behind it when service begins (X0)", "assumption"),
            field("speed", &Integrator::speed, between(0.01, 10), "1",
                  "its projects take this part of the in-house time (E7)", "assumption"),
            field("offer_quarters", &Integrator::offer_quarters, between(1, 40), "quarters",
                  "an offer stands from the visit on for this long", "assumption"),
        };
    }
};

/// The package D1N1: the step that brings a firm with D <= 1 and N <= 1 to level 1 in both; 0 if
/// nothing is left to do or the firm is past it.
[[nodiscard]] constexpr Mask package_step(State from) noexcept {
    if (level(from, 0) > 1 || level(from, 1) > 1) {
        return 0;
    }
    return static_cast<Mask>((level(from, 0) == 0 ? 1 : 0) | (level(from, 1) == 0 ? 2 : 0));
}

/// What one integrator can do now.
struct IntegratorState {
    std::uint32_t slots = 0;    // projects that it may still start this quarter
    std::int64_t completed = 0; // X
    double cost_share = 1.0;    // chi of this quarter
    bool open = false;          // service has begun
};

/// E14: price over in-house cost after `completed` projects.
[[nodiscard]] double integrator_cost_share(const Integrator& profile, std::int64_t completed);

/// The state at the start of a quarter: capacity grown since `from`, price by experience.
[[nodiscard]] IntegratorState begin_quarter(const Integrator& profile, Quarter now,
                                            std::int64_t completed);

} // namespace catchup
