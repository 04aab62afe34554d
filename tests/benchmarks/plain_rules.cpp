// SPDX-License-Identifier: MIT
// How the plain program's firms decide.
#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "tests/benchmarks/plain_firm.hpp"

namespace catchup::plain {
namespace {

constexpr std::array<Mask, 7> steps{1, 2, 4, 3, 5, 6, 7}; // fewest technologies first

/// Whether the firm may take the step at all.
bool is_open(const Market& market, const Levels& levels, Mask step) {
    return std::popcount(step) <= static_cast<int>(market.scenario.decision.largest_step) &&
           can_take(levels, step);
}

} // namespace

bool PaybackFirm::looks(const Market& market, Random& random) const {
    return was_visited(market) || chance(random) < market.scenario.decision.opportunity_rate;
}

template <class Builder>
Mask PaybackFirm::soonest(const Market& market, Builder builder) const {
    const double here = gain_at(market, levels);
    double shortest = payback_threshold * rule_.patience;
    Mask best = 0;
    for (const Mask step : steps) {
        if (!is_open(market, levels, step)) {
            continue;
        }
        const double more = gain_at(market, after(levels, step)) - here;
        if (more <= 0.0) {
            continue;
        }
        const double payback = price(market, step, builder(step)) / (more * revenue);
        if (payback < shortest) {
            shortest = payback;
            best = step;
        }
    }
    return best;
}

Mask PaybackFirm::choose(const Market& market, Random&) const {
    return soonest(market, [&](Mask step) { return builder_of(market, step); });
}

Mask PaybackFirm::choose_alone(const Market& market, Mask) const {
    return soonest(market, [](Mask) { return -1; });
}

std::array<double, technologies> HazardFirm::yearly_hazards() const {
    std::array<int, technologies> ahead{};
    for (const Firm* partner : partners) {
        for (std::size_t x = 0; x < technologies; ++x) {
            ahead[x] += partner->levels[x] > levels[x] ? 1 : 0;
        }
    }
    std::array<double, technologies> hazard{};
    for (std::size_t x = 0; x < technologies; ++x) {
        const double exposure =
            partners.empty() ? 0.0 : ahead[x] / static_cast<double>(partners.size());
        hazard[x] = rule_.innovation[x] + rule_.imitation[x] * exposure;
    }
    return hazard;
}

Mask HazardFirm::choose(const Market& market, Random& random) const {
    std::array<double, technologies> rate = yearly_hazards();
    for (double& r : rate) {
        r = -0.25 * std::log(std::max(1.0 - r, 1e-300));
    }
    double first = 1.0; // a clock must ring within the quarter
    Mask best = 0;
    for (const Mask step : steps) {
        if (!is_open(market, levels, step)) {
            continue;
        }
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t x = 0; x < technologies; ++x) {
            if ((step >> x & 1) != 0) {
                least = std::min(least, rate[x]);
            }
        }
        const double speed = std::popcount(step) == 1 ? least : rule_.joint * least;
        if (speed <= 0.0) {
            continue;
        }
        const double ring = std::exponential_distribution<double>{speed}(random);
        if (ring < first) {
            first = ring;
            best = step;
        }
    }
    return best;
}

} // namespace catchup::plain
