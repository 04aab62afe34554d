// SPDX-License-Identifier: MIT
// What a state is worth: steady-state margin gain (E2) and the parameters of the margin (E3, E4).
#pragma once

#include <array>
#include <tuple>

#include "models/technology/states.hpp"
#include "sim/config/field.hpp"

namespace catchup {

/// Gains of the three technologies, with complementarity (Brynjolfsson, Jin and McElheran 2021:
/// analytics pays only with digital complements). Leaves out: gains that depend on the product.
struct Benefit {
    std::array<double, technologies> gain{0.020, 0.020, 0.032}; // b_D, b_N, b_I
    double first_level_share = 0.5;                             // u(1); u(0) = 0, u(2) = 1
    double network_without_digital = 0.4;                       // psi_N
    double intelligent_without_base = 0.15;                     // psi_I
    double complementarity = 0.018;                             // chi
    double partner_externality = 0.0;                           // nu
    double ramp = 0.25;                                         // E3, a quarter
    double dip = 0.003;                                         // E4
    double noise = 0.01;                                        // E4

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("gain", &Benefit::gain, between(0, 1), "share of revenue",
                  "margin gain of D, N and I at level 2 with every complement (b_D, b_N, b_I)",
                  "I: Brynjolfsson et al. 2021 (2-4 %); D, N: set so that the retrofit of Zhou et "
                  "al. 2019 pays back in about a year"),
            field("first_level_share", &Benefit::first_level_share, share, "share of gain",
                  "part of a technology's gain that level 1 brings, u(1)", "assumption"),
            field("network_without_digital", &Benefit::network_without_digital, share,
                  "share of gain", "part of N's gain that comes without any D (psi_N)",
                  "assumption"),
            field("intelligent_without_base", &Benefit::intelligent_without_base, share,
                  "share of gain", "part of I's gain that comes without any D or N (psi_I)",
                  "Brynjolfsson et al. 2021: near zero without complements"),
            field("complementarity", &Benefit::complementarity, between(0, 1), "share of revenue",
                  "extra gain of D and N together at level 2 (chi)", "assumption"),
            field("partner_externality", &Benefit::partner_externality, between(0, 1e3), "1",
                  "factor on N's gain when every partner has N (nu)", "assumption: off"),
            field("ramp", &Benefit::ramp, share, "1/quarter",
                  "part of the distance to the steady-state gain closed in a quarter (E3)",
                  "assumption"),
            field("dip", &Benefit::dip, between(0, 1), "share of revenue",
                  "margin lost while a project runs (E4)",
                  "assumption; Conference Board 2001 reports dips without a size"),
            field("noise", &Benefit::noise, between(0, 1), "share of revenue",
                  "standard deviation of a quarter's shock to the margin (E4)", "assumption"),
        };
    }
};

/// E2 before fit: gain = fit_D digital + fit_N network (1 + externality) + fit_I intelligent +
/// joint.
struct GainBasis {
    double digital = 0.0;
    double network = 0.0;
    double intelligent = 0.0;
    double joint = 0.0;
};

/// One entry a state (E2), for a sector whose benefit multipliers are `sector_multiplier`.
[[nodiscard]] std::array<GainBasis, states>
gain_table(const Benefit& benefit, const std::array<double, technologies>& sector_multiplier);

/// E2: steady-state gain, share of revenue. `networked` = share of partners with N >= 1.
[[nodiscard]] inline double steady_gain(const GainBasis& basis,
                                        const std::array<double, technologies>& fit,
                                        double externality, double networked) noexcept {
    return fit[0] * basis.digital + fit[1] * basis.network * (1.0 + externality * networked) +
           fit[2] * basis.intelligent + basis.joint;
}

} // namespace catchup
