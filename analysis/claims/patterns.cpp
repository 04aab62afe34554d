// SPDX-License-Identifier: MIT
#include "analysis/claims/patterns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "analysis/claims/history_matching.hpp"

namespace catchup::analysis {
namespace {

bool is_test(const ClaimNumber& number) { return !number.must_be.empty(); }

bool is_met(const ClaimNumber& number) {
    return number.estimate && distance_to(number.bounds, number.estimate->mean) == 0.0;
}

std::string target_text(const ClaimNumber& number) {
    return number.source.empty() ? number.must_be
                                 : fmt::format("{} ({})", number.must_be, number.source);
}

/// "hit", or by how much the mean misses the nearest bound.
std::string distance_text(const ClaimNumber& number) {
    if (!number.estimate) {
        return "not told";
    }
    const double off = distance_to(number.bounds, number.estimate->mean);
    return off == 0.0 ? "hit" : fmt::format("miss by {:.3g}", off);
}

void tell(const ClaimReport& report, const ClaimWorldReport& world, const ClaimNumber& number,
          Chapter& chapter) {
    chapter.told.remarks.push_back(fmt::format("  {}: {}", number.says, with_interval(number)));
    if (number.undefined > 0) {
        chapter.told.remarks.back() +=
            fmt::format("; not defined in {} replications, left out", number.undefined);
    }
    if (!is_test(number)) {
        return;
    }
    chapter.told.remarks.push_back(
        fmt::format("    target {}: {}{}", target_text(number), distance_text(number),
                    number.calibrated.empty() ? "" : "; calibrated: " + number.calibrated));
    const auto row = [&](const char* measure, double value) {
        chapter.details.push_back(
            tidy_row(measure, report.id, world.name, number.formula, "", value));
    };
    TidyRow value{"pattern_value", report.id, world.name, number.formula, "", {}, {}, {}};
    chapter.details.push_back(number.estimate ? with_estimate(std::move(value), *number.estimate)
                                              : value);
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    row("pattern_low", number.bounds.above.value_or(none));
    row("pattern_high", number.bounds.below.value_or(none));
    row("pattern_distance",
        number.estimate ? distance_to(number.bounds, number.estimate->mean) : none);
    row("pattern_met", is_met(number) ? 1.0 : 0.0);
    row("pattern_calibrated", number.calibrated.empty() ? 0.0 : 1.0);
}

/// Tests of a world that are met and how many there are, with something calibrated to them or not.
std::pair<std::size_t, std::size_t> met_in(const ClaimWorldReport& world, bool calibrated) {
    std::pair<std::size_t, std::size_t> found{0, 0};
    for (const ClaimNumber& number : world.numbers) {
        if (is_test(number) && number.calibrated.empty() != calibrated) {
            found.first += is_met(number) ? 1U : 0U;
            ++found.second;
        }
    }
    return found;
}

} // namespace

double distance_to(const Bounds& bounds, double value) {
    return std::max({bounds.above ? *bounds.above - value : 0.0,
                     bounds.below ? value - *bounds.below : 0.0, 0.0});
}

Chapter patterns_chapter(const ClaimReport& report) {
    Chapter chapter;
    chapter.told.method = fmt::format("{}: {}{}", report.id, report.title,
                                      report.source.empty() ? "" : " (" + report.source + ")");
    chapter.told.interval =
        fmt::format("{}, {} replications; hit: the mean lies in the target range", interval_name,
                    report.replications);
    if (!report.caution.empty()) {
        chapter.told.remarks.push_back("Caution: " + report.caution);
    }
    for (const ClaimWorldReport& world : report.worlds) {
        if (world.is_point) {
            continue;
        }
        if (world.name != report.worlds.front().name) {
            chapter.told.remarks.push_back(world.meaning.empty()
                                               ? world.name
                                               : fmt::format("{}, {}", world.name, world.meaning));
        }
        for (const ClaimNumber& number : world.numbers) {
            tell(report, world, number, chapter);
        }
    }
    tell_matching(report, chapter);
    return chapter;
}

Chapter patterns_met_chapter(const std::vector<ClaimReport>& reports) {
    Chapter chapter;
    chapter.told.method = "Patterns met (calibrated ones validate nothing)";
    for (const ClaimReport& report : reports) {
        for (const ClaimWorldReport& world : report.worlds) {
            if (!world.is_point) {
                const auto [held, others] = met_in(world, false);
                const auto [set, calibrated] = met_in(world, true);
                chapter.told.verdict.push_back(
                    fmt::format("{}, {}: {} of {} to which nothing was calibrated, {} of {} "
                                "calibrated",
                                report.id, world.name, held, others, set, calibrated));
            }
        }
    }
    return chapter;
}

} // namespace catchup::analysis
