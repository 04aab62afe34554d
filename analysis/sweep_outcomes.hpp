// SPDX-License-Identifier: MIT
// A sweep's file as a table: factors of each point, and whatever a formula makes of its runs.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/expression/expression.hpp"
#include "analysis/results.hpp"
#include "analysis/sample.hpp"
#include "analysis/sensitivity/answers.hpp"

namespace catchup::analysis {

/// Names in formulas:
/// - a factor;
/// - `reached`: share of firms at or above a state ([goal=D1N1I0] unless said otherwise); `levels`:
///   mean of D + N + I over firms; `spending`: all that the government has paid so far, million RMB;
/// - any variable of the file, summed over the dimensions that are not chosen ([sector=bearings]);
///   means are not summed but have to be chosen. sum(NAME) adds up the quarters so far.
/// [bottom-up] chooses a policy (needed if the sweep has several); [quarter=2017Q4] fixes the time.
class SweepOutcomes {
  public:
    /// Throws InputError if the file is damaged.
    explicit SweepOutcomes(const Results& file);

    [[nodiscard]] const std::vector<std::string>& arms() const noexcept { return arms_; }
    [[nodiscard]] const std::vector<std::string>& quarters() const noexcept { return quarters_; }
    /// Of every point: the least that were asked for at any.
    [[nodiscard]] std::size_t replications() const noexcept { return replications_; }
    [[nodiscard]] std::size_t points() const noexcept { return points_; }
    /// Factors in the order of the design.
    [[nodiscard]] const Inputs& factors() const noexcept { return factors_; }
    /// What each factor moves with in Saltelli and Morris designs, by factor: its group, or itself.
    [[nodiscard]] const std::vector<std::string>& groups() const noexcept { return groups_; }
    /// How points were chosen: "saltelli", "morris", ...
    [[nodiscard]] const std::string& method() const noexcept { return method_; }
    /// Of a Morris design: values of each factor; else 0.
    [[nodiscard]] std::size_t levels() const noexcept { return levels_; }
    /// Of a Saltelli design, by point: "A", "AB_...", "BA_...", "B"; else empty.
    [[nodiscard]] const std::vector<std::string>& blocks() const noexcept { return blocks_; }

    /// The formula's value in each run at the quarter with that index. What it names without a policy is
    /// that of `arm`, if one is given. Throws BadFormula.
    [[nodiscard]] Answers answers(std::string_view formula, std::size_t time,
                                  std::optional<std::size_t> arm = {});
    /// Its value at each point, of the means of what it names. Throws BadFormula.
    [[nodiscard]] std::vector<double> of_means(std::string_view formula, std::size_t time);

  private:
    enum class Rows { runs, points };
    [[nodiscard]] Quantity looked_up(const Reference& reference, std::size_t time, Rows rows,
                                     std::optional<std::size_t> arm);
    [[nodiscard]] std::size_t arm_of(const Reference& reference,
                                     std::optional<std::size_t> usual) const;
    /// By point, arm, replication of the file, time.
    [[nodiscard]] const std::vector<double>& series(const Reference& reference);

    const Results& file_;
    std::vector<std::string> arms_;
    std::vector<std::string> quarters_;
    Inputs factors_;
    std::vector<std::string> groups_;
    std::string method_;
    std::size_t levels_ = 0;
    std::vector<std::string> blocks_;
    std::vector<bool> done_; // by point, arm, replication of the file
    std::size_t file_replications_ = 0;
    std::size_t replications_ = 0;
    std::size_t points_ = 0;
    std::map<std::string, std::vector<double>> known_; // by name and selection
};

} // namespace catchup::analysis
