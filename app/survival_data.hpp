// SPDX-License-Identifier: MIT
// What survival analysis looks at: observations with covariates, and how the time is called.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/survival/cox.hpp"
#include "analysis/survival/observations.hpp"

namespace catchup::app {

/// What the command line asks for.
struct SurvivalDataOptions {
    std::vector<std::string> files;          // of catchup run
    std::string table;                       // or a CSV
    std::string time, status, entry, weight; // columns of it
    std::string group;
    std::vector<std::string> strata;
    std::vector<std::string> covariates;
    std::string event;              // state that firms are to reach
    std::string clock = "calendar"; // or "age"
    std::optional<std::size_t> replication;
};

struct SurvivalData {
    analysis::Observations observations;
    analysis::CoxDesign design; // no columns without covariates
    std::vector<std::string> remarks;
    std::function<std::string(double)> time_label;
};

/// Throws InputError for columns that are not there, cells without a value, entries that are not before
/// times, statuses other than 0, 1, 2, ..., weights of 0 or less, and covariates that are constant.
[[nodiscard]] SurvivalData survival_of_table(const SurvivalDataOptions& options);

/// Firms of result files, from the quarter in which they are there to the one in which they first reach
/// the event's levels, or exit (a competing event), or the end. Throws InputError as read_firm_files
/// does, and if no firm is at risk.
[[nodiscard]] SurvivalData survival_of_firms(const SurvivalDataOptions& options);

/// Adds a covariate to the design: a number as it stands, words as a column for each after the first.
/// `words`: what values are places in; empty for numbers.
void add_covariate(analysis::CoxDesign& design, const std::string& name, std::vector<double> values,
                   const std::vector<std::string>& words);

} // namespace catchup::app
