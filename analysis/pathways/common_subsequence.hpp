// SPDX-License-Identifier: MIT
// The longest common subsequence of one sequence with others.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/pathways/sequences.hpp"

namespace catchup::analysis {

/// One sequence, prepared to be compared with many, 64 places at a time (Allison & Dix 1986, in the
/// form of Hyyro 2004).
class CommonSubsequence {
  public:
    explicit CommonSubsequence(const Sequence& one);
    /// Periods of the longest common subsequence.
    [[nodiscard]] std::size_t length_with(const Sequence& other) const;
    /// Both lengths less twice that of the longest common subsequence.
    [[nodiscard]] double distance_from(const Sequence& other) const;

  private:
    std::size_t length_;
    std::size_t words_;
    std::vector<std::uint64_t> places_; // state x word: a bit is 1 where the state stands
};

} // namespace catchup::analysis
