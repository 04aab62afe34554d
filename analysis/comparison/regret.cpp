// SPDX-License-Identifier: MIT
#include "analysis/comparison/regret.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/bootstrap.hpp"
#include "analysis/comparison/t_test.hpp"
#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

/// What arms are worth at the points that count: by arm, then point. More is better.
using Worth = std::vector<std::vector<double>>;

/// Points at which all runs of all arms are there.
std::vector<std::size_t> whole_points(const std::vector<ArmAnswers>& arms) {
    std::vector<std::size_t> points;
    for (std::size_t p = 0; p < arms[0].answers.rows(); ++p) {
        const bool is_whole = std::all_of(arms.begin(), arms.end(), [&](const ArmAnswers& arm) {
            const auto runs = arm.answers.of(p);
            return std::all_of(runs.begin(), runs.end(), [](double v) { return std::isfinite(v); });
        });
        if (is_whole) {
            points.push_back(p);
        }
    }
    return points;
}

Worth worth_of(const std::vector<ArmAnswers>& arms, const std::vector<std::size_t>& points,
               Better better) {
    Worth worth;
    for (const ArmAnswers& arm : arms) {
        worth.emplace_back();
        for (const std::size_t p : points) {
            const double mean = estimate(arm.answers.of(p)).mean;
            worth.back().push_back(better == Better::higher ? mean : -mean);
        }
    }
    return worth;
}

double best_at(const Worth& worth, std::size_t point) {
    double best = worth[0][point];
    for (const std::vector<double>& arm : worth) {
        best = std::max(best, arm[point]);
    }
    return best;
}

std::vector<double> regrets(const Worth& worth, std::size_t arm) {
    std::vector<double> found;
    for (std::size_t p = 0; p < worth[arm].size(); ++p) {
        found.push_back(best_at(worth, p) - worth[arm][p]);
    }
    return found;
}

/// 1 where the arm alone is the best, 1 / k where it is one of k.
std::vector<double> best_shares(const Worth& worth, std::size_t arm) {
    std::vector<double> found;
    for (std::size_t p = 0; p < worth[arm].size(); ++p) {
        const double best = best_at(worth, p);
        const auto as_good =
            std::count_if(worth.begin(), worth.end(),
                          [&](const std::vector<double>& other) { return other[p] == best; });
        found.push_back(worth[arm][p] == best ? 1.0 / static_cast<double>(as_good) : 0.0);
    }
    return found;
}

double weighted_mean(const std::vector<double>& values, std::span<const double> weights) {
    double sum = 0.0;
    double all = 0.0;
    for (std::size_t p = 0; p < values.size(); ++p) {
        sum += weights[p] * values[p];
        all += weights[p];
    }
    return sum / all;
}

double weighted_quantile(const std::vector<double>& values, std::span<const double> weights,
                         double share) {
    std::vector<double> drawn;
    for (std::size_t p = 0; p < values.size(); ++p) {
        drawn.insert(drawn.end(), static_cast<std::size_t>(weights[p]), values[p]);
    }
    std::sort(drawn.begin(), drawn.end());
    return quantile(drawn, share);
}

TidyRow key(std::string measure, const std::string& item, const std::string& item2 = "") {
    return {std::move(measure), "", item, item2, "", {}, {}, {}};
}

/// The rows of one arm, largest regret last.
std::vector<TidyRow> arm_rows(const std::vector<ArmAnswers>& arms, const Worth& worth,
                              std::size_t arm, const RegretSettings& settings) {
    const double sign = settings.better == Better::higher ? 1.0 : -1.0;
    const std::vector<double> regret = regrets(worth, arm);
    const std::vector<double> best = best_shares(worth, arm);
    std::vector<double> enough;
    for (const double value : worth[arm]) {
        enough.push_back(settings.threshold && value >= sign * *settings.threshold ? 1.0 : 0.0);
    }
    const std::string& name = arms[arm].arm;
    std::vector<TidyRow> rows{key("mean", name), key("regret_mean", name), key("regret_q90", name),
                              key("best", name)};
    if (settings.threshold) {
        rows.push_back(key("satisficing", name));
    }
    const Statistics statistics = [&](std::span<const double> weights) {
        std::vector<double> found{
            sign * weighted_mean(worth[arm], weights), weighted_mean(regret, weights),
            weighted_quantile(regret, weights, 0.9), weighted_mean(best, weights)};
        if (settings.threshold) {
            found.push_back(weighted_mean(enough, weights));
        }
        return found;
    };
    const Resampling& again = settings.resampling;
    rows = filled(std::move(rows), bootstrap(regret.size(), statistics,
                                             {regret.size() > 1 ? again.draws : 0, again.seed,
                                              IntervalKind::percentile, again.level}));
    rows.push_back(key("regret_max", name));
    rows.back().estimate = *std::max_element(regret.begin(), regret.end());
    return rows;
}

