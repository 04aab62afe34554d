// SPDX-License-Identifier: MIT
// Which input alone keeps a row out of a box.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "analysis/discovery/box.hpp"

namespace catchup::analysis {

inline constexpr std::uint32_t shut_out_by_none = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::uint32_t shut_out_by_several = shut_out_by_none - 1;

/// For each row the index of the input whose limits alone shut it out; else one of the two above:
/// it is in the box, or several inputs shut it out. Rows that one input shuts out are what comes in
/// if its limits are moved.
[[nodiscard]] std::vector<std::uint32_t> shut_out_by(const Inputs& inputs, const Box& box,
                                                     std::size_t rows);

} // namespace catchup::analysis
