// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

#include "models/adoption/rule.hpp"
#include "sim/config/field.hpp"
#include "sim/numerics/elementary_of_many.hpp"

namespace catchup {

/// R5: competing hazards, one a technology (Bass 1969 on a network): h_x = p_x + q_x e_x a year,
/// e_x = share of peers above the own level. Leaves out: profit; finance still binds.
struct HazardRule {
    static constexpr std::string_view name = "hazard";
    static constexpr std::string_view meaning = "R5: competing Bass hazards on the network";
    static constexpr Timing timing = Timing::every_quarter;
    static constexpr Settling settling = Settling::first_ring;
    static constexpr bool ignores_profit = true;
    std::array<double, technologies> innovation{0.012, 0.012, 0.012}; // p
    std::array<double, technologies> imitation{0.30, 0.30, 0.30};     // q
    double joint = 0.3;

    static constexpr auto fields() {
        using namespace config;
        constexpr const char* source = "Bass fits to diffusion series: p .003-.08, q .07-.6 a year";
        return std::tuple{
            field("innovation", &HazardRule::innovation, share, "1/year",
                  "hazard of D, N and I with no peer ahead (Bass's p)", source),
            field("imitation", &HazardRule::imitation, share, "1/year",
                  "hazard added when every peer is ahead (Bass's q)", source),
            field("joint", &HazardRule::joint, share, "1",
                  "a joint step's rate is this times the least of its technologies' rates",
                  "assumption"),
        };
    }
    void check(config::Complaints& complain) const {
        for (std::size_t x = 0; x < technologies; ++x) {
            if (innovation[x] + imitation[x] > 1.0) {
                complain("imitation", "innovation + imitation exceeds 1: the hazard is a "
                                      "probability a year. Try smaller values");
                return;
            }
        }
    }

    /// Every step open, every peer ahead.
    [[nodiscard]] Scores highest_rates() const noexcept {
        Observation all;
        all.ahead = {1.0, 1.0, 1.0};
        all.open = 0xFE;
        return scores(all);
    }

    [[nodiscard]] Scores scores(const Observation& seen) const noexcept {
        std::array<double, technologies> rate; // a quarter: 1 - exp(-rate) = 1 - (1 - h)^(1/4)
        for (std::size_t x = 0; x < technologies; ++x) {
            const double hazard = innovation[x] + imitation[x] * seen.ahead[x];
            rate[x] = std::max(1.0 - hazard, 1e-300); // h = 1 rings at once
        }
        log_of_each(rate);
        for (double& one : rate) {
            one = 0.0 - 0.25 * one;
        }
        Scores score{};
        for (Mask step = 1; step < masks; ++step) {
            if (!seen.may(step)) {
                continue;
            }
            double least = std::numeric_limits<double>::infinity();
            for (std::size_t x = 0; x < technologies; ++x) {
                if (raises(step, x)) {
                    least = std::min(least, rate[x]);
                }
            }
            score[step] = breadth(step) == 1 ? least : joint * least;
        }
        return score;
    }
};
static_assert(AdoptionRule<HazardRule>);

} // namespace catchup
