// SPDX-License-Identifier: MIT
// The cost-effectiveness plane: what a policy adds, against what it costs.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/report/figure.hpp"

namespace catchup::analysis::report {

/// A policy: its mean, and one point a replication; or points alone.
struct PlanePolicy {
    std::string label;
    std::string classes;
    std::size_t shape = 0;
    std::optional<std::pair<std::size_t, std::size_t>> mean; // rows of the figure: right, upwards
    std::vector<std::pair<std::size_t, std::size_t>> points; // the same, by replication
};

struct PlaneWords {
    std::string right; // names of the axes, with units
    std::string upwards;
    bool shows_zero = true; // of what goes upwards
};

/// Effect to the right, cost upwards, both with 0 in sight (Black 1990, "The CE plane"); means with the
/// interval of both as a cross.
void draw_plane(Figure& figure, const std::vector<PlanePolicy>& policies, const PlaneWords& words);

} // namespace catchup::analysis::report
