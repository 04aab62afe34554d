// SPDX-License-Identifier: MIT
#include "analysis/fact_measures.hpp"

#include <algorithm>
#include <limits>

#include "sim/numerics/elementary.hpp"

namespace catchup::analysis {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

double ratio(double above, double below) { return below > 0.0 ? above / below : undefined; }

/// Projects that came to their planned end.
struct Ends {
    double on_time = 0.0;
    double late = 0.0;
    double abandoned = 0.0;
    [[nodiscard]] double all() const { return on_time + late + abandoned; }
};

Ends planned_ends(const Run& run, Projects whose) {
    Ends ends;
    for (const Deed& deed : run.deeds) {
        if (!is_of(deed, whose)) {
            continue;
        }
        ends.on_time += deed.kind == Happening::complete && !deed.after_delay ? 1.0 : 0.0;
        ends.late += deed.kind == Happening::late ? 1.0 : 0.0;
        ends.abandoned += deed.kind == Happening::abandon ? 1.0 : 0.0;
    }
    return ends;
}

} // namespace

bool is_of(const Deed& deed, Projects whose) {
    switch (whose) {
    case Projects::in_house:
        return !deed.by_integrator;
    case Projects::by_integrators:
        return deed.by_integrator;
    case Projects::first:
        return deed.attempt == 1;
    case Projects::third_and_later:
        return deed.attempt >= 3;
    default:
        return true;
    }
}

double abandonment_rate(const Run& run, Projects whose) {
    const Ends ends = planned_ends(run, whose);
    return ratio(ends.abandoned, ends.all());
}

double detour_rate(const Run& run, Projects whose) {
    const Ends ends = planned_ends(run, whose);
    return ratio(ends.abandoned + ends.late, ends.all());
}

double first_step_share(const Run& run, unsigned technologies) {
    double left = 0.0;
    double so = 0.0;
    for (const Deed& deed : run.deeds) {
        const unsigned raised = deed.mask & 3U;
        if (deed.kind == Happening::complete && digital(deed.from) == 0 &&
            network(deed.from) == 0 && raised != 0) {
            left += 1.0;
            so += raised == technologies ? 1.0 : 0.0;
        }
    }
    return ratio(so, left);
}

double intelligent_below_digital(const Run& run) {
    double below = 0.0;
    double with = 0.0;
    const std::size_t end = (run.times - 1) * run.sectors * state_count;
    for (std::size_t i = end; i < run.firms.size(); ++i) {
        const std::size_t state = i % state_count;
        below += digital(state) < 2 ? run.firms[i] : 0.0;
        with += digital(state) < 2 && intelligent(state) >= 1 ? run.firms[i] : 0.0;
    }
    return ratio(with, below);
}

double spending(const Run& run) {
    double paid = 0.0;
    double earned = 0.0;
    for (std::size_t cell = run.sectors; cell < run.spending.size(); ++cell) {
        double firms = 0.0;
        for (std::size_t state = 0; state < state_count; ++state) {
            firms += run.firms[cell * state_count + state];
        }
        paid += run.spending[cell];
        earned += run.revenue[cell] * firms / quarters_a_year;
    }
    return ratio(paid, earned);
}

double spending_below(const Run& run, double limit) {
    double paid = 0.0;
    double earned = 0.0;
    for (const Life& life : run.lives) {
        if (life.revenue < limit) {
            const std::size_t until = std::min(life.until, run.times - 1);
            paid += life.paid;
            earned += life.revenue * static_cast<double>(until - std::min(life.from, until)) /
                      quarters_a_year;
        }
    }
    return ratio(paid, earned);
}

std::vector<double> shares_with(const Run& run, std::size_t digital_level,
                                std::size_t network_level) {
    std::vector<double> shares;
    const std::size_t block = run.sectors * state_count;
    for (std::size_t time = 0; time < run.times; ++time) {
        double all = 0.0;
        double there = 0.0;
        for (std::size_t i = 0; i < block; ++i) {
            const double firms = run.firms[time * block + i];
            const std::size_t state = i % state_count;
            all += firms;
            there +=
                digital(state) >= digital_level && network(state) >= network_level ? firms : 0.0;
        }
        shares.push_back(ratio(there, all));
    }
    return shares;
}

double logistic_rate(std::span<const double> shares) {
    std::vector<double> years;
    std::vector<double> logits;
    for (std::size_t quarter = 0; quarter < shares.size(); ++quarter) {
        const double p = shares[quarter];
        if (p >= 0.02 && p <= 0.98) {
            years.push_back(static_cast<double>(quarter) / quarters_a_year);
            logits.push_back(log(p / (1.0 - p)));
        }
    }
    if (years.size() < fewest_quarters) {
        return undefined;
    }
    double mean_year = 0.0;
    double mean_logit = 0.0;
    for (std::size_t i = 0; i < years.size(); ++i) {
        mean_year += years[i] / static_cast<double>(years.size());
        mean_logit += logits[i] / static_cast<double>(years.size());
    }
    double together = 0.0;
    double squares = 0.0;
    for (std::size_t i = 0; i < years.size(); ++i) {
        together += (years[i] - mean_year) * (logits[i] - mean_logit);
        squares += (years[i] - mean_year) * (years[i] - mean_year);
    }
    return together / squares;
}

double exit_rate(const Run& run, double least, double limit) {
    std::vector<double> all(run.times, 0.0);
    std::vector<double> bottom(run.times, 0.0);
    for (const Life& life : run.lives) {
        if (least <= life.revenue && life.revenue < limit) {
            for (std::size_t time = life.from; time < life.until; ++time) {
                all[time] += 1.0;
                bottom[time] += time < life.risen ? 1.0 : 0.0;
            }
        }
    }
    double years = 0.0;
    for (std::size_t time = 0; time < run.times; ++time) {
        bottom[time] = ratio(bottom[time], all[time]);
        years += time + 1 < run.times ? bottom[time] / quarters_a_year : 0.0;
    }
    return years > 0.0 ? (bottom.front() - bottom.back()) / years : undefined;
}

double steps(const Run& run, std::size_t from, std::size_t to) {
    return static_cast<double>(
        std::count_if(run.deeds.begin(), run.deeds.end(), [&](const Deed& deed) {
            return deed.kind == Happening::complete && deed.from == from && deed.to == to;
        }));
}

} // namespace catchup::analysis
