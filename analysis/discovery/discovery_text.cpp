// SPDX-License-Identifier: MIT
#include <algorithm>

#include <fmt/format.h>

#include "analysis/discovery/discovery.hpp"
#include "analysis/layout.hpp"
#include "analysis/sensitivity/ranking.hpp"

namespace catchup::analysis {
namespace {

constexpr std::size_t most_lines = 14; // of a trajectory
constexpr double chance = 0.05;        // quasi-p above it: the limit may be chance
constexpr double often = 0.7;          // share of resamples that makes an input trustworthy

std::string share(double value) { return fmt::format("{:.3f}", value); }
std::string percent(double value) { return fmt::format("{:.0f} %", 100.0 * value); }

std::string trajectory_table(const CoverBox& cover) {
    std::vector<ScreenRow> rows{
        {"box", "coverage", "density", "mass", "mean", "restricted inputs"}};
    const std::size_t last = cover.trajectory.size() - 1;
    const std::size_t step = std::max<std::size_t>(1, last / most_lines);
    for (std::size_t i = 0; i <= last; ++i) {
        if (i % step != 0 && i != cover.chosen && i != last) {
            continue;
        }
        const TrajectoryBox& box = cover.trajectory[i];
        rows.push_back({fmt::format("{}{}", i, i == cover.chosen ? " chosen" : ""),
                        share(box.coverage), share(box.density), share(box.mass),
                        readable(box.mean), fmt::format("{}", box.restrictions.size())});
    }
    return laid_out(rows);
}

std::string limits_table(const Inputs& inputs, const TrajectoryBox& box,
                         const Reproducibility* again) {
    std::vector<ScreenRow> rows{{"limits of the chosen box", "quasi-p"}};
    if (again != nullptr) {
        rows[0].push_back("again at its coverage");
        rows[0].push_back("again at its density");
    }
    for (const Restriction& one : box.restrictions) {
        rows.push_back({text(inputs[one.input], box.box.limits[one.input]),
                        one.quasi_p ? fmt::format("{:.2g}", *one.quasi_p) : "none"});
        if (again != nullptr) {
            rows.back().push_back(percent(again->same_coverage[one.input]));
            rows.back().push_back(percent(again->same_density[one.input]));
        }
    }
    return laid_out(rows);
}

std::string sentence_of(const Inputs& inputs, const TrajectoryBox& box, const Discovery& found) {
    const std::string where = fmt::format("{}", fmt::join(texts(inputs, box.box), " and "));
    return found.is_yes_no
               ? fmt::format(
                     "Where {}, it holds in {} of the rows (everywhere: {}); {} of all cases "
                     "lie there, which is {} of the rows.",
                     where, percent(box.density), percent(found.mean), percent(box.coverage),
                     percent(box.mass))
               : fmt::format("Where {}, the mean is {} (everywhere: {}); that is {} of the rows.",
                             where, readable(box.mean), readable(found.mean), percent(box.mass));
}

/// What to make of the first box.
std::vector<std::string> verdict(const Inputs& inputs, const Discovery& found) {
    const CoverBox& first = found.boxes.front();
    const TrajectoryBox& box = first.trajectory[first.chosen];
    std::vector<std::string> sentences;
    if (box.restrictions.empty()) {
        return {"No headline: no limits describe the outcome better than none."};
    }
    const std::string test =
        !found.shuffle ? "chance was not tested (--shuffles 0)"
                       : fmt::format("p = {:.2g} from {} shuffles of the outcome{}",
                                     found.shuffle->p, found.shuffle->shuffles,
                                     found.shuffled_rows < found.rows
                                         ? fmt::format(" in {} of the rows", found.shuffled_rows)
                                         : "");
    if (!found.beats_shuffles()) {
        return {found.shuffle
                    ? fmt::format("No headline: chance may make a box like this one ({}).", test)
                    : fmt::format("No headline: {}.", test)};
    }
    if (!found.has_headline()) {
        return {fmt::format(
            "No headline: every limit of the box may be chance by itself (quasi-p above "
            "{}).",
            chance)};
    }
    sentences.push_back(sentence_of(inputs, box, found));
    sentences.push_back(fmt::format("Chance: {}.", test));
    std::vector<std::string> weak;
    for (const Restriction& one : box.restrictions) {
        const double again = std::min(found.reproducibility.same_coverage[one.input],
                                      found.reproducibility.same_density[one.input]);
        if ((one.quasi_p && *one.quasi_p > chance) || again < often) {
            weak.push_back(inputs[one.input].name);
        }
    }
    if (!weak.empty()) {
        sentences.push_back(
            fmt::format("Do not lean on {}: chance explains the limit, or half of the "
                        "rows do not show it again.",
                        listed(weak)));
    }
    return sentences;
}

std::string tree_table(const Inputs& inputs, const Discovery& found) {
    std::vector<ScreenRow> rows{{"leaf of the tree", "rows", found.is_yes_no ? "share" : "mean"}};
    for (const std::size_t leaf : found.tree.tree.leaves()) {
        const TreeNode& node = found.tree.tree.nodes[leaf];
        const std::string rule = fmt::format("{}", fmt::join(texts(inputs, node.box), " and "));
        rows.push_back({rule.empty() ? "everything" : rule, fmt::format("{}", node.rows),
                        readable(node.mean)});
    }
    return laid_out(rows);
}

} // namespace

std::string discovery_text(const Inputs& inputs, const Discovery& found) {
    std::string out =
        fmt::format("PRIM (Friedman & Fisher 1999; Bryant & Lempert 2010): {} rows, {} {}\n",
                    found.rows, found.is_yes_no ? "share of cases" : "mean", readable(found.mean));
    for (std::size_t b = 0; b < found.boxes.size(); ++b) {
        const CoverBox& cover = found.boxes[b];
        out += found.boxes.size() > 1 ? fmt::format("\nBox {}\n", b + 1) : "\n";
        out += trajectory_table(cover);
        const TrajectoryBox& chosen = cover.trajectory[cover.chosen];
        if (!chosen.restrictions.empty()) {
            out += "\n";
            out += limits_table(inputs, chosen, b == 0 ? &found.reproducibility : nullptr);
        }
    }
    out += "\n";
    for (const std::string& sentence : verdict(inputs, found)) {
        out += sentence + "\n";
    }
    out += "\nCART (Breiman et al. 1984), pruned by 10-fold cross-validation, one standard error\n";
    return out + tree_table(inputs, found);
}

} // namespace catchup::analysis
