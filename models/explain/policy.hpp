// SPDX-License-Identifier: MIT
// What windows and policy brought a firm in one quarter, before anybody decided: the call `enact`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/plan.hpp"

namespace catchup::explain {

/// The firm among those that might get a voucher, an invitation or a link this quarter.
struct Gift {
    std::size_t intervention = 0;
    bool link = false;          // with a university, not a grant
    std::size_t ahead = 0;      // candidates that stood before this one
    std::size_t candidates = 0; // all of them
    std::size_t given = 0;      // to the first of them
    Fen worth{};                // a grant pays at most so much; a link costs so much
    Fen purse_left{};           // free when all had been given
    Step until{};               // the quarter in which it lapses
    [[nodiscard]] bool received() const noexcept { return ahead < given; }
};

/// The firm among those that a mandate's inspectors had on their list this quarter.
struct Inspection {
    std::size_t intervention = 0;
    double probability = 0.0, luck = 0.0; // luck below probability: on the list
    std::size_t ahead = 0;                // on the list before this one
    std::size_t listed = 0;               // all of them
    std::size_t visited = 0;              // the first of them, as far as the purse lasted
    Fen visit{};                          // what a visit takes out of the purse
    Fen purse_left{};                     // free after the visits
    [[nodiscard]] bool took_place() const noexcept { return ahead < visited; }
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
