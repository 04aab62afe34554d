// SPDX-License-Identifier: MIT
// The runs that a sweep's file carries: enough to simulate any of them again.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/scenario.hpp"
#include "sim/config/document.hpp"
#include "sim/experiments/design/points.hpp"
#include "sim/hdf5/file.hpp"

namespace catchup::app {

/// A merged file, open.
struct RecordedSweep {
    hdf5::File file;
    experiments::Points points;
    std::vector<std::string> arms;
    std::vector<config::Document> scenarios; // by arm
    std::uint32_t replications = 0;

    /// The scenario of a point under an arm. Throws InputError if it cannot be had from the file: a
    /// factor that changes a `kind` also changes which keys there are.
    [[nodiscard]] Scenario scenario(std::size_t point, std::size_t arm) const;
};

/// What the root attribute `factors` of a merged file says of the design's columns, as JSON.
[[nodiscard]] std::string factors_text(const experiments::Points& points);

/// True if the file is a sweep's. Throws InputError if it is no result at all.
[[nodiscard]] bool is_sweep_file(const std::string& file);

/// Throws InputError if the file is damaged or of a model version that this program does not
/// simulate.
[[nodiscard]] RecordedSweep recorded_sweep(const std::string& file);

} // namespace catchup::app
