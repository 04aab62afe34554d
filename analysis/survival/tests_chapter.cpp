// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include <boost/math/distributions/normal.hpp>
#include <fmt/format.h>

#include "analysis/layout.hpp"
#include "analysis/survival/log_rank.hpp"
#include "analysis/survival/survival_chapters.hpp"

namespace catchup::analysis {
namespace {

constexpr double z = 1.959963984540054; // normal quantile of .975
constexpr double often = 0.05;

std::string p_words(double p) {
    return p < 0.001 ? std::string{"p below .001"} : fmt::format("p = {:.3f}", p);
}

void add_test(const std::string& name, const ChiSquaredTest& test, std::vector<TidyRow>& rows) {
    rows.push_back(tidy_row(name, "", "", "", "", test.chi2));
    rows.push_back(tidy_row(name + "_degrees", "", "", "", "", test.degrees));
    rows.push_back(tidy_row(name + "_p", "", "", "", "", test.p));
}

Chapter fit_chapter(const CoxFit& fit, const CoxDesign& design, Ties ties) {
    Chapter chapter;
    chapter.told.method = fmt::format(
        "Proportional hazards (Cox 1972), ties by {}: coefficients are logarithms of hazard ratios",
        ties == Ties::efron ? "Efron (1977)" : "Breslow (1974)");
    chapter.told.interval = "95 % Wald interval";
    std::vector<TidyRow>& rows = chapter.told.rows;
    for (std::size_t c = 0; c < design.names.size(); ++c) {
        const double coefficient = fit.coefficients[c];
        const double error = fit.errors[c];
        TidyRow row = tidy_row("cox_coefficient", "", design.names[c], "", "", coefficient);
        row.low = coefficient - z * error;
        row.high = coefficient + z * error;
        TidyRow ratio =
            tidy_row("cox_hazard_ratio", "", design.names[c], "", "", std::exp(coefficient));
        ratio.low = std::exp(*row.low);
        ratio.high = std::exp(*row.high);
        rows.push_back(std::move(row));
        rows.push_back(tidy_row("cox_standard_error", "", design.names[c], "", "", error));
        rows.push_back(std::move(ratio));
        rows.push_back(tidy_row("cox_p", "", design.names[c], "", "",
                                2.0 * boost::math::cdf(boost::math::complement(
                                          boost::math::normal{}, std::abs(coefficient) / error))));
    }
    add_test("cox_likelihood_ratio", fit.likelihood_ratio, rows);
    add_test("cox_wald", fit.wald, rows);
    add_test("cox_score", fit.score, rows);
    rows.push_back(tidy_row("cox_log_likelihood", "", "", "", "", fit.log_likelihood));
    rows.push_back(tidy_row("cox_events", "", "", "", "", fit.events));
    if (!fit.doubt.empty()) {
        chapter.told.verdict.push_back(
            fmt::format("Do not read these numbers as they stand: {}.", fit.doubt));
    }
    return chapter;
}

const char* time_words(TimeScale scale) {
    return scale == TimeScale::survival   ? "the share without the event"
           : scale == TimeScale::identity ? "time"
           : scale == TimeScale::rank     ? "its rank"
                                          : "the logarithm of time";
}

Chapter proportionality_chapter(const std::vector<ProportionalityTest>& tests, TimeScale scale) {
    Chapter chapter;
    chapter.told.method = fmt::format(
        "Are hazards proportional? Score tests that a coefficient changes with {} (Grambsch & "
        "Therneau 1994)",
        time_words(scale));
    std::vector<std::string> rejected;
    for (const auto& [term, test] : tests) {
        for (const auto& [measure, value] :
             {std::pair{"zph_chi2", test.chi2}, std::pair{"zph_degrees", test.degrees},
              std::pair{"zph_p", test.p}}) {
            chapter.told.rows.push_back(tidy_row(measure, "", term, "", "", value));
        }
        if (test.p < often) {
            rejected.push_back(fmt::format("{} ({})", term, p_words(test.p)));
        }
    }
    chapter.told.verdict.push_back(
        rejected.empty()
            ? std::string{"No evidence against proportional hazards."}
            : fmt::format(
                  "Hazards are not proportional: {}. Such a coefficient is a mean over time; "
                  "the curves and restricted means do not need proportionality. Try "
                  "--strata.",
                  fmt::join(rejected, ", ")));
    return chapter;
}

} // namespace

Chapter log_rank_chapter(const Observations& data, const SurvivalSettings& settings) {
    Chapter chapter;
    chapter.told.method =
        fmt::format("Do groups differ? {} (Harrington & Fleming 1982, rho {}){}",
                    settings.rho == 0.0 ? "Log-rank test" : "Test with weights S^rho", settings.rho,
                    data.strata.size() > 1 ? ", within strata" : "");
    const std::optional<LogRank> found = log_rank(data, settings.rho);
    if (!found) {
        chapter.told.verdict.push_back(
            "Groups cannot be compared: events are expected in fewer than two of them.");
        return chapter;
    }
    std::vector<ScreenRow> screen{{"", "observed", "expected"}};
    for (std::size_t g = 0; g < data.groups.size(); ++g) {
        chapter.details.push_back(
            tidy_row("log_rank_observed", data.groups[g], "", "", "", found->observed[g]));
        chapter.details.push_back(
            tidy_row("log_rank_expected", data.groups[g], "", "", "", found->expected[g]));
        screen.push_back(
            {data.groups[g], readable(found->observed[g]), readable(found->expected[g])});
    }
    add_test("log_rank", {found->chi2, found->degrees, found->p}, chapter.details);
    std::string table = laid_out(screen);
    table.pop_back();
    chapter.told.verdict.push_back(table);
    chapter.told.verdict.push_back(fmt::format(
        "Chi-squared {:.3f} on {} degrees of freedom, {}.{}", found->chi2, found->degrees,
        p_words(found->p), found->p < often ? "" : " That is no evidence of a difference."));
    return chapter;
}

std::vector<Chapter> cox_chapters(const Observations& data, const CoxDesign& design,
                                  const SurvivalSettings& settings) {
    std::string why;
    const std::optional<CoxFit> fit = cox(data, design, settings.ties, why);
    if (!fit) {
        Chapter none;
        none.told.method = "Proportional hazards (Cox 1972)";
        none.told.verdict.push_back(fmt::format("No coefficients: {}.", why));
        return {none};
    }
    std::vector<Chapter> chapters{fit_chapter(*fit, design, settings.ties)};
    if (fit->doubt.empty()) {
        chapters.push_back(proportionality_chapter(
            proportionality(data, design, *fit, settings.ties, settings.time_scale),
            settings.time_scale));
    }
    return chapters;
}

} // namespace catchup::analysis