/// Share of points at which luck may have turned the order of two arms.
double unsettled(const Answers& one, const Answers& other, const std::vector<std::size_t>& points) {
    double count = 0.0;
    for (const std::size_t p : points) {
        const std::optional<Interval> interval = paired_t(one.of(p), other.of(p)).interval(0.95);
        count += interval->low <= 0.0 && interval->high >= 0.0 ? 1.0 : 0.0;
    }
    return count / static_cast<double>(points.size());
}

/// The arms whose number is the least, "a" or "a and b".
std::string least(const std::vector<TidyRow>& rows, std::string_view measure, double& value) {
    std::vector<std::string> names;
    value = std::numeric_limits<double>::infinity();
    for (const TidyRow& row : rows) {
        if (row.measure == measure && *row.estimate <= value) {
            if (*row.estimate < value) {
                names.clear();
            }
            value = *row.estimate;
            names.push_back(row.item);
        }
    }
    return fmt::format("{}", fmt::join(names, " and "));
}

void add_verdict(Findings& findings) {
    double mean = 0.0;
    double largest = 0.0;
    const std::string by_mean = least(findings.rows, "regret_mean", mean);
    const std::string by_largest = least(findings.rows, "regret_max", largest);
    findings.verdict.push_back(
        fmt::format("Least mean regret: {} ({:.4g}). Least largest regret (minimax): {} ({:.4g}).",
                    by_mean, mean, by_largest, largest));
    findings.rows.push_back(key("perfect_information", ""));
    findings.rows.back().estimate = mean;
}

} // namespace

Findings regret(const std::vector<ArmAnswers>& arms, const RegretSettings& settings) {
    EXPECTS(arms.size() >= 2);
    const std::size_t all = arms[0].answers.rows();
    const std::size_t replications = arms[0].answers.replications;
    const std::vector<std::size_t> points = whole_points(arms);
    Findings found;
    found.method = fmt::format(
        "Regret at a point: the best arm's mean over {} replication{} less the arm's own (Savage "
        "1951). best: share of points at which it is the best, ties shared.{}",
        replications, replications == 1 ? "" : "s",
        settings.threshold
            ? fmt::format(" satisficing: share of points with an outcome {} {:g} (Starr 1963).",
                          settings.better == Better::higher ? ">=" : "<=", *settings.threshold)
            : "");
    found.interval = fmt::format(
        "95 % percentile bootstrap interval over points, {} draws; the largest regret has none",
        settings.resampling.draws);
    if (points.size() < all) {
        found.remarks.push_back(fmt::format("{} of {} points are left out: a run in them failed",
                                            all - points.size(), all));
    }
    if (points.empty()) {
        return found;
    }
    found.remarks.push_back(fmt::format("{} points, {} arms", points.size(), arms.size()));
    const Worth worth = worth_of(arms, points, settings.better);
    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
        for (TidyRow& row : arm_rows(arms, worth, arm, settings)) {
            found.rows.push_back(std::move(row));
        }
    }
    for (std::size_t one = 1; replications > 1 && one < arms.size(); ++one) {
        for (std::size_t other = 0; other < one; ++other) {
            found.rows.push_back(key("unsettled", arms[one].arm, arms[other].arm));
            found.rows.back().estimate = unsettled(arms[one].answers, arms[other].answers, points);
        }
    }
    found.remarks.emplace_back(
        replications > 1
            ? "Luck that is left in the means makes regret too large; unsettled: share of points "
              "at "
              "which the paired t interval of two arms' difference over replications holds 0"
            : "A single replication a point: how much of the regret is luck cannot be told");
    add_verdict(found);
    return found;
}

} // namespace catchup::analysis
