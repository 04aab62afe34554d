// SPDX-License-Identifier: MIT
// What is wrong with an input, gathered on the way through it and told at once.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/base/error.hpp"

namespace catchup::config {

/// The text of a problem is cut here: a key or a cell may be as long as its file.
inline constexpr std::size_t longest_told = 2000; // bytes

/// Keeps what it tells, the first 20 problems in file order, and counts the others.
class Problems {
  public:
    void add(Place place, std::string text);
    [[nodiscard]] std::size_t count() const noexcept { return count_; }
    /// Throws one InputError, if there is anything to tell.
    void throw_if_any();

  private:
    void keep_first();

    std::vector<Problem> kept_;
    std::size_t count_ = 0;
};

} // namespace catchup::config
