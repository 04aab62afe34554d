// SPDX-License-Identifier: MIT
#include "tests/oracle/technology.hpp"

#include <algorithm>
#include <cmath>

#include "sim/numerics/elementary.hpp"

namespace catchup::oracle {
namespace {

struct Gaps {
    double network = 0.0;
    double intelligent = 0.0;
};

Gaps gaps(const Levels& before, int step) {
    const Levels l = after(before, step);
    Gaps gap;
    if (raised(step, 1)) {
        gap.network = std::max(0, l[1] - l[0]);
    }
    if (raised(step, 2)) {
        gap.intelligent = std::max(0, l[2] + 1 - l[0]) / 2.0 + std::max(0, l[2] - l[1]) / 2.0;
    }
    return gap;
}

double logistic(double x) { return 1.0 / (1.0 + exp(-x)); }

/// Lam(logit(p) - v).
double shifted(double p, double v) { return logistic(log(p / (1.0 - p)) - v); }

std::array<std::array<double, 2>, 3> lists_of(const Cost& cost) {
    return {cost.digital, cost.network, cost.intelligent};
}
std::array<std::array<double, 2>, 3> lists_of(const Duration& duration) {
    return {duration.digital, duration.network, duration.intelligent};
}

} // namespace

namespace {

struct Parts {
    Three own{}; // of D, N and I, without windows, fit and externality
    double joint = 0.0;
};

/// E2, part by part.
Parts parts_of(const Scenario& scenario, const Firm& firm, const Levels& levels) {
    const Benefit& b = scenario.benefit;
    const std::array<double, 3>& sigma = scenario.sectors[firm.sector].benefit;
    const std::array<double, 3> share{0.0, b.first_level_share, 1.0};
    const double u_d = share[static_cast<std::size_t>(levels[0])];
    const double u_n = share[static_cast<std::size_t>(levels[1])];
    const double u_i = share[static_cast<std::size_t>(levels[2])];
    const double psi_n = b.network_without_digital;
    const double psi_i = b.intelligent_without_base;
    Parts parts;
    parts.own[0] = sigma[0] * b.gain[0] * u_d;
    parts.own[1] = sigma[1] * b.gain[1] * u_n * (psi_n + (1.0 - psi_n) * u_d);
    parts.own[2] = sigma[2] * b.gain[2] * u_i * (psi_i + (1.0 - psi_i) * (0.6 * u_d + 0.4 * u_n));
    parts.joint = b.complementarity * u_d * u_n;
    return parts;
}

} // namespace

double steady_gain(const Scenario& scenario, const Firm& firm, const Levels& levels,
                   const Three& windows) {
    const Parts parts = parts_of(scenario, firm, levels);
    const double externality = 1.0 + scenario.benefit.partner_externality * firm.networked;
    return windows[0] * firm.fit[0] * parts.own[0] +
           windows[1] * firm.fit[1] * parts.own[1] * externality +
           windows[2] * firm.fit[2] * parts.own[2] + parts.joint;
}

double first_mover_gain(const Scenario& scenario, const Firm& firm, const Levels& levels,
                        const Three& premium) {
    const Parts parts = parts_of(scenario, firm, levels);
    double sum = 0.0;
    for (std::size_t x = 0; x < 3; ++x) {
        sum += premium[x] * firm.fit[x] * parts.own[x];
    }
    return sum;
}

Three prices_after(const Cost& cost, Quarter today, const std::array<std::int64_t, 3>& completed) {
    const double years = today.minus(Quarter{2016, 1}) / 4.0;
    Three levels{};
    for (std::size_t x = 0; x < 3; ++x) {
        const double known = (static_cast<double>(completed[x]) + cost.prior_projects);
        levels[x] = power(1.0 - cost.yearly_decline[x], years) *
                    power(known / cost.prior_projects, -cost.learning);
    }
    return levels;
}

double in_house_price(const Cost& cost, const Firm& firm, int step, const Three& price_level) {
    const auto lists = lists_of(cost);
    double sum = 0.0;
    for (std::size_t x = 0; x < 3; ++x) {
        if (raised(step, x)) {
            sum += lists[x][static_cast<std::size_t>(firm.levels[x])] * price_level[x];
        }
    }
    double joint = 1.0;
    for (int further = 1; further < breadth(step); ++further) {
        joint *= cost.joint_factor;
    }
    const Gaps gap = gaps(firm.levels, step);
    return sum * joint * exp(cost.gap_penalty * (0.4 * gap.network + gap.intelligent)) *
           firm.cost_scale;
}

int planned_quarters(const Duration& duration, const Firm& firm, int step, double speed) {
    const auto lists = lists_of(duration);
    double longest = 0.0;
    double sum = 0.0;
    for (std::size_t x = 0; x < 3; ++x) {
        if (raised(step, x)) {
            const double quarters = lists[x][static_cast<std::size_t>(firm.levels[x])];
            longest = std::max(longest, quarters);
            sum += quarters;
        }
    }
    const double alone = longest + duration.overlap * (sum - longest);
    const double slowness = 1.0 + duration.inexperience * (1.0 - firm.capability);
    return static_cast<int>(std::ceil(alone * slowness * speed - 1e-6));
}

Risk risk(const Outcome& outcome, const Firm& firm, int step, int builder, double help) {
    Three known{};
    for (std::size_t x = 0; x < 3; ++x) {
        known[x] = log(1.0 + firm.experience[x]);
    }
    const Gaps gap = gaps(firm.levels, step);
    const double v = outcome.capability * (firm.capability - outcome.capability_reference) +
                     outcome.experience * mean_over(step, known) +
                     (builder == nobody ? 0.0 : outcome.integrator) -
                     outcome.network_gap * gap.network - outcome.intelligent_gap * gap.intelligent -
                     outcome.joint * (breadth(step) - 1) + help;
    return {shifted(outcome.abandoned, v), shifted(outcome.detoured, v)};
}

} // namespace catchup::oracle
