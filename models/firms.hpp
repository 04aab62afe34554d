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
enum class Origin : std::uint8_t { none = 0, own = 1, contact = 2 };

/// One column a fact. Behavioural reals are float, money is whole fen; arithmetic is double.
struct Firms {
    explicit Firms(std::size_t places);

    [[nodiscard]] std::size_t size() const noexcept { return id.size(); }

    // fixed from birth to exit
    Column<FirmId> id;                           // place + generation x places
    Column<SectorId> sector;                     // stays with the place
    Column<CountyId> county;                     // stays with the place
    Column<std::uint8_t> rule;                   // index into the scenario's rule mix
    Column<float> revenue;                       // million RMB a year, > 0
    Column<float> cost_scale;                    // sector cost x (revenue / 10)^eta, E5
    Column<float> base_margin;                   // m0, share of revenue
    Column<float> payback_threshold;             // years, > 0
    std::array<Column<float>, technologies> fit; // w, > 0, mean 1

    // changes over time
    Column<State> state;      // D/N/I levels
    Column<float> capability; // a, 0..1
    Column<float> gain;       // g, realised margin gain, share of revenue
    Column<float> margin;     // m, last quarter's margin, share of revenue
    Column<float> networked;  // share of partners with N >= 1; 0 unless the externality is on
    Column<Fen> fund;         // B, liquid upgrading fund
    Column<Fen> debt;         // Z
    Column<Fen> instalment;   // repayment a quarter while there is debt

    // the running project
    Column<Mask> project;           // 0 = none
    Column<std::int16_t> ends_left; // quarter-ends until it completes
    Column<std::int16_t> builder;   // integrator that carries it out; in_house otherwise
    Column<std::uint16_t> attempts; // projects started since birth

    // the latest offer of an integrator
    Column<std::int16_t> offer_from; // integrator; in_house = none
    Column<Step> offered;            // quarter of the visit; never = none

    // this quarter's choice, between decide and start
    Column<Mask> proposal; // 0 = none
    Column<std::int16_t> proposal_builder;
    Column<Origin> proposal_origin;
    Column<Mask> fallback; // in-house step if the integrator has no slot; 0 = wait
};

/// No integrator: the firm does it alone.
inline constexpr std::int16_t in_house = -1;

} // namespace catchup
