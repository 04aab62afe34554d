// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "analysis/pathways/description.hpp"
#include "analysis/pathways/markov.hpp"
#include "analysis/pathways/path_classes.hpp"

namespace catchup::analysis {
namespace {

struct Climb {
    std::vector<Levels> by_period;
    std::vector<Levels> path; // staying left out
};

Climb climb(const Sequence& sequence, const std::vector<Levels>& levels) {
    Climb found;
    for (const Symbol state : sequence.states) {
        found.by_period.push_back(levels[state]);
    }
    found.path = found.by_period;
    found.path.erase(std::unique(found.path.begin(), found.path.end()), found.path.end());
    return found;
}

struct Test {
    std::string name;
    std::string question; // what a small p says
    LikelihoodRatio found;
};

} // namespace

Chapter classes_chapter(const Population& population) {
    const auto& [all, weights, group] = population;
    std::vector<Levels> levels;
    for (const std::string& label : all.alphabet) {
        levels.push_back(*levels_of(label));
    }
    std::vector<double> rules(path_rules().size(), 0.0);
    std::vector<std::string_view> names{path_class_order.begin(), path_class_order.end()};
    names.push_back("other");
    std::vector<double> classes(names.size(), 0.0);
    double sum = 0.0;
    double parallel = 0.0;
    double with_index = 0.0;
    for (std::size_t s = 0; s < all.distinct.size(); ++s) {
        const Climb one = climb(all.distinct[s], levels);
        for (std::size_t r = 0; r < rules.size(); ++r) {
            rules[r] += path_rules()[r].holds(one.path) ? weights[s] : 0.0;
        }
        classes[static_cast<std::size_t>(
            std::find(names.begin(), names.end(), path_class(one.path)) - names.begin())] +=
            weights[s];
        if (const std::optional<double> index = parallel_index(one.by_period)) {
            parallel += weights[s] * *index;
            with_index += weights[s];
        }
        sum += weights[s];
    }
    Chapter chapter;
    chapter.told.method =
        fmt::format("Kinds of paths{}: share of sequences by rule (several may hold), and by "
                    "class: the first of "
                    "{} that holds",
                    group.empty() ? "" : " of " + group, fmt::join(path_class_order, ", "));
    for (std::size_t r = 0; r < rules.size(); ++r) {
        chapter.told.rows.push_back(tidy_row("path_rule", group, std::string{path_rules()[r].name},
                                             "", "", rules[r] / sum));
        if (group.empty()) { // told once
            chapter.told.remarks.push_back(
                fmt::format("{}: {}", path_rules()[r].name, path_rules()[r].meaning));
        }
    }
    if (!group.empty()) {
        chapter.told.method = fmt::format("Kinds of paths of {}", group);
    }
    for (std::size_t c = 0; c < names.size(); ++c) {
        chapter.told.rows.push_back(
            tidy_row("path_class", group, std::string{names[c]}, "", "", classes[c] / sum));
    }
    chapter.told.rows.push_back(tidy_row("parallel_index", group, "", "", "",
                                         with_index > 0.0 ? parallel / with_index : std::nan("")));
    chapter.told.remarks.push_back(fmt::format(
        "parallel_index: share of the time from the first step to the last in which two "
        "technologies stand between start and end; mean over the {:.1f} % that make two "
        "steps or more",
        100.0 * with_index / sum));
    return chapter;
}

Chapter memory_chapter(const Sequences& all) {
    // tests count individuals; given weights, their sum is the number of individuals
    std::vector<double> counts(all.distinct.size(), 0.0);
    for (const Member& member : all.members) {
        counts[member.kind] += 1.0;
    }
    std::vector<Test> tests{
        {"order_1_against_0", "the next state hangs on the present one", order_one(all, counts)},
        {"order_2_against_1", "it hangs on the one before as well", order_two(all, counts)},
        {"same_over_time", "rates change over time", same_over_time(all, counts)}};
    if (all.groups.size() > 1) {
        tests.push_back({"same_in_groups", "rates differ between groups", same_in_groups(all)});
    }
    Chapter chapter;
    chapter.told.method =
        "Memory and homogeneity of steps: likelihood-ratio tests (Anderson & Goodman 1957), "
        "chi-squared, rows and columns without a case left out; individuals are taken as "
        "independent";
    for (const Test& test : tests) {
        chapter.told.rows.push_back(
            tidy_row("markov_chi2", "", test.name, "", "", test.found.statistic));
        chapter.told.rows.push_back(
            tidy_row("markov_degrees", "", test.name, "", "", test.found.degrees));
        chapter.told.rows.push_back(tidy_row("markov_p", "", test.name, "", "", test.found.p));
        chapter.told.rows.push_back(
            tidy_row("markov_sparse", "", test.name, "", "", test.found.sparse));
        if (std::isnan(test.found.p)) {
            chapter.told.verdict.push_back(
                fmt::format("{}: nothing varies that could be tested.", test.name));
        } else if (test.found.p < 0.05) {
            chapter.told.verdict.push_back(fmt::format(
                "{}: {} (p {}).", test.name, test.question,
                test.found.p < 0.001 ? "below .001" : fmt::format("= {:.3f}", test.found.p)));
        } else {
            chapter.told.verdict.push_back(fmt::format("{}: no evidence that {} (p = {:.3f}).",
                                                       test.name, test.question, test.found.p));
        }
        if (test.found.sparse > 0.2) {
            chapter.told.verdict.push_back(
                fmt::format("{}: {:.0f} % of the cells are expected below 5, so its p is rough.",
                            test.name, 100.0 * test.found.sparse));
        }
    }
    return chapter;
}

} // namespace catchup::analysis
