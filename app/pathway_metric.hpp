// SPDX-License-Identifier: MIT
// How the command line says that sequences are compared.
#pragma once

#include <optional>
#include <string>

#include "analysis/pathways/distances.hpp"
#include "analysis/pathways/sequences.hpp"

namespace CLI {
class App;
}

namespace catchup::app {

struct MetricOptions {
    std::string distance = "om";
    std::string cost; // "": Manhattan where states are levels, else constant
    std::optional<double> substitution;
    std::optional<double> indel;
};

/// A metric and what it is called in an answer.
struct PathwayMetric {
    analysis::Metric metric;
    std::string words;
};

/// Adds --distance, --cost, --substitution and --indel.
void add_metric_options(CLI::App& command, MetricOptions& options);

/// Throws InputError for sequences or costs that do not fit.
[[nodiscard]] PathwayMetric pathway_metric(const analysis::Sequences& all,
                                           const MetricOptions& options);

} // namespace catchup::app
