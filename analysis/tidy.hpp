// SPDX-License-Identifier: MIT
// The one table shape of every answer: measure,group,item,item2,time,estimate,low,high.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace catchup::analysis {

/// One number with what it is about. Empty where a column does not apply.
struct TidyRow {
    std::string measure; // "share_reached"
    std::string group;   // the file, policy or design point
    std::string item;    // "D1N1"
    std::string item2;
    std::string time; // "2017Q4"; empty: over the whole run
    std::optional<double> estimate;
    std::optional<double> low;
    std::optional<double> high;
    friend bool operator==(const TidyRow&, const TidyRow&) = default;
};

/// A cell of a CSV file, in quotes where RFC 4180 asks for them.
[[nodiscard]] std::string csv_text(std::string_view text);

/// RFC 4180 with a header; numbers in the shortest form that reads back to the same bits.
[[nodiscard]] std::string csv(std::span<const TidyRow> rows);
/// A list of objects with the same eight keys; null where a column does not apply.
[[nodiscard]] std::string json(std::span<const TidyRow> rows);

} // namespace catchup::analysis
