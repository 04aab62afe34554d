// SPDX-License-Identifier: MIT
// What engine and oracle say of the same quarter, side by side.
#pragma once

#include <string>

#include "models/world.hpp"
#include "tests/oracle/economy.hpp"

namespace catchup::oracle {

/// The first difference between two quarters that are closed, by lowest firm: its events, then its
/// bookings, then its state; "" if there is none. Whole numbers and money must be the same, real
/// numbers within 1e-6.
std::string first_difference(const World& engine, const Economy& oracle);

} // namespace catchup::oracle
