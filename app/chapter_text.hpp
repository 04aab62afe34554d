// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "app/life_words.hpp"

namespace catchup::app {

/// Three digits are enough to follow an argument.
[[nodiscard]] std::string number(double value);
[[nodiscard]] std::string money(Fen amount);
/// "D=0.31 N=0.12 I=0".
[[nodiscard]] std::string three(const std::array<double, technologies>& values);

using Lines = std::vector<std::string>;

/// What there is to tell of one quarter, a sentence or table row each. Rows begin with `table_row`
/// and are not to be broken.
inline constexpr char table_row = '|';
[[nodiscard]] Lines chapter_lines(const explain::Chapter& chapter, const Names& names);

} // namespace catchup::app
