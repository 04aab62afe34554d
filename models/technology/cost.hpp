// SPDX-License-Identifier: MIT
// What a step costs (E5) and how prices fall with time and learning (E6).
#pragma once

#include <array>
#include <cstdint>
#include <tuple>

#include "models/technology/states.hpp"
#include "sim/base/calendar.hpp"
#include "sim/config/field.hpp"

namespace catchup {

/// Cost of a step in a firm of 10 million RMB revenue, in 2016 prices, done in-house.
/// Standards and generic technology (E15) make it cheaper.
struct Cost {
    std::array<double, 2> digital{0.27, 0.72};                         // C_D[0], C_D[1]
    std::array<double, 2> network{0.19, 0.64};                         // C_N
    std::array<double, 2> intelligent{0.80, 2.40};                     // C_I
    double joint_factor = 0.90;                                        // J(2); J(3) = J(2)^2
    double size_exponent = 0.75;                                       // eta
    double gap_penalty = 0.35;                                         // rho_c
    std::array<double, technologies> yearly_decline{0.04, 0.06, 0.12}; // gam_D, gam_N, gam_I
    double learning = 0.15;                                            // bL
    double prior_projects = 1000.0;                                    // K0
    double standards = 0.10;                                           // k_std
    double generic = 0.15;                                             // k_gen

    static constexpr auto fields() {
        using namespace config;
        constexpr const char* calibrated =
            "from 0: set so that an integrator's D1N1 costs .22 million RMB (Zhou et al. 2019: "
            ".23); from 1: assumption";
        return std::tuple{
            field("digital", &Cost::digital, between(0, 1e6), "million RMB",
                  "raising D from 0 and from 1, in-house, at 10 million RMB revenue", calibrated),
            field("network", &Cost::network, between(0, 1e6), "million RMB",
                  "raising N from 0 and from 1, in-house, at 10 million RMB revenue", calibrated),
            field("intelligent", &Cost::intelligent, between(0, 1e6), "million RMB",
                  "raising I from 0 and from 1, in-house, at 10 million RMB revenue", "assumption"),
            field("joint_factor", &Cost::joint_factor, between(0.5, 1.5), "1",
                  "factor on the sum when two technologies are raised together; squared for three",
                  "assumption"),
            field("size_exponent", &Cost::size_exponent, between(0, 2), "1",
                  "cost grows with revenue to this power (eta)", "assumption"),
            field("gap_penalty", &Cost::gap_penalty, between(0, 100), "1",
                  "soft barrier: log cost added when N or I runs ahead of D (rho_c)", "assumption"),
            field("yearly_decline", &Cost::yearly_decline, between(0, 0.99), "1/year",
                  "fall of the price of D, N and I with time (gam)", "assumption"),
            field("learning", &Cost::learning, between(0, 2), "1",
                  "elasticity of price to cumulated steps (bL; .15 is 10 % a doubling)",
                  "Nagy et al. 2013: Wright's law; up to .32 (20 % a doubling)"),
            field(
                "prior_projects", &Cost::prior_projects, between(1e-3, 1e12), "steps",
                "steps completed before the start in the market that the firms learn from; set it "
                "in proportion to the number of firms (K0)",
                "assumption"),
            field("standards", &Cost::standards, share, "share of cost",
                  "part of the cost that full standards save (k_std)", "assumption"),
            field("generic", &Cost::generic, share, "share of cost",
                  "part of the cost that full generic technology saves (k_gen)", "assumption"),
        };
    }
};

/// The quarter in whose prices costs are given: the decline of prices counts from here.
inline constexpr Quarter price_base{2016, 1};

/// E6: price level of D, N and I. Equals (1 - decline)^years x ((steps + K0) / K0)^-bL, so that
/// learning counts from the start of the run, when nobody knows yet how many steps 2016 will see.
/// @param completed steps completed so far in each technology
[[nodiscard]] std::array<double, technologies>
price_levels(const Cost& cost, Quarter now,
             const std::array<std::int64_t, technologies>& completed);

/// E5 without prices and size: which list prices a step adds up, and the factor on their sum.
struct StepCost {
    std::array<double, technologies> list{}; // million RMB at 10 million revenue, 0 if not raised
    double factor = 1.0;                     // joint factor and soft barriers
};

/// One entry a state and mask; inadmissible moves stay at zero.
using StepCosts = std::array<std::array<StepCost, masks>, states>;
[[nodiscard]] StepCosts step_costs(const Cost& cost);

/// E5: million RMB. `scale` = sector multiplier x (revenue / 10)^eta.
[[nodiscard]] inline double project_cost(const StepCost& step,
                                         const std::array<double, technologies>& prices,
                                         double scale) noexcept {
    const double sum =
        step.list[0] * prices[0] + step.list[1] * prices[1] + step.list[2] * prices[2];
    return sum * step.factor * scale;
}

} // namespace catchup
