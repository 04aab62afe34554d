// SPDX-License-Identifier: MIT
// A design file and the scenarios that it names.
#pragma once

#include <string>
#include <vector>

#include "models/scenario.hpp"
#include "sim/config/document.hpp"
#include "sim/experiments/design/points.hpp"

namespace catchup::app {

/// A policy that every point is run under.
struct SweepArm {
    std::string name;
    std::string path; // of its scenario, from where the program was started
    config::Document document;
};

/// A design, its points and its scenarios before any factor is set.
struct DesignFile {
    experiments::Design design;
    experiments::Points points;
    std::vector<SweepArm> arms; // at least one

    /// `scenario_of` a point under an arm.
    [[nodiscard]] Scenario scenario(std::size_t point, std::size_t arm) const;
    /// Replications of each point and arm that are asked for from the start, and at most.
    [[nodiscard]] std::uint32_t first_replications() const;
    [[nodiscard]] std::uint32_t most_replications() const;
};

/// The scenario of a run: the document with the assignments, one replication and no rows of single
/// events. Throws InputError if the values are not for it.
[[nodiscard]] Scenario scenario_of(config::Document document,
                                   const std::vector<std::string>& assignments);

/// Reads a design and everything it names. Throws InputError.
[[nodiscard]] DesignFile read_design(const std::string& file);

} // namespace catchup::app
