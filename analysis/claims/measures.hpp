// SPDX-License-Identifier: MIT
// What claims are about: numbers of a replication that only the histories of its firms tell.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "analysis/claims/choice.hpp"
#include "analysis/histories.hpp"

namespace catchup::analysis {

/// NaN where it is not defined in that replication.
struct Measure {
    std::string_view name;
    std::string_view meaning;
    std::vector<std::string_view> keys; // that its brackets know
    double (*of)(const Run& run, const Choice& choice);
    /// Instead of `of`, with the same replication of the arm that `of=ARM` names.
    double (*beside)(const Run& run, const Run& other, const Choice& choice) = nullptr;
};

/// Every measure, in the order of their names.
[[nodiscard]] const std::vector<Measure>& measures();
/// None if there is no such measure.
[[nodiscard]] const Measure* find_measure(std::string_view name);

// by subject, for the list
[[nodiscard]] std::vector<Measure> measures_of_states();
[[nodiscard]] std::vector<Measure> measures_of_paths();
[[nodiscard]] std::vector<Measure> measures_of_times();
[[nodiscard]] std::vector<Measure> measures_of_projects();
[[nodiscard]] std::vector<Measure> measures_of_catching_up();
[[nodiscard]] std::vector<Measure> measures_of_surveys();
[[nodiscard]] std::vector<Measure> measures_of_places();
[[nodiscard]] std::vector<Measure> measures_of_facts();

} // namespace catchup::analysis
