// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <tuple>

#include "models/adoption/rule.hpp"
#include "sim/config/field.hpp"

namespace catchup {

/// R4: imitate once enough peers are ahead (Granovetter 1978; Abrahamson and Rosenkopf 1997),
/// unless the step pays back far too late. Of several steps, that in which most peers are ahead.
struct ThresholdRule {
    static constexpr std::string_view name = "threshold";
    static constexpr std::string_view meaning = "R4: what enough peers have done already";
    static constexpr Timing timing = Timing::on_opportunity;
    static constexpr Settling settling = Settling::best;
    double longest_payback = 6.0; // PB_max

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("longest_payback", &ThresholdRule::longest_payback, positive, "years",
                  "a step that pays back later is never taken (PB_max)", "assumption"),
        };
    }

    /// Share of peers ahead, mean over the step's technologies, in single precision: equal shares
    /// must tie whatever the number of technologies.
    [[nodiscard]] static float share_ahead(const Observation& seen, Mask step) noexcept {
        return static_cast<float>(mean_over(seen.ahead, step));
    }
    /// Whether enough peers are ahead for the firm to imitate.
    [[nodiscard]] static bool enough_ahead(const Observation& seen, Mask step) noexcept {
        return share_ahead(seen, step) > static_cast<float>(seen.imitation_threshold);
    }

    [[nodiscard]] Scores scores(const Observation& seen) const noexcept {
        Scores score;
        score.fill(never_score);
        for (Mask step = 1; step < masks; ++step) {
            if (seen.may(step) && seen.payback[step] < longest_payback &&
                enough_ahead(seen, step)) {
                score[step] = static_cast<double>(share_ahead(seen, step));
            }
        }
        return score;
    }
};
static_assert(AdoptionRule<ThresholdRule>);

} // namespace catchup
