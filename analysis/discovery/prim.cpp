// SPDX-License-Identifier: MIT
#include "analysis/discovery/prim.hpp"

#include <algorithm>

#include "analysis/discovery/peel.hpp"
#include "analysis/discovery/trajectory.hpp"
#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

[[maybe_unused]] bool is_share(double value) { return value > 0.0 && value < 1.0; }

} // namespace

std::vector<BoxSum> box_sums(const Inputs& inputs, std::span<const double> outcomes,
                             const SortedRows& sorted, const PrimSettings& settings,
                             std::size_t rows_of_whole) {
    EXPECTS(is_share(settings.peel_share) && is_share(settings.paste_share) &&
            is_share(settings.least_mass));
    const Ground ground{.inputs = &inputs, .outcomes = outcomes, .sorted = &sorted};
    std::vector<BoxSum> boxes =
        peeled(ground, settings, share_of(settings.least_mass, rows_of_whole));
    const std::vector<BoxSum> more = pasted(ground, settings, boxes.back());
    boxes.insert(boxes.end(), more.begin(), more.end());
    return boxes;
}

Trajectory trajectory_of(const Inputs& inputs, std::span<const double> outcomes,
                         const PrimSettings& settings, const Whole& whole) {
    EXPECTS(!outcomes.empty());
    EXPECTS(std::all_of(inputs.begin(), inputs.end(), [&](const Input& input) {
        return input.values.size() == outcomes.size();
    }));
    Trajectory boxes;
    for (const BoxSum& found :
         box_sums(inputs, outcomes, sorted_rows(inputs), settings, whole.rows)) {
        boxes.push_back(measured(found, inputs, outcomes, whole));
    }
    return boxes;
}

Trajectory prim(const Inputs& inputs, std::span<const double> outcomes,
                const PrimSettings& settings) {
    return trajectory_of(inputs, outcomes, settings, whole(outcomes));
}

std::size_t choose_box(const Trajectory& trajectory) {
    EXPECTS(!trajectory.empty());
    std::size_t best = 0;
    double best_mean = 0.0;
    for (std::size_t number = 0; number < trajectory.size(); ++number) {
        const double density = trajectory[number].density;
        const double share = trajectory[number].coverage > 0.0
                                 ? trajectory[number].coverage / trajectory[0].coverage
                                 : 0.0;
        const double mean = share > 0.0 ? 2.0 * share * density / (share + density) : 0.0;
        if (mean > best_mean) {
            best = number;
            best_mean = mean;
        }
    }
    return best;
}

} // namespace catchup::analysis
