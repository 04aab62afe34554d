// SPDX-License-Identifier: MIT
// Distances between individuals as a CSV file.
#pragma once

#include <string>

#include "analysis/pathways/distances.hpp"
#include "analysis/pathways/sequences.hpp"

namespace catchup::app {

/// A square table: ids in the header and in the first column, in the order of the individuals. Written
/// beside its name, renamed when complete. Throws InputError for more than 10,000 individuals,
/// FileError if it cannot be written.
void write_distance_matrix(const std::string& path, const analysis::Sequences& all,
                           const analysis::Metric& metric);

} // namespace catchup::app
