// SPDX-License-Identifier: MIT
#include "app/instructions_choice.hpp"

#include <cstdlib>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/base/error.hpp"
#include "sim/numerics/instructions.hpp"

namespace catchup::app {

void choose_instructions() {
    const char* const name = std::getenv("CATCHUP_INSTRUCTIONS");
    if (name == nullptr) {
        return;
    }
    const auto widest = parse_instructions(name);
    if (!widest) {
        throw InputError{Problem{Place{"CATCHUP_INSTRUCTIONS", 0, 0},
                                 fmt::format("'{}' is no set of instructions. Try {}, or leave the "
                                             "variable out",
                                             name, fmt::join(instruction_sets, ", "))}};
    }
    limit_instructions(*widest);
}

} // namespace catchup::app
