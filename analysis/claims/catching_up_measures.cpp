// SPDX-License-Identifier: MIT
#include <cmath>
#include <limits>
#include <string_view>

#include "analysis/claims/measures.hpp"

namespace catchup::analysis {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

double sum_of(std::size_t state) {
    return static_cast<double>(digital(state) + network(state) + intelligent(state));
}

/// Mean of D + N + I over the chosen firms, by place of time.
std::vector<double> mean_levels(const Run& run, const Choice& choice) {
    std::vector<double> firms(run.times + 1, 0.0);
    std::vector<double> levels(run.times + 1, 0.0);
    for (const Life& life : run.lives) {
        if (!choice.has(life)) {
            continue;
        }
        double level = sum_of(life.start);
        firms[life.from] += 1.0;
        levels[life.from] += level;
        for (const Rise& rise : life.rises) {
            levels[rise.place] += sum_of(rise.state) - level;
            level = sum_of(rise.state);
        }
        firms[life.until] -= 1.0;
        levels[life.until] -= level;
    }
    std::vector<double> means;
    double firms_now = 0.0;
    double levels_now = 0.0;
    for (std::size_t place = 0; place < run.times; ++place) {
        firms_now += firms[place];
        levels_now += levels[place];
        means.push_back(firms_now > 0.0 ? levels_now / firms_now : undefined);
    }
    return means;
}

double levels(const Run& run, const Choice& choice) {
    return run.times > 0 ? mean_levels(run, choice)[choice.place_in(run)] : undefined;
}

/// How long ago the other was first where this one is now; between two quarter-ends on a straight line.
/// Within the run: all of it so far if the other began there or above, less than 0 by what is left of it
/// if the other never gets there.
double years_behind(const Run& run, const Run& other, const Choice& choice) {
    const std::size_t place = choice.place_in(run);
    const double own = mean_levels(run, choice)[place];
    const std::vector<double> theirs = mean_levels(other, choice);
    if (std::isnan(own)) {
        return undefined;
    }
    double then = static_cast<double>(theirs.size() - 1);
    for (std::size_t t = 0; t < theirs.size(); ++t) {
        if (theirs[t] >= own) {
            const double part = t == 0 ? 0.0 : (theirs[t] - own) / (theirs[t] - theirs[t - 1]);
            then = static_cast<double>(t) - part;
            break;
        }
    }
    return (static_cast<double>(place) - then) / quarters_a_year;
}

/// Whether a state is in the stage: what the paper calls smart, or any I.
bool is_in(std::string_view stage, std::size_t state) {
    return stage == "smart"
               ? digital(state) >= 1 && network(state) >= 1 && digital(state) + network(state) >= 3
           : stage == "intelligent" ? intelligent(state) >= 1
                                    : state != 0;
}

/// Whether the states before a firm's first in the stage, and that one, leave out what comes before it
/// elsewhere: D2 without N before the smart stage, D2N2 before I, D1 alone or N1 alone before both.
bool leaps(std::string_view stage, const Life& life, std::size_t entry) {
    if (stage == "joint") {
        const std::size_t first = life.rises[entry].state;
        return digital(first) >= 1 && network(first) >= 1;
    }
    const auto is_the_stage_before = [&](std::size_t state) {
        return stage == "smart" ? digital(state) == 2 && network(state) == 0
                                : digital(state) == 2 && network(state) == 2;
    };
    bool passed = is_the_stage_before(life.start);
    for (std::size_t r = 0; r < entry; ++r) {
        passed = passed || is_the_stage_before(life.rises[r].state);
    }
    return !passed;
}

double leapfrogged(const Run& run, const Choice& choice) {
    const std::string_view stage = choice.stage.empty() ? "smart" : std::string_view{choice.stage};
    double entered = 0.0;
    double leapt = 0.0;
    for (const Life& life : run.lives) {
        if (!choice.has(life) || is_in(stage, life.start)) {
            continue;
        }
        for (std::size_t r = 0; r < life.rises.size(); ++r) {
            if (is_in(stage, life.rises[r].state)) {
                entered += 1.0;
                leapt += leaps(stage, life, r) ? 1.0 : 0.0;
                break;
            }
        }
    }
    return entered > 0.0 ? leapt / entered : undefined;
}

} // namespace

std::vector<Measure> measures_of_catching_up() {
    const std::vector<std::string_view> firms{"sector", "county", "revenue_from", "revenue_below"};
    std::vector<std::string_view> with_quarter = firms;
    with_quarter.emplace_back("quarter");
    std::vector<std::string_view> behind = with_quarter;
    behind.emplace_back("of");
    std::vector<std::string_view> with_stage = firms;
    with_stage.emplace_back("stage");
    return {{"levels", "mean of D + N + I over the firms of the quarter", with_quarter, levels},
            {"years_behind",
             "years since the other arm's mean of D + N + I first was what this arm's is in the "
             "quarter, at most the years of the run so far (the other began there or above: really "
             "more); "
             "below 0: this arm is ahead",
             behind, nullptr, years_behind},
            {"leapfrogged",
             "of the firms that enter the stage, the share that never were in the one before it: "
             "smart (D and N, three levels together) without D2N0, intelligent (I1) without D2N2, "
             "joint: D and N in one step out of D0N0I0",
             with_stage, leapfrogged}};
}

} // namespace catchup::analysis
