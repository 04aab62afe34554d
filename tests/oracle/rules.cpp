// SPDX-License-Identifier: MIT
#include "tests/oracle/rules.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "sim/numerics/elementary.hpp"

namespace catchup::oracle {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// R1.
int take(const SequenceRule& rule, const View& view) {
    int due = 0;
    std::map<char, int> wanted;
    for (const char letter : rule.order) {
        const std::size_t x = letter == 'D' ? 0 : letter == 'N' ? 1 : 2;
        wanted[letter] += 1;
        if (view.firm.levels[x] < wanted[letter]) {
            due = 1 << x;
            break;
        }
    }
    for (const Option& option : view.options) {
        if (option.step == due && option.payback < rule.longest_payback) {
            return due;
        }
    }
    return 0;
}

/// R2.
int take(const PaybackRule& rule, const View& view) {
    int best = 0;
    double shortest = view.firm.payback_threshold * rule.patience;
    for (const Option& option : view.options) {
        if (option.payback < shortest) {
            shortest = option.payback;
            best = option.step;
        }
    }
    return best;
}

/// R3.
int take(const LogitRule& rule, const View& view) {
    const auto luck = [&](int step) { return -log(-log(view.luck(step))); };
    int best = 0;
    double highest = luck(0);
    for (const Option& option : view.options) {
        if (option.believed <= 0.0) {
            continue;
        }
        const double burden = std::max(option.price / view.firm.revenue, 1e-9);
        const double value =
            rule.constant +
            rule.gain * (log(option.believed / 0.02) - rule.cost_to_gain * log(burden / 0.02)) +
            rule.peers * mean_over(option.step, view.firm.exposure) - rule.risk * option.risk +
            luck(option.step);
        if (value > highest) {
            highest = value;
            best = option.step;
        }
    }
    return best;
}

/// R4. Shares that are equal must tie however they were added up: they are compared in single
/// precision.
int take(const ThresholdRule& rule, const View& view) {
    int best = 0;
    double most = view.firm.imitation_threshold;
    for (const Option& option : view.options) {
        const double ahead = Single{mean_over(option.step, view.firm.ahead)};
        if (option.payback < rule.longest_payback && ahead > most) {
            most = ahead;
            best = option.step;
        }
    }
    return best;
}

/// R5.
int take(const HazardRule& rule, const View& view) {
    int best = 0;
    double first = 1.0; // the end of the quarter
    for (const Option& option : view.options) {
        double rate = infinity;
        for (std::size_t x = 0; x < 3; ++x) {
            const double hazard = rule.innovation[x] + rule.imitation[x] * view.firm.ahead[x];
            rate = raised(option.step, x)
                       ? std::min(rate, -log(std::max(1.0 - hazard, 1e-300)) / 4.0)
                       : rate;
        }
        rate *= breadth(option.step) > 1 ? rule.joint : 1.0;
        const double rings = -log(view.luck(option.step)) / rate;
        if (rings < first) {
            first = rings;
            best = option.step;
        }
    }
    return best;
}

/// R6.
int take(const AspirationRule& rule, const View& view) {
    const Firm& firm = view.firm;
    if (!view.prompted && !(firm.mean_margin() < firm.aspiration)) {
        return 0;
    }
    const int top = *std::max_element(firm.levels.begin(), firm.levels.end());
    Three fit{};
    Three lag{};
    for (std::size_t x = 0; x < 3; ++x) {
        fit[x] = firm.fit[x];
        lag[x] = top - firm.levels[x];
    }
    int best = 0;
    double highest = -infinity;
    for (const Option& option : view.options) {
        if (!(option.payback < rule.longest_payback)) {
            continue;
        }
        const double score = log(mean_over(option.step, fit)) +
                             rule.lag * mean_over(option.step, lag) -
                             rule.payback * log(std::max(option.payback, 1e-9));
        if (score > highest) {
            highest = score;
            best = option.step;
        }
    }
    return best;
}

} // namespace

int choose(const AdoptionRules& rule, const View& view) {
    return std::visit([&](const auto& kind) { return take(kind, view); }, rule);
}

} // namespace catchup::oracle
