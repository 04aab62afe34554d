// SPDX-License-Identifier: MIT
// From scores to one choice: the only place where a decision meets luck.
#pragma once

#include <span>
#include <vector>

#include "models/adoption/rule.hpp"
#include "sim/numerics/elementary_of_many.hpp"
#include "sim/numerics/instructions.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/draws.hpp"
#include "sim/random/stream.hpp"

namespace catchup {

/// A firm's luck with one option in a quarter (mask, 0 = staying): a uniform number.
[[nodiscard]] inline double option_luck(const Stream& random, FirmId firm, Step now,
                                        Mask option) noexcept {
    return random.uniform(firm, now, Purpose::option, option);
}

/// A firm's Gumbel luck with every option, by mask (gumbel of option_luck).
[[nodiscard]] inline std::array<double, masks> tastes(const Stream& random, FirmId firm,
                                                      Step now) noexcept {
    std::array<std::uint32_t, masks> bits;
    draw_options(random, firm.value(), now.value(), Purpose::option, bits);
    std::array<double, masks> luck;
    to_uniforms(bits, luck);
    for (int times = 0; times < 2; ++times) { // -log(-log(u))
        log_of_each(luck);
        for (double& one : luck) {
            one = -one;
        }
    }
    return luck;
}

/// Bit m of rings[i] set: firm i's luck with option m could make a clock of rate `highest[m]` ring
/// within the quarter. What `settle` would find, for many firms; it errs on the side of ringing.
inline void note_rings(const Stream& random, std::span<const FirmId> firms, Step now,
                       const Scores& highest, std::span<std::uint8_t> rings) {
    std::vector<std::uint32_t> bits(firms.size());
    for (Mask step = 1; step < masks; ++step) {
        if (!(highest[step] > 0.0)) {
            continue;
        }
        draw_bits(random, firms, now, Purpose::option, step, bits);
        vectorised([luck = bits.data(), out = rings.data(), count = bits.size(),
                    rate = highest[step], bit = static_cast<std::uint8_t>(1U << step)]() noexcept {
            for (std::size_t i = 0; i < count; ++i) {
                const bool ring = 1.0 - to_uniform(luck[i]) <= rate; // as in `settle`
                out[i] = static_cast<std::uint8_t>(out[i] | (ring ? bit : 0));
            }
        });
    }
}

/// The step that wins; 0 = stay. Each option's luck is keyed by firm, quarter and mask.
/// Ties go to the fewest technologies, then to the lowest mask.
[[nodiscard]] inline Mask settle(Settling settling, const Scores& scores, std::uint8_t open,
                                 const Stream& random, FirmId firm, Step now) noexcept {
    const auto luck = [&](Mask option) noexcept { return option_luck(random, firm, now, option); };
    Mask best = 0;
    double best_value = never_score;
    std::array<double, masks> taste{};
    if (settling == Settling::taste) {
        taste = tastes(random, firm, now);
        best_value = scores[0] + taste[0];
    } else if (settling == Settling::first_ring) {
        best_value = -1.0; // a clock must ring within the quarter
    }
    for (const Mask step : fewest_first) {
        if ((open >> step & 1) == 0) {
            continue;
        }
        double value = scores[step];
        if (settling == Settling::taste) {
            value += taste[step];
        } else if (settling == Settling::first_ring) {
            const double uniform = luck(step);
            // -log(u) > 1 - u by far more than log errs: most clocks need no logarithm to be late
            if (1.0 - uniform > scores[step]) {
                continue;
            }
            value = -exponential(uniform) / scores[step]; // minus the time of the ring
        }
        if (value > best_value) {
            best_value = value;
            best = step;
        }
    }
    return best;
}

} // namespace catchup
