// SPDX-License-Identifier: MIT
// What a policy has done so far in one replication.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/firms.hpp"
#include "models/technology/outcome.hpp"
#include "sim/base/money.hpp"

namespace catchup {

/// No firm: ids stay below (models/processes/birth.hpp).
inline constexpr FirmId no_firm_id{0xFFFFFFFF};

/// A purse's money. `free` + `aside` + `backing` never exceed what came in less what was spent.
struct PurseState {
    Fen free{};    // may be spent or set aside
    Fen aside{};   // for vouchers and invitations that stand, administration included
    Fen backing{}; // for guaranteed debt, administration included
    Fen limit{};   // all that it could spend this quarter
    Fen spent{};   // this quarter
};

/// Who is reached if not all are: those before this mark in the target's order.
struct Mark {
    double key = 0.0;  // the more the earlier
    double luck = 1.0; // breaks ties, the less the earlier
};

struct InterventionState {
    bool active = false;        // this quarter
    bool latched = false;       // its condition was met once
    std::uint32_t quarters = 0; // active ones so far, this one included
    bool marked = false;        // `mark` is set: once, when it first acts
    Mark mark;                  // of orders other than the lottery
    std::int64_t scope = 0;     // places of its sectors and counties
    std::vector<Mask> best;     // by sector: the planner's step of the year (best_by_sector)
    std::vector<std::array<std::uint8_t, states>> chosen; // by sector and state: bit m = step m
    std::vector<double> outlays; // of a public good: million RMB by quarter
};

/// Firm columns that only policies need; empty without interventions.
struct PolicyFirms {
    PolicyFirms(std::size_t places, std::size_t interventions);
    /// A new firm takes the place: policy has done nothing for it yet.
    void forget(Position place) noexcept;

    Column<std::int16_t> grant;     // intervention whose voucher or invitation it holds
    Column<Step> granted;           // quarter in which it got it
    Column<std::int16_t> inspector; // mandate that presses it this quarter
    Column<Step> refused;           // quarter in which it last did not comply; never = none
    Column<std::int16_t> partner;   // university_links intervention of its link
    Column<Step> linked;            // quarter in which the link was made
    Column<std::int16_t> supporter; // intervention that pays for this quarter's proposal
    Column<Fen> support;            // what it pays
    Column<std::int16_t> guarantor; // intervention that guarantees debt
    Column<Fen> guaranteed;         // debt that it guarantees
    Column<Fen> loan;               // of this quarter's proposal: loan beyond ordinary credit
    Column<std::int16_t> showcase;  // demonstration: of the running project, or of the firm once
    Column<std::uint8_t> shows;     // 1 = its demonstration project is complete
    Column<float> sees;             // Demo of E11: how well it sees a showcase, 0..1
    // whom interventions reach, whatever the firm's state: bit k % 64 of word k / 64; set once the
    // intervention has first acted
    std::vector<Column<std::uint64_t>> reached;
};

/// A bit a intervention, as in PolicyFirms::reached.
inline constexpr std::size_t interventions_a_word = 64;
[[nodiscard]] constexpr std::uint64_t bit_of(std::size_t intervention) noexcept {
    return std::uint64_t{1} << intervention % interventions_a_word;
}

struct PolicyState {
    PolicyState(std::size_t purses, std::size_t interventions, std::size_t sectors,
                std::size_t places);

    std::vector<PurseState> purses;
    std::vector<InterventionState> interventions;
    PolicyFirms firms;
    std::vector<Goods> goods;          // by county x sectors + sector; empty without public goods
    std::vector<std::uint64_t> payers; // by word: active ones that pay when a project starts
    FirmId left_out = no_firm_id;      // no intervention covers it (direct effects)
    std::vector<std::vector<State>> states_of_year; // by quarter modulo 4: for uninformed planners
};

} // namespace catchup
