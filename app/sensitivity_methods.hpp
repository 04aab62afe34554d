// SPDX-License-Identifier: MIT
// The methods of catchup sensitivity, each from a table of inputs and the answers to it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/bootstrap.hpp"
#include "analysis/findings.hpp"
#include "app/outcome_table.hpp"

namespace catchup::app {

inline const std::vector<std::string> sensitivity_methods{"sobol", "morris",   "pawn",
                                                          "delta", "rbd-fast", "regression"};

struct SensitivityOptions {
    OutcomeTableOptions data;
    std::string method; // one of the above; "" = what the sweep's design is for
    std::vector<std::string> outputs;
    std::string design;              // of a table: "saltelli"; "" = none
    std::vector<std::string> groups; // by input of a table; none = each on its own
    bool second_order = false;
    std::size_t levels = 0; // of a table's Morris design; 0 = by the inputs' ranges
    std::size_t slices = 10;
    std::size_t harmonics = 10;
    std::optional<std::size_t> draws;
    std::uint64_t seed = 1;
    std::string interval = "bca";
    double level = 0.95;
    std::string over_time; // "", "quarter" or "year"
    std::string format = "text";
};

/// The method to use: as asked, or as the sweep's design says. Throws InputError if neither does.
[[nodiscard]] std::string chosen_method(const SensitivityOptions& options,
                                        const OutcomeTable& table);

/// Throws InputError if the table is not for the method.
[[nodiscard]] analysis::Findings sensitivity_of(const std::string& method,
                                                const SensitivityOptions& options,
                                                const OutcomeTable& table,
                                                const analysis::Answers& answers);

} // namespace catchup::app
