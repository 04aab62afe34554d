// SPDX-License-Identifier: MIT
// Colours by rule, and the style sheet of every figure.
#pragma once

#include <cstddef>
#include <string>

namespace catchup::analysis::report {

enum class Theme { light, dark };

/// Groups that have a colour of their own: those of Okabe & Ito (2008), darker where white paper asks for
/// it, told apart without red and green too.
inline constexpr std::size_t group_colours = 8;

/// Class of the group with that index: "g0", "g1", ...; beyond the last colour they begin anew.
[[nodiscard]] std::string group_class(std::size_t group);
/// Class of a world without policy.
inline constexpr const char* no_policy_class = "none";
/// Class of a state, an index 9 D + 3 N + I.
[[nodiscard]] std::string state_class(std::size_t state);

/// "#rrggbb" of a state: hue by the technology with the highest level (D blue, N amber, I magenta, none
/// ahead grey), lightness by the sum of levels (0 lightest, 6 darkest), in OKLCH (Ottosson 2020).
[[nodiscard]] std::string state_colour(std::size_t state);

/// Rules for all classes of figures.
[[nodiscard]] std::string style_sheet(Theme theme);

} // namespace catchup::analysis::report
