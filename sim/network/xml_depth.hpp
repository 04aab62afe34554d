// SPDX-License-Identifier: MIT
// How deep an XML text is nested, found without recursion: the parser recurses and would exhaust
// the stack.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace catchup::network {

/// Where the first element begins that would be open together with `most` others, if any. The text
/// is only followed as far as it is well-formed: there the parser stops too.
[[nodiscard]] std::optional<std::size_t> too_deep(std::string_view text, std::size_t most);

} // namespace catchup::network
