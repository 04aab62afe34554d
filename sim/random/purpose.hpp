// SPDX-License-Identifier: MIT
// What each draw is for. The values are part of the results: append, never renumber, never reuse.
#pragma once

#include <cstdint>

namespace catchup {

enum class Purpose : std::uint16_t {
    attributes = 1,       // a firm's birth: one index a variable of the copula
    adoption_rule = 2,    // which rule of the mix a firm follows
    sector = 3,           // the sector a firm is born into
    rewiring = 4,         // small world: whether a link is rewired, and to whom
    opportunity = 5,      // whether a firm looks at its options in a quarter
    option = 6,           // luck of one option (index = mask 1..7, 0 = staying)
    contact = 7,          // an integrator's visit (index = integrator)
    priority = 8,         // place in the queue for something scarce
    margin_noise = 9,     // quarterly shock to the margin
    exit = 10,            // closing for reasons outside the model
    entrant_state = 11,   // whether an entrant copies its sector
    outcome = 12,         // how a project ends (when = try, index = 8 x state + mask)
    overrun = 13,         // by how much a late project is late (as outcome)
    belief_error = 14,    // a year's error about gains (when = calendar year)
    location = 15,        // where a place lies in its county (index 0 = east, 1 = north)
    supplier = 16,        // a supplier within its sector (when = attempt, index = link)
    supplier_sector = 17, // the sector of a supplier (as supplier)
    trial_queue = 18,     // place in the queue for free trials
    coverage = 19,        // whether an intervention reaches a firm (index = intervention)
    grant_queue = 20,     // place in the queue for grants and links (index = intervention)
    inspection = 21,      // whether an inspector comes (index = intervention)
    left_out = 22,        // which treated firm a comparison leaves out of a policy
    // of designs of experiments, under the design's own seed (id = row or axis)
    design_shift = 23,      // digital shift of a sequence
    design_order = 24,      // strata of a hypercube (index = axis)
    design_place = 25,      // where in its stratum a point lies (index = axis)
    design_swap = 26,       // swaps of an optimised hypercube
    design_trajectory = 27, // Morris trajectories (when = trajectory)
};

} // namespace catchup
