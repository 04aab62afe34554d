// SPDX-License-Identifier: MIT
#include "analysis/claims/history_matching.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/claims/patterns.hpp"
#include "analysis/comparison/dominance.hpp"

namespace catchup::analysis {
namespace {

/// Below it, corrected for the number of factors, a factor is told by the patterns.
constexpr double level = 0.05;

bool rules_out(const ClaimNumber& number) {
    return !number.calibrated.empty() && number.verdict == Verdict::not_supported;
}

/// How badly a point misses: the sum over calibrated patterns of the distance in units of the range's
/// width, or of the bound where the range has one end.
double misfit(const ClaimWorldReport& point) {
    double sum = 0.0;
    for (const ClaimNumber& number : point.numbers) {
        if (number.calibrated.empty() || !number.estimate) {
            continue;
        }
        const Bounds& bounds = number.bounds;
        const double width = bounds.above && bounds.below
                                 ? *bounds.below - *bounds.above
                                 : std::abs(bounds.above.value_or(bounds.below.value_or(1.0)));
        const double off = distance_to(bounds, number.estimate->mean);
        sum += width > 0.0 ? off / width : off;
    }
    return sum;
}

struct Points {
    std::vector<const ClaimWorldReport*> all;
    std::vector<bool> kept;
    [[nodiscard]] std::size_t count() const {
        return static_cast<std::size_t>(std::count(kept.begin(), kept.end(), true));
    }
};

Points points_of(const ClaimReport& report) {
    Points points;
    for (const ClaimWorldReport& world : report.worlds) {
        if (world.is_point) {
            points.all.push_back(&world);
            points.kept.push_back(
                std::none_of(world.numbers.begin(), world.numbers.end(), rules_out));
        }
    }
    return points;
}

std::string value_text(const Input& factor, double value) {
    return factor.is_category() ? factor.words[static_cast<std::size_t>(value)]
                                : fmt::format("{:.4g}", value);
}

/// What the patterns leave of a factor's range.
void tell_factor(const ClaimReport& report, const Input& factor, const Points& points,
                 Chapter& chapter) {
    std::vector<double> kept;
    std::vector<double> ruled_out;
    for (std::size_t p = 0; p < points.all.size(); ++p) {
        (points.kept[p] ? kept : ruled_out).push_back(factor.values[p]);
    }
    if (kept.empty() || ruled_out.empty() || factor.is_category()) {
        return;
    }
    const auto [low, high] = std::minmax_element(kept.begin(), kept.end());
    const auto [least, greatest] = std::minmax_element(factor.values.begin(), factor.values.end());
    const Dominance apart = independent_dominance(kept, ruled_out);
    const double p = std::min(1.0, 2.0 * std::min(apart.ahead_p, apart.behind_p));
    const bool is_told = p * static_cast<double>(report.factors.size()) < level;
    chapter.told.remarks.push_back(fmt::format(
        "    {}: {:.4g} to {:.4g} of {:.4g} to {:.4g} (p = {:.2g}): {}", factor.name, *low, *high,
        *least, *greatest, p, is_told ? "told by these patterns" : "not told"));
    for (const auto& [measure, value] :
         {std::pair{"kept_low", *low}, {"kept_high", *high}, {"kept_p", p}}) {
        chapter.details.push_back(tidy_row(measure, report.id, factor.name, "", "", value));
    }
}

void tell_nearest(const ClaimReport& report, const Points& points, Chapter& chapter) {
    std::vector<double> misfits;
    for (const ClaimWorldReport* const point : points.all) {
        misfits.push_back(misfit(*point));
    }
    const auto nearest = std::min_element(misfits.begin(), misfits.end());
    const auto at = static_cast<std::size_t>(nearest - misfits.begin());
    std::vector<std::string> values;
    for (const Input& factor : report.factors) {
        values.push_back(fmt::format("{} {}", factor.name, value_text(factor, factor.values[at])));
        chapter.details.push_back(
            tidy_row("nearest_point", report.id, factor.name, "", "", factor.values[at]));
    }
    chapter.told.remarks.push_back(
        fmt::format("  nearest: {} (misfit {:.3g}, the sum of distances in widths of their "
                    "ranges): {}",
                    points.all[at]->name, *nearest, fmt::join(values, ", ")));
}

} // namespace

void tell_matching(const ClaimReport& report, Chapter& chapter) {
    const Points points = points_of(report);
    if (points.all.empty()) {
        return;
    }
    const auto all = static_cast<double>(points.all.size());
    chapter.told.remarks.push_back(fmt::format(
        "history matching: {} of {} points are not ruled out; ruled out by each calibrated "
        "pattern alone:",
        points.count(), points.all.size()));
    chapter.details.push_back(tidy_row("not_ruled_out", report.id, "", "", "",
                                       static_cast<double>(points.count()) / all));
    const std::vector<ClaimNumber>& numbers = points.all.front()->numbers;
    for (std::size_t n = 0; n < numbers.size(); ++n) {
        if (numbers[n].calibrated.empty()) {
            continue;
        }
        const auto out = static_cast<double>(
            std::count_if(points.all.begin(), points.all.end(),
                          [&](const auto* point) { return rules_out(point->numbers[n]); }));
        chapter.told.remarks.push_back(fmt::format("    {}: {:.0f}", numbers[n].says, out));
        chapter.details.push_back(
            tidy_row("ruled_out_by", report.id, numbers[n].formula, "", "", out / all));
    }
    if (points.count() > 0) {
        chapter.told.remarks.emplace_back("  left of each factor's range:");
    }
    for (const Input& factor : report.factors) {
        tell_factor(report, factor, points, chapter);
    }
    tell_nearest(report, points, chapter);
}

} // namespace catchup::analysis
