// SPDX-License-Identifier: MIT
#include "analysis/discovery/stability.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <utility>

#include "analysis/discovery/trajectory.hpp"
#include "analysis/random_draws.hpp"
#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

std::vector<std::size_t> half_of(std::size_t rows, std::mt19937_64& stream) {
    std::vector<std::size_t> chosen(rows);
    std::iota(chosen.begin(), chosen.end(), std::size_t{0});
    shuffle(stream, std::span{chosen});
    chosen.resize(std::max<std::size_t>(1, rows / 2));
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

/// Adds one sample to the counts: the inputs that the box nearest by a measure restricts; of several
/// as near, the one nearest by the other measure.
void add_nearest(const Trajectory& trajectory, double TrajectoryBox::*measure,
                 double TrajectoryBox::*other_measure, const TrajectoryBox& sought,
                 std::vector<double>& counts) {
    const auto distance = [&](const TrajectoryBox& box) {
        return std::pair{std::abs(box.*measure - sought.*measure),
                         std::abs(box.*other_measure - sought.*other_measure)};
    };
    const auto nearest =
        std::min_element(trajectory.begin(), trajectory.end(),
                         [&](const TrajectoryBox& one, const TrajectoryBox& other) {
                             return distance(one) < distance(other);
                         });
    for (const Restriction& restriction : nearest->restrictions) {
        ++counts[restriction.input];
    }
}

/// Mean and spread of outcomes: the same however they are shuffled.
struct Spread {
    double rows = 0.0;
    double mean = 0.0;
    double variance = 0.0; // over all rows
};

Spread spread(std::span<const double> outcomes) {
    const auto n = static_cast<double>(outcomes.size());
    const double mean = std::accumulate(outcomes.begin(), outcomes.end(), 0.0) / n;
    double squares = 0.0;
    for (const double outcome : outcomes) {
        squares += (outcome - mean) * (outcome - mean);
    }
    return {.rows = n, .mean = mean, .variance = squares / n};
}

double greatest_score(std::span<const BoxSum> boxes, const Spread& all) {
    double greatest = 0.0;
    for (const BoxSum& box : boxes) {
        const auto rows = static_cast<double>(box.rows);
        const double variance = rows * all.variance * (all.rows - rows) / (all.rows - 1.0);
        if (variance > 0.0) { // neither everything nor all outcomes equal
            greatest = std::max(greatest, (box.sum - rows * all.mean) / std::sqrt(variance));
        }
    }
    return greatest;
}

} // namespace

Reproducibility reproducibility(const Inputs& inputs, std::span<const double> outcomes,
                                const TrajectoryBox& chosen, std::uint64_t seed,
                                std::size_t samples, const PrimSettings& settings) {
    EXPECTS(samples >= 1);
    std::mt19937_64 stream{seed};
    Reproducibility found{.samples = samples,
                          .same_coverage = std::vector<double>(inputs.size(), 0.0),
                          .same_density = std::vector<double>(inputs.size(), 0.0)};
    for (std::size_t sample = 0; sample < samples; ++sample) {
        const std::vector<std::size_t> rows = half_of(outcomes.size(), stream);
        const Trajectory trajectory = prim(part(inputs, rows), part(outcomes, rows), settings);
        add_nearest(trajectory, &TrajectoryBox::coverage, &TrajectoryBox::density, chosen,
                    found.same_coverage);
        add_nearest(trajectory, &TrajectoryBox::density, &TrajectoryBox::coverage, chosen,
                    found.same_density);
    }
    for (std::vector<double>* counts : {&found.same_coverage, &found.same_density}) {
        for (double& count : *counts) {
            count /= static_cast<double>(samples);
        }
    }
    return found;
}

ShuffleTest shuffled_p(const Inputs& inputs, std::span<const double> outcomes, std::uint64_t seed,
                       std::size_t shuffles, const PrimSettings& settings) {
    EXPECTS(shuffles >= 1 && !outcomes.empty());
    const SortedRows sorted = sorted_rows(inputs);
    const Spread all = spread(outcomes);
    std::vector<double> shuffled{outcomes.begin(), outcomes.end()};
    const auto statistic = [&] {
        return greatest_score(box_sums(inputs, shuffled, sorted, settings, shuffled.size()), all);
    };
    ShuffleTest test{.statistic = statistic(), .p = 1.0, .shuffles = shuffles};
    std::mt19937_64 stream{seed};
    std::size_t as_good = 0;
    for (std::size_t i = 0; i < shuffles; ++i) {
        shuffle(stream, std::span{shuffled});
        as_good += statistic() >= test.statistic ? 1U : 0U;
    }
    test.p = static_cast<double>(1 + as_good) / static_cast<double>(1 + shuffles);
    return test;
}

} // namespace catchup::analysis
