// SPDX-License-Identifier: MIT
#include "analysis/claims/report.hpp"

#include <numeric>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/discovery/prim.hpp"

namespace catchup::analysis {
namespace {

TidyRow row_of(const ClaimReport& report, const ClaimWorldReport& world,
               const ClaimNumber& number) {
    TidyRow row{number.must_be.empty() ? "claim_finding" : "claim_test",
                report.id,
                world.name,
                number.formula,
                "",
                {},
                {},
                {}};
    return number.estimate ? with_estimate(std::move(row), *number.estimate) : row;
}

/// "as-written: supported", and what it stands on.
void tell_world(const ClaimWorldReport& world, std::vector<std::string>& lines) {
    lines.push_back(fmt::format("{}{}{}: {}", world.name, world.control ? " (control)" : "",
                                world.meaning.empty() ? "" : ", " + world.meaning,
                                word_of(world.verdict())));
    for (const ClaimNumber& number : world.numbers) {
        lines.push_back(fmt::format(
            "  {}: {}{}{}", number.says, with_interval(number),
            number.must_be.empty()
                ? ""
                : fmt::format(", must be {}: {}", number.must_be, word_of(number.verdict)),
            number.undefined > 0
                ? fmt::format("; not defined in {} replications, left out", number.undefined)
                : ""));
    }
    for (const std::string& note : world.notes) {
        lines.push_back("  " + note);
    }
}

/// Of the region: at how many points it holds.
std::string region_text(const ClaimReport& report) {
    std::size_t points = 0;
    std::size_t holds = 0;
    std::size_t fails = 0;
    for (const ClaimWorldReport& world : report.worlds) {
        points += world.is_point ? 1U : 0U;
        holds += world.is_point && world.verdict() == Verdict::supported ? 1U : 0U;
        fails += world.is_point && world.verdict() == Verdict::not_supported ? 1U : 0U;
    }
    return fmt::format("region: supported at {} of {} points, not supported at {}, undecided at {}",
                       holds, points, fails, points - holds - fails);
}

/// Where in the region it holds, as a box of factors (PRIM); nothing if it holds everywhere or nowhere.
void tell_box(const ClaimReport& report, Chapter& chapter) {
    std::vector<double> holds;
    for (const ClaimWorldReport& world : report.worlds) {
        if (world.is_point) {
            holds.push_back(world.verdict() == Verdict::supported ? 1.0 : 0.0);
        }
    }
    const double cases = std::accumulate(holds.begin(), holds.end(), 0.0);
    if (cases == 0.0 || cases == static_cast<double>(holds.size())) {
        return;
    }
    const Trajectory boxes = prim(report.factors, holds);
    const TrajectoryBox& best = boxes[choose_box(boxes)];
    const std::vector<std::string> limits = texts(report.factors, best.box);
    const std::string where = limits.empty() ? "no part of it stands out"
                                             : fmt::format("box {}", fmt::join(limits, " and "));
    chapter.told.remarks.push_back(fmt::format(
        "  {}: holds at {:.0f} of its {} points, which are {:.0f} % of those at which it "
        "holds (PRIM, chosen on the same points)",
        where, best.mean * static_cast<double>(best.rows), best.rows, 100.0 * best.coverage));
    chapter.details.push_back(
        tidy_row("claim_box_coverage", report.id, where, "", "", best.coverage));
    chapter.details.push_back(
        tidy_row("claim_box_density", report.id, where, "", "", best.density));
}

} // namespace

std::string with_interval(const ClaimNumber& number) {
    if (!number.estimate) {
        return "not defined";
    }
    const Estimate& found = *number.estimate;
    std::string text = fmt::format("{:.4g}", found.mean);
    if (found.interval) {
        text += fmt::format(" [{:.4g}, {:.4g}]", found.interval->low, found.interval->high);
    }
    return text;
}

Verdict ClaimWorldReport::verdict() const {
    std::vector<Verdict> tests;
    if (!comparable) {
        return Verdict::undecided;
    }
    for (const ClaimNumber& number : numbers) {
        if (!number.must_be.empty()) {
            tests.push_back(number.verdict);
        }
    }
    return together(tests);
}

std::string ClaimReport::verdict() const {
    std::size_t tried = 0;
    std::size_t holds = 0;
    std::size_t fails = 0;
    for (const ClaimWorldReport& world : worlds) {
        tried += world.control ? 0U : 1U;
        holds += !world.control && world.verdict() == Verdict::supported ? 1U : 0U;
        fails += !world.control && world.verdict() == Verdict::not_supported ? 1U : 0U;
    }
    return holds > 0 && fails > 0 ? "depends"
           : holds == tried       ? "supported"
           : fails == tried       ? "not supported"
                                  : "undecided";
}

std::optional<bool> ClaimReport::controls_fail() const {
    std::optional<bool> fail;
    for (const ClaimWorldReport& world : worlds) {
        if (world.control) {
            fail = fail.value_or(true) && world.verdict() == Verdict::not_supported;
        }
    }
    return fail;
}

Chapter claim_chapter(const ClaimReport& report) {
    Chapter chapter;
    chapter.told.method = fmt::format("{}: {}{}", report.id, report.title,
                                      report.source.empty() ? "" : " (" + report.source + ")");
    chapter.told.interval = fmt::format("{}, {} replications", interval_name, report.replications);
    std::vector<std::string>& lines = chapter.told.remarks;
    if (!report.caution.empty()) {
        lines.push_back("Caution: " + report.caution);
    }
    bool has_points = false;
    for (const ClaimWorldReport& world : report.worlds) {
        has_points = has_points || world.is_point;
        if (!world.is_point) {
            tell_world(world, lines);
        }
        chapter.details.push_back(tidy_row("claim_world", report.id, world.name,
                                           std::string{word_of(world.verdict())}, "", 1.0));
        for (const ClaimNumber& number : world.numbers) {
            chapter.details.push_back(row_of(report, world, number));
        }
    }
    if (has_points) {
        lines.push_back(region_text(report));
        tell_box(report, chapter);
    }
    chapter.told.verdict.push_back(fmt::format("{} {}", report.id, report.verdict()));
    chapter.details.push_back(tidy_row("claim_verdict", report.id, report.verdict(), "", "", 1.0));
    if (const std::optional<bool> fail = report.controls_fail()) {
        chapter.details.push_back(
            tidy_row("claim_control_fails", report.id, "", "", "", *fail ? 1.0 : 0.0));
        if (!*fail) {
            chapter.told.verdict.emplace_back(
                "The control does not fail: the test does not see what it is meant to see");
        }
    }
    return chapter;
}

Chapter verdicts_chapter(const std::vector<ClaimReport>& reports) {
    Chapter chapter;
    chapter.told.method = "Verdicts";
    for (const ClaimReport& report : reports) {
        const std::optional<bool> fail = report.controls_fail();
        chapter.told.verdict.push_back(
            fmt::format("{:<4} {:<14} {}{}", report.id, report.verdict(), report.title,
                        fail && !*fail ? " (its control does not fail)" : ""));
    }
    return chapter;
}

} // namespace catchup::analysis
