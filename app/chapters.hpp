// SPDX-License-Identifier: MIT
// Answers of several parts on standard output.
#pragma once

#include <string>
#include <vector>

#include "analysis/chapter.hpp"

namespace catchup::app {

/// "text": what people read, an empty line between parts. "csv", "json": all rows; remarks as rows
/// `remark` with the words as item, and `method`.
void print_chapters(const std::vector<analysis::Chapter>& chapters, const std::string& format);

} // namespace catchup::app
