// SPDX-License-Identifier: MIT
// Times until something happens, as they were observed.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace catchup::analysis {

/// One individual: at risk from `entry` (left out of risk sets at that very time) to `time`.
struct Observation {
    double entry = 0.0;
    double time = 0.0;      // > entry
    std::size_t status = 0; // 0: censored; 1: the event; 2, 3, ...: competing events
    std::size_t group = 0;
    std::size_t stratum = 0;
    double weight = 1.0;   // > 0
    std::size_t world = 0; // individuals of one world depend on each other
};

struct Observations {
    std::vector<Observation> all;
    std::vector<std::string> groups = {""}; // labels; one: not grouped
    std::vector<std::string> strata = {""};
    std::vector<std::string> causes = {}; // of status 1, 2, ...
    std::size_t worlds = 1;               // replications
};

/// Individuals at a time at which somebody leaves.
struct RiskSet {
    double time = 0.0;
    double at_risk = 0.0;            // weight of those with entry < time <= their time
    std::vector<double> events = {}; // weight by cause: index 0 for status 1
    double censored = 0.0;
    [[nodiscard]] double leaving() const; // by any cause, censoring left out
};

/// By rising time. `causes`: how many statuses there are beside 0.
[[nodiscard]] std::vector<RiskSet> risk_sets(std::vector<Observation> sample, std::size_t causes);

/// Those of one group; of one world in it.
[[nodiscard]] std::vector<Observation> of_group(const Observations& data, std::size_t group);
[[nodiscard]] std::vector<Observation> of_world(const Observations& data, std::size_t group,
                                                std::size_t world);

} // namespace catchup::analysis
