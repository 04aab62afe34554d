// SPDX-License-Identifier: MIT
#include "analysis/discovery/cover.hpp"

#include <numeric>
#include <utility>

#include "analysis/discovery/trajectory.hpp"
#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

/// The box of these rows; they are left without its rows.
CoverBox take(const Inputs& inputs, std::span<const double> outcomes, const PrimSettings& settings,
              const Whole& whole, std::optional<std::size_t> chosen,
              std::vector<std::size_t>& left) {
    CoverBox found;
    found.trajectory = trajectory_of(part(inputs, left), part(outcomes, left), settings, whole);
    found.chosen = chosen.value_or(choose_box(found.trajectory));
    EXPECTS(found.chosen < found.trajectory.size());
    const Box& box = found.trajectory[found.chosen].box;
    std::vector<std::size_t> others;
    for (const std::size_t row : left) {
        (box.contains(inputs, row) ? found.rows : others).push_back(row);
    }
    left = std::move(others);
    return found;
}

} // namespace

std::vector<CoverBox> cover(const Inputs& inputs, std::span<const double> outcomes,
                            std::size_t boxes, const PrimSettings& settings,
                            std::optional<std::size_t> chosen) {
    EXPECTS(boxes >= 1);
    const Whole all = whole(outcomes);
    std::vector<std::size_t> left(outcomes.size());
    std::iota(left.begin(), left.end(), std::size_t{0});
    std::vector<CoverBox> found;
    while (found.size() < boxes && !left.empty()) {
        CoverBox next =
            take(inputs, outcomes, settings, all, found.empty() ? chosen : std::nullopt, left);
        if (!found.empty() && next.chosen == 0) {
            break;
        }
        found.push_back(std::move(next));
    }
    return found;
}

} // namespace catchup::analysis
