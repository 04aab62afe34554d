// SPDX-License-Identifier: MIT
// The rule that docs/add-a-rule.md adds.
#pragma once

#include <string_view>
#include <tuple>

#include "models/adoption/rule.hpp"
#include "sim/config/field.hpp"

namespace catchup {

/// R4: imitate once enough partners are ahead (Granovetter 1978), unless the step pays back too
/// late. assumption: exposure to a joint step is the mean over its technologies. Leaves out:
/// thresholds that differ between firms.
struct ThresholdRule {
    static constexpr std::string_view name = "threshold";
    static constexpr std::string_view meaning = "R4: what enough partners have done already";
    static constexpr Timing timing = Timing::on_opportunity;
    static constexpr Settling settling = Settling::best;
    double threshold = 0.35;      // phi
    double longest_payback = 6.0; // years

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("threshold", &ThresholdRule::threshold, share, "share of partners",
                  "a firm imitates when more than this share of its partners is ahead (phi)",
                  "assumption"),
            field("longest_payback", &ThresholdRule::longest_payback, positive, "years",
                  "a step that pays back later is never taken", "assumption"),
        };
    }

    [[nodiscard]] Scores scores(const Observation& seen) const noexcept {
        Scores score;
        score.fill(never_score);
        for (Mask step = 1; step < masks; ++step) {
            const double exposure = mean_exposure(seen, step);
            if (seen.may(step) && exposure > threshold && seen.payback[step] < longest_payback) {
                score[step] = exposure;
            }
        }
        return score;
    }

  private:
    /// Share of partners ahead, mean over the technologies that the step raises.
    [[nodiscard]] static double mean_exposure(const Observation& seen, Mask step) noexcept {
        double sum = 0.0;
        for (std::size_t x = 0; x < technologies; ++x) {
            sum += raises(step, x) ? seen.exposure[x] : 0.0;
        }
        return sum / breadth(step);
    }
};
static_assert(AdoptionRule<ThresholdRule>);

} // namespace catchup
