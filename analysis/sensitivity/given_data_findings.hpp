// SPDX-License-Identifier: MIT
// What the methods for given data have in common: head, rows, ranking, dummy.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/sensitivity/given_data.hpp"

namespace catchup::analysis {

/// The answer before its indices: what was computed from how many rows.
[[nodiscard]] Findings begun(const GivenData& data, const std::string& method,
                             const std::string& interval);

/// Why there can be no indices, or "".
[[nodiscard]] std::string no_indices(const GivenData& data, std::size_t least_rows);

/// Of a category, which has classes of other sizes than the dummy: how large the first statistic is in
/// 95 % of the shuffles of the category; nothing for numbers.
[[nodiscard]] std::vector<std::optional<double>>
own_floors(const GivenData& data, const BootstrapSettings& settings,
           const std::function<double(const Input&)>& of_input);

/// Of each of some statistics the mean and range over inputs that do nothing, as further statistics.
/// `of_input` computes them for one input.
void add_dummies(Bootstrapped& found, const GivenData& data, const BootstrapSettings& settings,
                 const std::function<std::vector<double>(const Input&)>& of_input);

/// Adds the rows and, of the named measure, the ranking of the inputs and which of them do not
/// exceed the dummy, if there is one; `floors` stand for it where an input has its own.
void add_indices(Findings& findings, const GivenData& data, const std::vector<TidyRow>& labels,
                 const Bootstrapped& found, const std::string& main_measure,
                 const std::vector<std::optional<double>>& floors = {});

} // namespace catchup::analysis
