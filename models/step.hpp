// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "models/world.hpp"

namespace catchup {

/// One call of the quarter: its name and what it does to the world.
struct Call {
    std::string_view name;
    void (*run)(World&);
};
/// The quarter, call by call.
[[nodiscard]] const std::vector<Call>& schedule();

/// One quarter. Afterwards the world is closed (outputs can be read) and `now` has moved on.
void step(World& world);

} // namespace catchup
