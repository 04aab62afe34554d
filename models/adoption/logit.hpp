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

/// R3: random utility (McFadden 1974) of each step against staying: gain, cost, peers and risk.
/// Costs weigh more than gains (Anderson and Newell 2004). Written in cost over revenue, so that
/// size keeps its effect.
struct LogitRule {
    static constexpr std::string_view name = "logit";
    static constexpr std::string_view meaning = "R3: random utility of gain, cost, peers and risk";
    static constexpr Timing timing = Timing::on_opportunity;
    static constexpr Settling settling = Settling::taste;
    static constexpr bool weighs_risk = true;
    double constant = -1.4; // b0
    double gain = 1.0;      // be_s
    double cost_to_gain = 1.4;
    double peers = 1.5; // be_p
    double risk = 0.5;  // be_r

    /// Share of revenue at which gain and cost count as normal: a point where V = b0.
    static constexpr double usual = 0.02;

    static constexpr auto fields() {
        using namespace config;
        constexpr const char* a = "assumption";
        return std::tuple{
            field("constant", &LogitRule::constant, between(-20, 20), "utility",
                  "utility of a step whose gain and cost are 2 % of revenue; staying has 0 (b0)",
                  a),
            field("gain", &LogitRule::gain, between(0, 20), "utility",
                  "utility of a unit of log perceived gain (be_s)", a),
            field("cost_to_gain", &LogitRule::cost_to_gain, between(0, 20), "1",
                  "weight of log cost over weight of log gain",
                  "Anderson and Newell 2004: 40 % more responsive to cost"),
            field("peers", &LogitRule::peers, between(-20, 20), "utility",
                  "utility of full exposure (E1, mean over the step's technologies) (be_p)", a),
            field("risk", &LogitRule::risk, between(0, 20), "utility",
                  "utility lost by certain detour or abandonment (be_r)", a),
        };
    }

    [[nodiscard]] Scores scores(const Observation& seen) const noexcept {
        Scores score;
        score.fill(never_score);
        score[0] = 0.0;
        constexpr double least_cost = 1e-9; // of revenue: a step that costs nothing
        std::array<double, masks> log_gain{};
        std::array<double, masks> log_cost{};
        for (Mask step = 0; step < masks; ++step) {
            const bool open = seen.may(step) && seen.believed[step] > 0.0;
            log_gain[step] = open ? seen.believed[step] / usual : 1.0;
            log_cost[step] =
                open ? std::max(seen.cost[step] / seen.revenue, least_cost) / usual : 1.0;
        }
        log_of_each(log_gain);
        log_of_each(log_cost);
        for (Mask step = 1; step < masks; ++step) {
            if (seen.may(step) && seen.believed[step] > 0.0) {
                score[step] = constant + gain * (log_gain[step] - cost_to_gain * log_cost[step]) +
                              peers * mean_over(seen.exposure, step) - risk * seen.detour[step];
            }
        }
        return score;
    }
};
static_assert(AdoptionRule<LogitRule>);

} // namespace catchup
