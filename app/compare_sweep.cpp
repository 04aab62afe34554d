// SPDX-License-Identifier: MIT
#include "app/compare_sweep.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/comparison/regret.hpp"
#include "app/commands.hpp"
#include "app/outcome_table.hpp"
#include "sim/base/error.hpp"

namespace catchup::app {
namespace {

using analysis::Answers;
using analysis::ArmAnswers;
using analysis::Findings;

/// Part of the least spending arm's spending by which another may exceed it.
constexpr double spending_tolerance = 0.01;

/// Rows of the table that are a sample of the design's points: of a Saltelli design A and B, since the
/// rows between them repeat their values.
std::vector<std::size_t> sample_rows(const OutcomeTable& table) {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (table.blocks().empty() || table.blocks()[row] == "A" || table.blocks()[row] == "B") {
            rows.push_back(row);
        }
    }
    return rows;
}

Answers of_rows(const Answers& all, const std::vector<std::size_t>& rows) {
    Answers some{{}, all.replications};
    for (const std::size_t row : rows) {
        const auto runs = all.of(row);
        some.values.insert(some.values.end(), runs.begin(), runs.end());
    }
    return some;
}

std::string design_words(const OutcomeTable& table) {
    const std::string& method = table.sweep()->method();
    if (method == "saltelli") {
        return "Shares are of the rows A and B of the Saltelli design: draws from the priors that "
               "the "
               "design declares.";
    }
    if (method == "morris" || method == "factorial" || method == "one_at_a_time" ||
        method == "list") {
        return fmt::format("Shares are of the points of the {} design, which is no sample of any "
                           "prior: they are no probabilities.",
                           method);
    }
    return fmt::format("Shares are of the points of the {} design: draws from the priors that the "
                       "design declares.",
                       method);
}

/// Mean of an arm's spending over runs that are done; none if there are none.
std::optional<double> mean_spending(const OutcomeTable& table, const std::vector<std::size_t>& rows,
                                    std::size_t arm) {
    double sum = 0.0;
    std::size_t count = 0;
    for (const double value : of_rows(table.answers("spending", {}, arm), rows).values) {
        sum += std::isfinite(value) ? value : 0.0;
        count += std::isfinite(value) ? 1U : 0U;
    }
    return count == 0 ? std::nullopt : std::optional{sum / static_cast<double>(count)};
}

/// Spending of each arm over the same points, and what follows from it.
void add_spending(Findings& findings, const OutcomeTable& table,
                  const std::vector<std::size_t>& rows) {
    const std::vector<std::string>& arms = table.sweep()->arms();
    std::vector<double> means;
    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
        const std::optional<double> mean = mean_spending(table, rows, arm);
        if (!mean) {
            return;
        }
        means.push_back(*mean);
        findings.rows.push_back({"spending", "", arms[arm], "", "", mean, {}, {}});
    }
    const auto [least, most] = std::minmax_element(means.begin(), means.end());
    if (*most - *least > spending_tolerance * *least) {
        std::vector<std::string> words;
        for (std::size_t arm = 0; arm < arms.size(); ++arm) {
            words.push_back(fmt::format("{} {:.4g}", arms[arm], means[arm]));
        }
        findings.verdict.push_back(fmt::format(
            "Not at equal public cost: mean spending is {} million RMB (not discounted). A sweep "
            "does "
            "not solve for spending; catchup compare A.toml B.toml does, point by point.",
            fmt::join(words, ", ")));
    }
}

void print(const Findings& findings, const std::string& outcome, const std::string& format) {
    if (format == "text") {
        fmt::print("{}\n{}", outcome, analysis::text(findings));
        return;
    }
    const auto rows = analysis::all_rows(findings);
    fmt::print("{}", format == "json" ? analysis::json(rows) : analysis::csv(rows));
}

} // namespace

int compare_sweep(const CompareSweepOptions& options) {
    const OutcomeTable table{{options.file, "", {}, options.where}, {}};
    const std::vector<std::string>& arms = table.sweep()->arms();
    if (arms.size() < 2) {
        throw InputError{Problem{{options.file, 0, 0},
                                 fmt::format("has one policy, '{}', and regret is between several. "
                                             "Try a design with two [[arm]] tables or more",
                                             arms.empty() ? "" : arms.front())}};
    }
    const std::vector<std::size_t> rows = sample_rows(table);
    if (rows.empty()) {
        throw InputError{Problem{{options.file, 0, 0},
                                 "no row A or B of the Saltelli design is left. Try another "
                                 "--where"}};
    }
    std::vector<ArmAnswers> answers;
    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
        answers.push_back({arms[arm], of_rows(table.answers(options.outcome, {}, arm), rows)});
    }
    Findings findings = regret(
        answers, {options.lower_is_better ? analysis::Better::lower : analysis::Better::higher,
                  options.threshold, options.resampling});
    if (findings.rows.empty()) {
        throw InputError{Problem{{options.file, 0, 0},
                                 fmt::format("at every point a run failed or {} has no value. Try "
                                             "catchup retry, or another --outcome",
                                             options.outcome)}};
    }
    findings.remarks.push_back(design_words(table));
    add_spending(findings, table, rows);
    print(findings, options.outcome, options.format);
    return done;
}

} // namespace catchup::app
