// SPDX-License-Identifier: MIT
// What the methods for given data have in common: head, rows, ranking, dummy.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "analysis/sensitivity/given_data.hpp"

namespace catchup::analysis {

/// The answer before its indices: what was computed from how many rows.
[[nodiscard]] Findings begun(const GivenData& data, const std::string& method,
                             const std::string& interval);

/// Why there can be no indices, or "".
[[nodiscard]] std::string no_indices(const GivenData& data, std::size_t least_rows);

/// Of each of some statistics the mean and range over inputs that do nothing, as further statistics.
/// `of_input` computes them for one input.
void add_dummies(Bootstrapped& found, const GivenData& data, const BootstrapSettings& settings,
                 const std::function<std::vector<double>(const Input&)>& of_input);

/// Adds the rows and, of the named measure, the ranking of the inputs and which of them do not
/// exceed the dummy, if there is one.
void add_indices(Findings& findings, const GivenData& data, const std::vector<TidyRow>& labels,
                 const Bootstrapped& found, const std::string& main_measure);

} // namespace catchup::analysis
