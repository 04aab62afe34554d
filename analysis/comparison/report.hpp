// SPDX-License-Identifier: MIT
// What `catchup compare` and `catchup show` tell of a comparison file.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "analysis/comparison/quantile_shift.hpp"
#include "analysis/results.hpp"
#include "analysis/tidy.hpp"

namespace catchup::analysis {

/// An outcome in which arms are set against each other, and what people call it.
struct MainMeasure {
    const char* name;
    const char* title;
};
inline constexpr std::array<MainMeasure, 5> main_measures{{{"reached", "firms at the goal"},
                                                           {"levels", "levels"},
                                                           {"reached_d2n2", "firms at D2N2"},
                                                           {"private_cost", "private cost"},
                                                           {"welfare", "welfare"}}};

/// What is asked of arms that may be ranked. The file does not say it: it is computed when the file
/// is read.
struct ContrastQuestion {
    std::map<std::string, double> margins; // of equivalence, by main measure, > 0
    Resampling resampling = {};
    bool has_details = false; // in the text
};

/// True if the file holds policy arms on shared seeds.
[[nodiscard]] bool is_comparison(const Results& file);

/// Tables with intervals, each measure with its meaning. Throws InputError if the file is not a
/// whole comparison.
[[nodiscard]] std::string comparison_text(const Results& file,
                                          const ContrastQuestion& question = {});

/// Every number of the text, and more: group = the arm, item = the arm that it is measured against.
/// An estimate is empty where it is undefined (the cost of a gain that may be 0). Throws as the
/// text does.
[[nodiscard]] std::vector<TidyRow> comparison_rows(const Results& file,
                                                   const ContrastQuestion& question = {});

} // namespace catchup::analysis
