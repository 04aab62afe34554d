// SPDX-License-Identifier: MIT
// From a number with its interval to a word.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analysis/estimate.hpp"

namespace catchup::analysis {

enum class Verdict { supported, not_supported, undecided };
[[nodiscard]] std::string_view
word_of(Verdict verdict) noexcept; // "supported", "not supported", ...

/// What a test asks of its number: to lie above, below, or both.
struct Bounds {
    std::optional<double> above;
    std::optional<double> below;
};

/// Supported if the whole interval lies where it should, not supported if no part of it does, else
/// undecided. A number without interval (a single replication, or the same in all) is judged itself.
[[nodiscard]] Verdict judged(const Estimate& number, const Bounds& bounds);

/// All of them together: supported if each is, not supported if one is not.
[[nodiscard]] Verdict together(const std::vector<Verdict>& verdicts);

} // namespace catchup::analysis
