// SPDX-License-Identifier: MIT
// Plainer words for the slips that the TOML parser describes in terms of its grammar.
#pragma once

#include <optional>
#include <string_view>

#include "sim/base/error.hpp"

namespace catchup::config {

/// What is probably wrong at or before the place where the parser gave up, if it is one of these: a
/// quote that is not closed, text without quotes, a decimal comma, True for true.
/// @param said the parser's own words
[[nodiscard]] std::optional<Problem> toml_hint(std::string_view text, const Place& gave_up,
                                               std::string_view said);

} // namespace catchup::config
