// SPDX-License-Identifier: MIT
// Stylised facts of digital upgrading and whether a run gives them: `catchup show FILE --facts`.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/estimate.hpp"
#include "analysis/results.hpp"

namespace catchup::analysis {

/// Where a fact should lie: from `low` to `high`, or strictly between them.
struct Target {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    bool strict = false;
    [[nodiscard]] bool contains(double value) const noexcept;
};

/// What is looked at. Without a target it is told for information.
struct Fact {
    std::string_view measure; // "detour_rate"
    std::string_view item;    // "in-house"; empty: the fact itself
    std::string_view definition;
    std::optional<Target> target;
    std::string_view source; // of the target
};

enum class Verdict : std::uint8_t { none, hit, miss, not_told };

/// A fact in one result file. A hit says that the mean lies in the target range, no more: it is no
/// validation, and says nothing of a target's own worth.
struct FactFound {
    Fact fact;
    std::optional<Estimate> value;
    Verdict verdict = Verdict::none;
    std::string note; // why there is no value
};

/// Every fact in a fixed order. A fact needs a value in each replication; where one lacks it, the
/// note says why.
[[nodiscard]] std::vector<FactFound> facts(const Results& results);

/// One file's answers and how it is called.
struct FileFacts {
    std::string file;
    std::vector<FactFound> found;
};

[[nodiscard]] std::string facts_text(std::span<const FileFacts> files);
/// The eight columns of every answer, then target_low,target_high,target,verdict,definition,source,
/// note.
[[nodiscard]] std::string facts_csv(std::span<const FileFacts> files);
[[nodiscard]] std::string facts_json(std::span<const FileFacts> files);

} // namespace catchup::analysis
