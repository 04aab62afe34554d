// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <tuple>

#include "models/adoption/rule.hpp"
#include "sim/config/field.hpp"

namespace catchup {

/// R2: take the step that pays back soonest, if sooner than the firm's threshold. Anderson and
/// Newell 2004: plants ask for about 15 months. Leaves out: discounting, option value of later
/// steps.
struct PaybackRule {
    static constexpr std::string_view name = "payback";
    static constexpr std::string_view meaning =
        "R2: the step that pays back soonest, if soon enough";
    static constexpr Timing timing = Timing::on_opportunity;
    static constexpr Settling settling = Settling::best;
    static constexpr bool ignores_peers = true;
    double patience = 1.0;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("patience", &PaybackRule::patience, between(1e-6, 1e6), "1",
                  "factor on every firm's payback threshold under this rule",
                  "assumption: thresholds as drawn"),
        };
    }

    [[nodiscard]] Scores scores(const Observation& seen) const noexcept {
        Scores score;
        score.fill(never_score);
        for (Mask step = 1; step < masks; ++step) {
            if (seen.may(step) && seen.payback[step] < seen.payback_threshold * patience) {
                score[step] = -seen.payback[step];
            }
        }
        return score;
    }
};
static_assert(AdoptionRule<PaybackRule>);

} // namespace catchup
