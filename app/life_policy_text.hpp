// SPDX-License-Identifier: MIT
// Windows, vouchers, invitations, links, inspectors and showcases, in words.
#pragma once

#include "app/chapter_text.hpp"

namespace catchup::app {

/// "voucher" or "invitation".
[[nodiscard]] std::string_view grant_word(std::size_t intervention, const Names& names);

/// What windows and policy brought before anybody decided.
void tell_surroundings(const explain::Chapter& chapter, const Names& names, Lines& lines);

} // namespace catchup::app
