// SPDX-License-Identifier: MIT
// What an output variable is: a name, a unit, a meaning, a shape, and how it is read off a world.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "models/world.hpp"

namespace catchup {

/// Dimensions after (replication, time).
enum class Shape : std::uint8_t { sector, sector_state, account, purse };

/// One number a cell, read at the end of every quarter (and once before the first).
/// Exactly one of `integers` and `reals` is set; it fills `cells`, row-major over the shape.
struct OutputVariable {
    std::string_view name;
    std::string_view units;
    std::string_view meaning;
    Shape shape = Shape::sector;
    bool standard = true;      // in every file; otherwise on request (output.variables)
    double scale_factor = 1.0; // decoded value = stored x this
    bool is_mean = false;      // over firms; otherwise cells of sectors may be added up
    void (*integers)(const World&, std::span<std::int64_t> cells) = nullptr;
    void (*reals)(const World&, std::span<double> cells) = nullptr;
};

inline constexpr double fen_scale = 1e-8; // million RMB a fen
inline constexpr std::string_view money_units = "million RMB";

} // namespace catchup
