// SPDX-License-Identifier: MIT
// Arms into a comparison's file: the search, the replications, the attributes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/arm_solution.hpp"
#include "models/comparison/arms.hpp"
#include "sim/output/writer.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/run/progress.hpp"

namespace catchup::app {

struct ComparisonSettings {
    std::string out;
    std::string command; // that repeats it
    SpendingAim aim;
    Valuation valuation;
    std::uint32_t replications = 1;
    std::uint32_t redraws = 4;
    std::optional<double> half_width; // of a paired difference, in units of `outcome`
    std::string outcome = "reached";
    run::Verbosity verbosity = run::Verbosity::normal;
};

/// What was simulated.
struct Taken {
    std::uint32_t replications = 0; // that the writer holds now
    bool is_precise = false;        // every interval is as narrow as was asked for
};

/// Simulates arms at these generosities into the writer, until there are enough replications. Ctrl-C
/// finishes what is in flight.
[[nodiscard]] Taken simulate_comparison(output::Writer& writer, const std::vector<Arm>& arms,
                                        const Trunks& trunks, const std::vector<double>& generosity,
                                        const ComparisonSettings& settings, Threads& threads);

/// Solves, simulates, writes the file. Ctrl-C finishes what is in flight.
/// @return replications in the file; 0 = no file was written
[[nodiscard]] std::uint32_t run_comparison(const std::vector<Arm>& arms,
                                           const ComparisonSettings& settings, Threads& threads);

} // namespace catchup::app
