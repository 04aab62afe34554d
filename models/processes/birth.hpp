// SPDX-License-Identifier: MIT
// Firms come into the world: all at the start, entrants one by one.
#pragma once

#include <span>

#include "models/population/birth.hpp"
#include "models/world.hpp"

namespace catchup {

/// A firm before it has a place.
struct Newborn {
    Attributes attributes;
    double cost_factor = 0.0; // (revenue / 10 million RMB)^size_exponent (E5)
    double information = 0.0; // at birth, 0..1
    std::uint8_t rule = 0;    // index into the scenario's rule mix
};
/// Newborn firms of those sectors. Fastest for tens of firms together. Precondition: the spans have
/// one size.
void draw_newborns(const World& world, std::span<const FirmId> ids,
                   std::span<const SectorId> sectors, std::span<Newborn> newborns);

/// Puts a newborn firm into its place: its attributes, an empty fund, no debt, project or offer;
/// sector and county stay with the place. The base margin is what the observed margin leaves after
/// the gain of the state and competition (E4): m0 = observed - g + eps x others_gain.
/// @param others_gain mean g of the other firms of the sector
void bear(World& world, Position place, std::uint32_t generation, const Newborn& born, State start,
          double others_gain);

/// All firms of generation 0, before the first quarter.
void bear_all(World& world);

} // namespace catchup
