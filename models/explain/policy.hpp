// SPDX-License-Identifier: MIT
// What windows and policy brought a firm in one quarter, before anybody decided: the call `enact`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/plan.hpp"

namespace catchup::explain {

/// A voucher, an invitation or a link for which the firm was a candidate this quarter.
struct Gift {
    std::size_t intervention = 0;
    bool link = false;     // with a university, not a grant
    bool received = false; // it was among the first in the intervention's order
    std::size_t candidates = 0, given = 0;
    Fen worth{};      // a grant pays at most so much; a link costs so much
    Fen purse_left{}; // free when all had been given
    Step until{};     // the quarter in which it lapses
};

/// A mandate's inspectors had the firm on their list this quarter.
struct Inspection {
    std::size_t intervention = 0;
    bool took_place = false;
    double probability = 0.0;            // of being listed
    std::size_t listed = 0, visited = 0; // the others, as far as the purse lasted
    Fen visit{};                         // what a visit takes out of the purse
    Fen purse_left{};                    // free after the visits
};

/// What the firm found when it came to decide.
struct Surroundings {
    std::vector<std::string> windows;      // that open this quarter in its sector
    std::int16_t lapsed = no_intervention; // whose voucher or invitation lapsed
    std::vector<Gift> gifts;               // in the order of the interventions
    std::vector<Inspection> inspections;   // likewise; one at most took place
    double showcase = 0.0;                 // Demo of E11: how well it sees one
    double showcase_before = 0.0;          // in its last quarter
    bool linked = false;                   // with a university
    Goods goods;                           // E15, as its projects meet them
};

} // namespace catchup::explain
