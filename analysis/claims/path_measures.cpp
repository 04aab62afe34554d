// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "analysis/claims/measures.hpp"
#include "analysis/pathways/path_classes.hpp"

namespace catchup::analysis {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
using Path = std::vector<Levels>;

/// Paths of the first firms that stand to the end and have moved, with how many took each.
std::map<Path, double> paths_taken(const Run& run, const Choice& choice) {
    std::map<Path, double> counts;
    for (const Life& life : run.lives) {
        if (life.generation > 0 || life.until < run.times || life.rises.empty() ||
            !choice.has(life)) {
            continue;
        }
        Path path{levels_of_state(life.start)};
        for (const Rise& rise : life.rises) {
            path.push_back(levels_of_state(rise.state));
        }
        counts[path] += 1.0;
    }
    return counts;
}

double sum_of(const std::map<Path, double>& counts) {
    double sum = 0.0;
    for (const auto& [path, count] : counts) {
        sum += count;
    }
    return sum;
}

double path_entropy(const Run& run, const Choice& choice) {
    const std::map<Path, double> counts = paths_taken(run, choice);
    const double all = sum_of(counts);
    double entropy = 0.0;
    for (const auto& [path, count] : counts) {
        entropy -= count / all * std::log2(count / all);
    }
    return all > 0.0 ? entropy : undefined;
}

double top_path(const Run& run, const Choice& choice) {
    double most = 0.0;
    const std::map<Path, double> counts = paths_taken(run, choice);
    for (const auto& [path, count] : counts) {
        most = std::max(most, count);
    }
    return counts.empty() ? undefined : most / sum_of(counts);
}

double class_share(const Run& run, const Choice& choice) {
    double those = 0.0;
    const std::map<Path, double> counts = paths_taken(run, choice);
    for (const auto& [path, count] : counts) {
        those += choice.path_class.empty() || path_class(path) == choice.path_class ? count : 0.0;
    }
    return counts.empty() ? undefined : those / sum_of(counts);
}

} // namespace

std::vector<Measure> measures_of_paths() {
    const std::vector<std::string_view> firms{"sector", "county", "revenue_from", "revenue_below"};
    std::vector<std::string_view> with_class = firms;
    with_class.emplace_back("class");
    return {
        {"path_entropy",
         "entropy, in bits, of the paths of firms that were there from the start to the end and "
         "have moved",
         firms, path_entropy},
        {"top_path", "share of the most frequent path among these firms", firms, top_path},
        {"class_share", "share of a class of paths among these firms", with_class, class_share}};
}

} // namespace catchup::analysis
