// SPDX-License-Identifier: MIT
// The report's sentences, in one place. What is passed in is HTML where it says so.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace catchup::analysis::report::words {

// Headings
inline constexpr std::string_view asked = "What was asked";
inline constexpr std::string_view found = "What was found";
inline constexpr std::string_view methods = "Methods";
inline constexpr std::string_view references = "References";
inline constexpr std::string_view limits = "Limits";
inline constexpr std::string_view provenance = "Where the numbers come from";
inline constexpr std::string_view reproduce = "How to get them again";
inline constexpr std::string_view policies_compared = "Policies compared";
inline constexpr std::string_view contents = "Contents";
inline constexpr std::string_view data_link = "Data (CSV)";
inline constexpr std::string_view table_of_data = "The first rows as a table";

inline constexpr std::string_view is_static =
    "This page was made without its script: figures are drawn in full, and do not answer the "
    "pointer.";
inline constexpr std::string_view reproduce_with =
    "Commands that make the files, then this page. `catchup verify FILE` simulates a file again "
    "and "
    "compares every number.";

// Limits
inline constexpr std::string_view of_the_model =
    "All numbers are of a simulated world. Intervals say how far luck may have moved a mean of "
    "that "
    "world; they do not say how far the model is from any real place, nor how uncertain its "
    "parameters are.";
inline constexpr std::string_view one_replication =
    "There is one replication: no interval can be given, and luck alone may have made any "
    "difference that is shown.";
[[nodiscard]] std::string few_replications(std::size_t replications);
inline constexpr std::size_t few = 30;
inline constexpr std::string_view interrupted =
    "The comparison was interrupted: it holds fewer replications than were asked for.";
[[nodiscard]] std::string missing(std::string_view what, std::string_view why);

// Notes below figures
[[nodiscard]] std::string sample_note(std::size_t replications, std::string_view interval);
inline constexpr std::string_view no_interval_note = "one replication: there is no interval";

// Comparisons
/// Arguments but the goal and the quarter are HTML.
[[nodiscard]] std::string comparison_asked(std::size_t policies, const std::string& goal,
                                           const std::string& until, double target,
                                           std::size_t replications);
/// `gain`: with its sign.
[[nodiscard]] std::string policy_gain(const std::string& policy, const std::string& gain,
                                      const std::string& without, const std::string& goal,
                                      const std::string& until);
[[nodiscard]] std::string policy_no_gain(const std::string& policy, const std::string& gain,
                                         const std::string& goal);
/// `cost` is empty where it is not defined.
[[nodiscard]] std::string policy_cost(const std::string& spending, const std::string& cost);
[[nodiscard]] std::string policy_welfare(const std::string& welfare);
[[nodiscard]] std::string contrast(const std::string& one, const std::string& other,
                                   const std::string& difference, bool differs);
[[nodiscard]] std::string scan_range(const std::string& policy, double least, double most);

// Runs
/// `levels`: mean levels of D, N and I.
[[nodiscard]] std::string run_asked(const std::string& title, std::size_t replications,
                                    const std::string& from, const std::string& until);
[[nodiscard]] std::string run_found(const std::string& file, const std::string& reached,
                                    const std::vector<std::string>& levels,
                                    const std::string& until);

// Survival
/// `where`: "In <b>file</b> ", or nothing.
[[nodiscard]] std::string time_below(const std::string& where, const std::string& quarters,
                                     const std::string& event, const std::string& until);

// Discovery
[[nodiscard]] std::string box(const std::string& bounds, const std::string& quality);
inline constexpr std::string_view box_by_chance =
    "Boxes as good are found when outcomes are shuffled: the box may be chance.";

} // namespace catchup::analysis::report::words
