// SPDX-License-Identifier: MIT
// Proposals, the queue for slots and public money, penalties and starts, in words.
#pragma once

#include "app/chapter_text.hpp"

namespace catchup::app {

/// What the firm proposed, how it would pay, who was before it, what it falls back to.
void tell_proposal(const explain::Chapter& chapter, const Names& names, Lines& lines);

void tell_penalty(const explain::Penalty& penalty, const Names& names, Lines& lines);

/// Who paid for the start. The chapter must have one.
void tell_launch(const explain::Chapter& chapter, const Names& names, Lines& lines);

} // namespace catchup::app
