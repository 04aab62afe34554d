// SPDX-License-Identifier: MIT
// How the page looks on screens and on paper.
#pragma once

#include <string>

namespace catchup::analysis::report {

/// Rules of the page and of its figures, in light and, where the reader asks for it, dark.
[[nodiscard]] std::string page_style();

} // namespace catchup::analysis::report
