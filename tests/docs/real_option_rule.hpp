// SPDX-License-Identifier: MIT
// The rule that docs/add-a-rule.md adds.
#pragma once

#include <cmath>
#include <string_view>
#include <tuple>

#include "models/adoption/rule.hpp"
#include "sim/config/field.hpp"

namespace catchup {

/// R7: invest only if a step is worth so much more than its price that waiting for a lower price
/// pays no longer (McDonald and Siegel 1986; Dixit and Pindyck 1994). assumption: the gain comes at
/// once and lasts; the price drifts down and wanders. Leaves out: failure, later steps, the end of
/// an offer.
struct RealOptionRule {
    static constexpr std::string_view name = "real_option";
    static constexpr std::string_view meaning = "R7: what is worth far more than its price";
    static constexpr Timing timing = Timing::on_opportunity;
    static constexpr Settling settling = Settling::best;
    double discount = 0.12;   // rho
    double decline = 0.08;    // delta
    double volatility = 0.20; // sigma

    static constexpr auto fields() {
        using namespace config;
        constexpr const char* a = "assumption";
        return std::tuple{
            field("discount", &RealOptionRule::discount, between(0.001, 10), "1/year",
                  "rate at which the firm discounts gains (rho)", a),
            field("decline", &RealOptionRule::decline, share, "1/year",
                  "fall of prices that the firm expects (delta)", a),
            field("volatility", &RealOptionRule::volatility, between(0, 10), "1",
                  "standard deviation of a year's change of log price (sigma)", a),
        };
    }

    /// Worth over price at which a firm invests: beta / (beta - 1), with beta the root above 1 of
    /// sigma^2 / 2 beta (beta - 1) + delta beta - (rho + delta) = 0. Solved for 1 / beta, which
    /// stays finite when sigma is 0.
    [[nodiscard]] double hurdle() const noexcept {
        const double noise = 0.5 * volatility * volatility;
        const double lean = decline - noise;
        const double cost_of_waiting = discount + decline;
        const double inverse = (lean + std::sqrt(lean * lean + 4.0 * cost_of_waiting * noise)) /
                               (2.0 * cost_of_waiting);
        return 1.0 / (1.0 - inverse);
    }

    [[nodiscard]] Scores scores(const Observation& seen) const noexcept {
        Scores score;
        score.fill(never_score);
        const double enough = hurdle();
        for (Mask step = 1; step < masks; ++step) {
            const double worth = seen.believed[step] * seen.revenue / discount;
            if (seen.may(step) && worth > enough * seen.cost[step]) {
                score[step] = worth - seen.cost[step];
            }
        }
        return score;
    }
};
static_assert(AdoptionRule<RealOptionRule>);

} // namespace catchup
