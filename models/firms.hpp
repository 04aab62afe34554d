// SPDX-License-Identifier: MIT
// The firm columns: what the simulation knows of each firm. Index: Position (one firm a place).
#pragma once

#include <array>
#include <cstdint>

#include "models/technology/states.hpp"
#include "sim/base/ids.hpp"
#include "sim/base/money.hpp"

namespace catchup {

/// Why a firm looked at its options. Append only: the numbers stand in result files.
enum class Origin : std::uint8_t {
    none = 0,
    own = 1,
    contact = 2,    // an integrator came with an offer
    mandate = 3,    // an inspector came
    window = 4,     // a window of opportunity opened in the sector
    invitation = 5, // invited to demonstrate
};

/// Quarters over which firms look back at their margins.
inline constexpr std::size_t quarters_a_year = 4;

/// What integrators brought a firm this quarter: bits of `news`.
inline constexpr std::uint8_t visited = 1;
inline constexpr std::uint8_t tried = 2; // a trial that informs

/// One column a fact. Behavioural reals are float, money is whole fen; arithmetic is double.
struct Firms {
    explicit Firms(std::size_t places);

    [[nodiscard]] std::size_t size() const noexcept { return id.size(); }

    // fixed from birth to exit
    Column<FirmId> id;                           // place + generation x places
    Column<SectorId> sector;                     // stays with the place
    Column<CountyId> county;                     // stays with the place
    Column<float> east, north;                   // km; stay with the place
    Column<std::uint8_t> rule;                   // index into the scenario's rule mix
    Column<float> revenue;                       // million RMB a year, > 0
    Column<float> cost_scale;                    // sector cost x (revenue / 10)^eta, E5
    Column<float> visibility;                    // square root of revenue, E1
    Column<float> base_margin;                   // m0, share of revenue
    Column<float> payback_threshold;             // theta, years, > 0
    Column<float> imitation_threshold;           // phi, 0..1
    std::array<Column<float>, technologies> fit; // w, > 0, mean 1

    // changes over time
    Column<State> state;                                // D/N/I levels
    Column<float> capability;                           // a, 0..1
    std::array<Column<float>, technologies> experience; // E, projects
    Column<float> information;                          // info, 0..1
    Column<float> aspiration;                           // A, share of revenue
    Column<float> gain;                                 // g, realised margin gain, share of revenue
    Column<float> margin;                               // m of the last quarter, share of revenue
    std::array<Column<float>, quarters_a_year> recent_margin; // m by quarter modulo 4
    Column<float> networked; // share of trading partners with N >= 1; 0 unless nu is on
    Column<Fen> fund;        // B, liquid upgrading fund
    Column<Fen> debt;        // Z
    Column<Fen> instalment;  // repayment a quarter while there is debt

    // the running project
    Column<Mask> project;           // 0 = none
    Column<std::uint8_t> late;      // 1 = past its planned end
    Column<std::int16_t> ends_left; // quarter-ends until its end, planned or not
    Column<std::int16_t> builder;   // integrator that carries it out; in_house otherwise
    Column<Fen> project_cost;       // paid at its start
    Column<std::uint16_t> attempts; // projects started since birth
    Column<std::uint16_t> tries;    // projects started from the present state
    Column<Step> abandoned;         // quarter of the last abandonment; never = none

    // integrators
    Column<std::uint8_t> news;       // this quarter's: visited, tried
    Column<std::uint8_t> met;        // 1 = had an offer once
    Column<float> credit;            // part of the next package's price that a trial takes off
    Column<std::int16_t> offer_from; // integrator of the latest offer; in_house = none
    Column<Step> offered;            // quarter of the latest offer; never = none

    // this quarter's choice, between decide and start
    Column<Mask> proposal; // 0 = none
    Column<std::int16_t> proposal_builder;
    Column<Origin> proposal_origin;
    Column<Mask> fallback; // in-house step if there is no slot or no public money; 0 = wait
};

/// Mean margin of the last four quarters.
[[nodiscard]] inline double year_margin(const Firms& firms, Position f) noexcept {
    double sum = 0.0;
    for (const Column<float>& margin : firms.recent_margin) {
        sum += static_cast<double>(margin[f]);
    }
    return sum / static_cast<double>(quarters_a_year);
}

/// No integrator: the firm does it alone.
inline constexpr std::int16_t in_house = -1;
/// No intervention of the policy.
inline constexpr std::int16_t no_intervention = -1;

} // namespace catchup
