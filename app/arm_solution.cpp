// SPDX-License-Identifier: MIT
#include "app/arm_solution.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "sim/experiments/equaliser.hpp"
#include "sim/run/interrupt.hpp"
#include "sim/run/replications.hpp"

namespace catchup::app {
namespace {

constexpr double near_enough = 0.01;   // of the target: E17
constexpr double aimed_within = 0.001; // leaves room for other seeds
constexpr std::size_t most_trials = 40;

/// Means over the search's replications.
struct Means {
    double spending = 0.0, reached = 0.0, welfare = 0.0;
};

/// One arm at one scale, to be evaluated with the others.
struct Question {
    std::size_t arm = 0;
    double scale = 0.0;
    std::unique_ptr<const Plan> plan;
};

/// The means of all questions on the search's seeds; nothing if interrupted.
std::optional<std::vector<Means>> answer(const std::vector<Question>& questions,
                                         const Trunks& trunks, const SpendingAim& aim,
                                         const Valuation& valuation, Threads& threads) {
    std::vector<Trunks::Run> runs;
    for (const Question& one : questions) {
        runs.push_back({one.arm, one.plan.get()});
    }
    std::vector<Means> sums(questions.size());
    const std::size_t firms = questions.front().plan->scenario.population.firms;
    std::uint32_t taken = 0;
    threads.run([&] {
        taken = run::replicate<std::vector<Means>>(
            aim.replications, run::side_by_side(firms, threads.count()),
            [&](Replication r) {
                std::vector<Means> means;
                for (const Tally& tally :
                     trunks.run(runs, search_replication(r.value()), valuation)) {
                    means.push_back(
                        {tally.spending, tally.reached_over_time.back(), tally.welfare()});
                }
                return means;
            },
            [&](const std::vector<Means>& means) {
                for (std::size_t q = 0; q < sums.size(); ++q) {
                    sums[q].spending += means[q].spending / aim.replications;
                    sums[q].reached += means[q].reached / aim.replications;
                    sums[q].welfare += means[q].welfare / aim.replications;
                }
            },
            run::interrupted);
    });
    return taken < aim.replications ? std::nullopt : std::optional{sums};
}

/// The arms that have a policy, each with its search.
struct Searched {
    std::size_t arm = 0;
    experiments::Equaliser search;
};

double least_as_written(const std::vector<Searched>& all, const std::vector<Arm>& arms) {
    double least = std::numeric_limits<double>::infinity();
    for (const Searched& one : all) {
        const double value = one.search.value_at(1.0);
        // decompositions follow their parents' target
        if (arms[one.arm].role == Arm::Role::arm && value > 0.0) {
            least = std::min(least, value);
        }
    }
    return std::isfinite(least) ? least : 0.0;
}

/// Asks all searches for their next scale until none has one.
bool search_on(std::vector<Searched>& all, const std::vector<Arm>& arms, const Trunks& trunks,
               const SpendingAim& aim, const Valuation& valuation, Threads& threads,
               run::Progress& progress, std::vector<ArmSolution>& solutions, bool scanning) {
    for (std::size_t round = 0; round < most_trials; ++round) {
        std::vector<Question> questions;
        std::vector<Searched*> asked;
        for (Searched& one : all) {
            const auto scale = one.search.next();
            if (scale && one.search.scanned() != scanning) {
                const Scenario& scenario = arms[one.arm].scenario;
                questions.push_back(
                    {one.arm, *scale, plan_at(scenario, *scale * scenario.policy.generosity)});
                asked.push_back(&one);
            }
        }
        if (questions.empty()) {
            return true;
        }
        const auto means = answer(questions, trunks, aim, valuation, threads);
        if (!means) {
            return false;
        }
        for (std::size_t q = 0; q < questions.size(); ++q) {
            asked[q]->search.tell(questions[q].scale, (*means)[q].spending);
            if (scanning) {
                ArmSolution& solution = solutions[questions[q].arm];
                solution.scan_spending.push_back((*means)[q].spending);
                solution.scan_reached.push_back((*means)[q].reached);
                solution.scan_welfare.push_back((*means)[q].welfare);
            }
        }
        progress.update(round + 1);
    }
    return true;
}

void conclude(const Searched& one, const Arm& arm, double target, ArmSolution& solution) {
    const auto& best = one.search.best();
    solution.generosity = best.scale * arm.scenario.policy.generosity;
    if (one.search.near_enough(near_enough)) {
        solution.status = "solved";
        return;
    }
    solution.status = "unreachable";
    solution.note += solution.note.empty() ? "" : "; ";
    if (solution.reach < target) {
        solution.note +=
            fmt::format("spends at most {:.4g} million RMB, up to {:g} times its generosity; shown "
                        "at that nearest to the target, {:.4g}",
                        solution.reach, scan_generosity().back(), target);
    } else {
        solution.note +=
            fmt::format("its spending jumps past the target, {:.4g} million RMB: {:.4g} is the "
                        "nearest it comes",
                        target, best.value);
    }
}

} // namespace

const std::vector<double>& scan_generosity() {
    static const std::vector<double> scales{0.2, 0.4, 0.6, 0.8, 1.0, 2.0, 4.0, 8.0};
    return scales;
}

std::optional<Solutions> solve(const std::vector<Arm>& arms, const Trunks& trunks,
                               const SpendingAim& aim, const Valuation& valuation, Threads& threads,
                               run::Verbosity verbosity) {
    Solutions found;
    found.arms.resize(arms.size());
    std::vector<Searched> searches;
    for (std::size_t a = 0; a < arms.size(); ++a) {
        found.arms[a].generosity = arms[a].scenario.policy.generosity;
        if (has_policy(arms[a])) {
            found.arms[a].status = "as written";
            searches.push_back({a, experiments::Equaliser{scan_generosity()}});
        }
    }
    if (aim.as_written || searches.empty()) {
        return found;
    }
    run::Progress scan{"range of spending", scan_generosity().size(), verbosity};
    if (!search_on(searches, arms, trunks, aim, valuation, threads, scan, found.arms, true)) {
        return std::nullopt;
    }
    found.target = aim.target ? *aim.target : least_as_written(searches, arms);
    for (const Searched& one : searches) {
        if (!aim.target && one.search.value_at(1.0) <= 0.0) {
            found.arms[one.arm].note = "spends nothing as written, which makes no target";
        }
    }
    if (found.target <= 0.0) {
        return found; // nobody spends: arms as written
    }
    for (Searched& one : searches) {
        found.arms[one.arm].reach = one.search.reach();
        one.search.aim(found.target, aimed_within);
    }
    run::Progress bisection{"equal spending", most_trials, verbosity};
    if (!search_on(searches, arms, trunks, aim, valuation, threads, bisection, found.arms, false)) {
        return std::nullopt;
    }
    for (const Searched& one : searches) {
        conclude(one, arms[one.arm], found.target, found.arms[one.arm]);
    }
    return found;
}

} // namespace catchup::app
