// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string_view>
#include <tuple>

#include "models/adoption/rule.hpp"
#include "sim/config/field.hpp"
#include "sim/numerics/elementary_of_many.hpp"

namespace catchup {

/// R6: search only when the margin falls short of what the firm aspires to, or when something
/// prompts it (Nelson and Winter 1982); then "punch a hole" in the technology that fits best and close
/// what lags (Zhou et al. 2019).
struct AspirationRule {
    static constexpr std::string_view name = "aspiration";
    static constexpr std::string_view meaning = "R6: dissatisfied firms take the step that fits";
    static constexpr Timing timing = Timing::on_opportunity;
    static constexpr Settling settling = Settling::best;
    static constexpr bool ignores_peers = true;
    double longest_payback = 1.4; // Th_asp, years
    double lag = 0.5;
    double payback = 0.3;
    double aspiration_speed = 0.05;

    static constexpr auto fields() {
        using namespace config;
        constexpr const char* a = "assumption";
        return std::tuple{
            field("longest_payback", &AspirationRule::longest_payback, positive, "years",
                  "the step must pay back sooner (Th_asp)", a),
            field("lag", &AspirationRule::lag, between(0, 20), "1",
                  "score of a level by which a technology lags behind the firm's best one", a),
            field("payback", &AspirationRule::payback, between(0, 20), "1",
                  "score lost by a unit of log payback", a),
            field("aspiration_speed", &AspirationRule::aspiration_speed, share, "1/quarter",
                  "part of the distance to the partners' mean margin that the aspiration moves", a),
        };
    }

    [[nodiscard]] Scores scores(const Observation& seen) const noexcept {
        Scores score;
        score.fill(never_score);
        if (!seen.prompted && !(seen.year_margin < seen.aspiration)) {
            return score;
        }
        std::array<double, technologies> lags{};
        for (std::size_t x = 0; x < technologies; ++x) {
            lags[x] = std::max({level(seen.state, 0), level(seen.state, 1), level(seen.state, 2)}) -
                      level(seen.state, x);
        }
        constexpr double soonest = 1e-9; // years: a step that costs nothing
        std::array<double, masks> log_fit{};
        std::array<double, masks> log_payback{};
        for (Mask step = 0; step < masks; ++step) {
            const bool open = seen.may(step) && seen.payback[step] < longest_payback;
            log_fit[step] = open ? mean_over(seen.fit, step) : 1.0;
            log_payback[step] = open ? std::max(seen.payback[step], soonest) : 1.0;
        }
        log_of_each(log_fit);
        log_of_each(log_payback);
        for (Mask step = 1; step < masks; ++step) {
            if (seen.may(step) && seen.payback[step] < longest_payback) {
                score[step] =
                    log_fit[step] + lag * mean_over(lags, step) - payback * log_payback[step];
            }
        }
        return score;
    }
};
static_assert(AdoptionRule<AspirationRule>);

} // namespace catchup
