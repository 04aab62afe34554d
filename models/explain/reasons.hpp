// SPDX-License-Identifier: MIT
// Why a rule refused a step, in the rule's own terms. The one place that puts rules into words.
#pragma once

#include <limits>
#include <string>

#include <fmt/format.h>

#include "models/adoption/aspiration.hpp"
#include "models/adoption/hazard.hpp"
#include "models/adoption/logit.hpp"
#include "models/adoption/payback.hpp"
#include "models/adoption/sequence.hpp"
#include "models/adoption/threshold.hpp"

namespace catchup::explain {

/// "D+N".
[[nodiscard]] inline std::string step_name(Mask step) {
    std::string name;
    for (std::size_t x = 0; x < technologies; ++x) {
        if (raises(step, x)) {
            name += name.empty() ? "" : "+";
            name += technology_letters[x];
        }
    }
    return name;
}

/// "payback 2.4 years >= threshold 1.1"; "" if the step pays back sooner.
[[nodiscard]] inline std::string too_slow(const Observation& seen, Mask step, double longest) {
    if (seen.payback[step] < longest) {
        return "";
    }
    if (seen.payback[step] == std::numeric_limits<double>::infinity()) {
        return "believes in no gain";
    }
    return fmt::format("payback {:.3g} years >= threshold {:.3g}", seen.payback[step], longest);
}

[[nodiscard]] inline std::string both(const std::string& one, const std::string& other) {
    return fmt::format("{}{}{}", one, one.empty() || other.empty() ? "" : "; ", other);
}

/// A rule without words of its own.
template <class Rule>
[[nodiscard]] std::string refusal(const Rule&, const Observation&, Mask) {
    return "its rule refuses it";
}

[[nodiscard]] inline std::string refusal(const SequenceRule& rule, const Observation& seen,
                                         Mask step) {
    const Mask due = rule.due(seen.state);
    return step == due ? too_slow(seen, step, rule.longest_payback)
                       : fmt::format("{} is due, by the order {}", step_name(due), rule.order);
}

[[nodiscard]] inline std::string refusal(const PaybackRule& rule, const Observation& seen,
                                         Mask step) {
    return too_slow(seen, step, seen.payback_threshold * rule.patience);
}

[[nodiscard]] inline std::string refusal(const LogitRule&, const Observation& seen, Mask step) {
    return seen.believed[step] > 0.0 ? "" : "believes in no gain";
}

[[nodiscard]] inline std::string refusal(const ThresholdRule& rule, const Observation& seen,
                                         Mask step) {
    const std::string few =
        ThresholdRule::enough_ahead(seen, step)
            ? ""
            : fmt::format("peers ahead {:.3g} <= imitation threshold {:.3g}",
                          mean_over(seen.ahead, step), seen.imitation_threshold);
    return both(few, too_slow(seen, step, rule.longest_payback));
}

[[nodiscard]] inline std::string refusal(const HazardRule&, const Observation&, Mask) {
    return "its hazard is 0: no clock runs";
}

[[nodiscard]] inline std::string refusal(const AspirationRule& rule, const Observation& seen,
                                         Mask step) {
    if (!seen.prompted && !(seen.year_margin < seen.aspiration)) {
        return fmt::format("not dissatisfied: year's margin {:.3g}, aspires to {:.3g}",
                           seen.year_margin, seen.aspiration);
    }
    return too_slow(seen, step, rule.longest_payback);
}

} // namespace catchup::explain
