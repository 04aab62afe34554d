// SPDX-License-Identifier: MIT
// A fixed order of technologies: "DDNNII" takes D to level 2 before N.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "models/technology/states.hpp"

namespace catchup {

/// True if the text names D, N and I twice each.
[[nodiscard]] inline bool is_order(std::string letters) {
    std::sort(letters.begin(), letters.end());
    return letters == "DDIINN";
}

/// The technology that is due: the first in the order whose level the firm lacks; 0 at the top.
[[nodiscard]] inline Mask due_in(std::string_view order, State state) noexcept {
    std::array<int, technologies> wanted{};
    for (const char letter : order) {
        const std::size_t x = letter == 'D' ? 0 : letter == 'N' ? 1 : 2;
        if (level(state, x) < ++wanted[x]) {
            return static_cast<Mask>(1U << x);
        }
    }
    return 0;
}

} // namespace catchup
