// SPDX-License-Identifier: MIT
// Formulas over the replications of several arms that share their seeds.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/claims/measures.hpp"
#include "analysis/expression/expression.hpp"
#include "analysis/histories.hpp"
#include "analysis/results.hpp"

namespace catchup::analysis {

/// Names in formulas, each with an arm in brackets (needed if there are several):
/// - a measure of measures(), with what its brackets know: reached[with, goal=D1N1];
/// - a variable of the file at the last quarter or at [quarter=2017Q4], as run_series has it, and
///   sum(NAME): added up so far. `spending` is what the government has paid so far.
class ArmOutcomes {
  public:
    /// Opens a result file for each arm. Throws InputError for files that are none or hold no firms,
    /// and where arms differ in replications or quarters.
    ArmOutcomes(std::vector<std::string> arms, const std::vector<std::string>& files);

    [[nodiscard]] std::size_t replications() const noexcept { return replications_; }
    /// The formula's value in each replication; NaN where something in it is not defined. Throws
    /// BadFormula.
    [[nodiscard]] std::vector<double> values(std::string_view formula);

  private:
    struct Arm {
        Results results;
        Histories histories;
        std::vector<std::string> sectors;
    };
    [[nodiscard]] Quantity looked_up(const Reference& reference);
    [[nodiscard]] const Arm& arm_named(const std::string& name) const;
    [[nodiscard]] std::vector<double> of_measure(const Arm& arm, const Measure& measure,
                                                 const Reference& reference) const;
    [[nodiscard]] std::vector<double> of_file(const Arm& arm, const Reference& reference) const;

    std::vector<std::string> names_;
    std::vector<Arm> arms_;
    std::size_t replications_ = 0;
    std::map<std::string, std::vector<double>> known_;
};

} // namespace catchup::analysis
