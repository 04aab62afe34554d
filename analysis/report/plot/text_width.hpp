// SPDX-License-Identifier: MIT
// How wide a text is before any browser has drawn it.
#pragma once

#include <string_view>

namespace catchup::analysis::report {

/// Width in the unit of `size`, the font's size: that of DejaVu Sans, the widest of the fonts that a
/// report asks for, so that no reader's font makes it wider. Characters beyond ASCII count as wide
/// ones. `text`: UTF-8.
[[nodiscard]] double text_width(std::string_view text, double size) noexcept;

} // namespace catchup::analysis::report
