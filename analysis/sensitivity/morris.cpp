// SPDX-License-Identifier: MIT
#include "analysis/sensitivity/morris.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "analysis/sensitivity/ranking.hpp"
#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// Elementary effects by walk, then item.
struct Effects {
    std::size_t items;
    std::vector<double> values;
    double squares = 0.0;      // mean over all, of the mean answers
    double squares_free = 0.0; // the same without luck
};

Effects effects_of(const MorrisDesign& design, const Answers& answers,
                   const std::vector<std::size_t>& walks) {
    Effects effects{design.items.size(), {}};
    effects.values.resize(walks.size() * effects.items);
    for (std::size_t w = 0; w < walks.size(); ++w) {
        for (std::size_t s = 0; s < effects.items; ++s) {
            const MorrisStep& step = design.steps[walks[w] * effects.items + s];
            std::vector<double> by_replication;
            for (std::size_t r = 0; r < answers.replications; ++r) {
                by_replication.push_back((answers.of(step.row + 1)[r] - answers.of(step.row)[r]) /
                                         step.change);
            }
            const double mean = estimate(by_replication).mean;
            effects.values[w * effects.items + step.item] = mean;
            effects.squares += mean * mean;
            effects.squares_free += product(by_replication, by_replication);
        }
    }
    return effects;
}

/// mu, mu_star, sigma of each item; mu_star alone for groups.
std::vector<double> statistics_of(const Effects& effects, bool has_groups,
                                  std::span<const double> weights) {
    std::vector<double> found;
    for (std::size_t item = 0; item < effects.items; ++item) {
        double all = 0.0;
        double sum = 0.0;
        double size = 0.0;
        double squares = 0.0;
        for (std::size_t walk = 0; walk < weights.size(); ++walk) {
            const double effect = effects.values[walk * effects.items + item];
            all += weights[walk];
            sum += weights[walk] * effect;
            size += weights[walk] * std::abs(effect);
        }
        for (std::size_t walk = 0; walk < weights.size(); ++walk) {
            const double off = effects.values[walk * effects.items + item] - sum / all;
            squares += weights[walk] * off * off;
        }
        if (!has_groups) {
            found.push_back(sum / all);
        }
        found.push_back(size / all);
        if (!has_groups) {
            found.push_back(all > 1.0 ? std::sqrt(squares / (all - 1.0)) : nothing);
        }
    }
    return found;
}

std::vector<TidyRow> labels_of(const MorrisDesign& design) {
    std::vector<TidyRow> rows;
    for (const std::string& item : design.items) {
        for (const char* const measure : {"mu", "mu_star", "sigma"}) {
            if (!design.has_groups || measure == std::string_view{"mu_star"}) {
                rows.push_back({measure, "", item, "", "", {}, {}, {}});
            }
        }
    }
    return rows;
}

/// Which items act alike everywhere, and which do not.
std::vector<std::string> shapes(const std::vector<TidyRow>& rows,
                                const std::vector<std::string>& items) {
    std::vector<std::string> bent;
    std::vector<std::string> still;
    for (const std::string& item : items) {
        const TidyRow* const size = find_row(rows, "mu_star", item);
        const TidyRow* const sigma = find_row(rows, "sigma", item);
        if (size->estimate == 0.0) {
            still.push_back(item);
        } else if (sigma != nullptr && sigma->estimate && *sigma->estimate > *size->estimate) {
            bent.push_back(item);
        }
    }
    std::vector<std::string> sentences;
    if (!still.empty()) {
        sentences.push_back(fmt::format("{} changed nothing anywhere.", listed(still)));
    }
    if (!bent.empty()) {
        sentences.push_back(fmt::format("sigma exceeds mu_star of {}: curved effects or "
                                        "interactions.",
                                        listed(bent)));
    }
    return sentences;
}

} // namespace

Findings morris_effects(const MorrisDesign& design, const Answers& answers,
                        const BootstrapSettings& asked) {
    EXPECTS(answers.rows() == design.walks() * design.rows_a_walk());
    const WholeBlocks kept = whole_blocks(answers, design.rows_a_walk());
    const std::size_t walks = kept.blocks.size();
    const BootstrapSettings settings = affordable(asked, walks);
    Findings findings{
        fmt::format("Elementary effects: Morris 1991, mu_star Campolongo et al. 2007; {} walks, {} "
                    "rows{}",
                    walks, walks * design.rows_a_walk(),
                    answers.replications > 1
                        ? fmt::format(", of the mean of {} replications", answers.replications)
                        : ""),
        interval_text(settings) + " over walks",
        {},
        {},
        {}};
    if (const std::string remark = kept.remark("walks"); !remark.empty()) {
        findings.remarks.push_back(remark);
    }
    findings.rows.push_back({"walks", "", "", "", "", static_cast<double>(walks), {}, {}});
    if (walks == 0) {
        findings.verdict.emplace_back("There are no effects: every walk has a failed run.");
        return findings;
    }
    const Effects effects = effects_of(design, answers, kept.blocks);
    const Bootstrapped found = bootstrap(
        walks,
        [&](std::span<const double> weights) {
            return statistics_of(effects, design.has_groups, weights);
        },
        settings);
    const std::vector<TidyRow> rows = filled(labels_of(design), found);
    findings.rows.insert(findings.rows.end(), rows.begin(), rows.end());
    std::vector<std::size_t> sizes;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        if (rows[k].measure == "mu_star") {
            sizes.push_back(k);
        }
    }
    findings.verdict.push_back(ranking_text(ranking(found, sizes), "mu_star", rows));
    for (std::string& sentence : shapes(rows, design.items)) {
        findings.verdict.push_back(std::move(sentence));
    }
    if (answers.replications > 1 && effects.squares > 0.0) {
        const double share = std::clamp(1.0 - effects.squares_free / effects.squares, 0.0, 1.0);
        findings.rows.push_back({"luck_share", "", "", "", "", share, {}, {}});
        findings.verdict.push_back(fmt::format("Seeds bring {:.0f} % of the mean square of the "
                                               "effects, although these are of means over {} "
                                               "replications.",
                                               100.0 * share, answers.replications));
    }
    std::erase(findings.verdict, "");
    return findings;
}

} // namespace catchup::analysis
