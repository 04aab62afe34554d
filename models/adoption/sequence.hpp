// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <tuple>

#include "models/adoption/rule.hpp"
#include "models/technology/order.hpp"
#include "sim/config/field.hpp"

namespace catchup {

/// R1: one technology after the other, in a fixed order; the next step is taken if it pays back
/// soon enough. "In series" of Zhou et al. 2019. Leaves out: every other step, joint ones included.
struct SequenceRule {
    static constexpr std::string_view name = "sequence";
    static constexpr std::string_view meaning = "R1: the next step of a fixed order";
    static constexpr Timing timing = Timing::on_opportunity;
    static constexpr Settling settling = Settling::best;
    static constexpr bool ignores_peers = true;
    std::string order = "DDNNII";
    double longest_payback = 2.5; // Th_seq

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("order", &SequenceRule::order, anything, "",
                  "technologies in order, each twice: DDNNII takes D to level 2 before N; DNDNII "
                  "goes stage by stage",
                  "Zhou et al. 2019: digital, then network, then intelligent"),
            field("longest_payback", &SequenceRule::longest_payback, positive, "years",
                  "the step must pay back sooner (Th_seq)", "assumption"),
        };
    }
    void check(config::Complaints& complain) const {
        if (!is_order(order)) {
            complain("order", "must name D, N and I twice each. Try \"DDNNII\"");
        }
    }

    /// The technology that is due; 0 at the top.
    [[nodiscard]] Mask due(State state) const noexcept { return due_in(order, state); }

    [[nodiscard]] Scores scores(const Observation& seen) const noexcept {
        Scores score;
        score.fill(never_score);
        const Mask step = due(seen.state);
        if (seen.may(step) && seen.payback[step] < longest_payback) {
            score[step] = 0.0;
        }
        return score;
    }
};
static_assert(AdoptionRule<SequenceRule>);

} // namespace catchup
