// SPDX-License-Identifier: MIT
// What each draw is for. The values are part of the results: append, never renumber, never reuse.
#pragma once

#include <cstdint>

namespace catchup {

enum class Purpose : std::uint16_t {
    attributes = 1,     // a firm's birth: one index a variable of the copula
    adoption_rule = 2,  // which rule of the mix a firm follows
    sector = 3,         // the sector a firm is born into
    rewiring = 4,       // small world: whether a link is rewired, and to whom
    opportunity = 5,    // whether a firm looks at its options in a quarter
    option = 6,         // luck of one option (index = mask 1..7, 0 = staying)
    contact = 7,        // an integrator's visit (index = integrator)
    priority = 8,       // place in the queue for something scarce
    margin_noise = 9,   // quarterly shock to the margin
    exit = 10,          // closing for reasons outside the model
    entrant_state = 11, // whether an entrant copies its sector
};

} // namespace catchup
