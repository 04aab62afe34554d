// SPDX-License-Identifier: MIT
// What the firm saw when it looked at its options, in words and a table.
#pragma once

#include "app/chapter_text.hpp"

namespace catchup::app {

/// A row an open step, and the support behind the prices.
void tell_options(const explain::Look& look, const Names& names, Lines& lines);

/// Why it looked, what it saw, what was made of it. The chapter must have a look.
void tell_look(const explain::Chapter& chapter, const Names& names, Lines& lines);

} // namespace catchup::app
