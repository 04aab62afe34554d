// SPDX-License-Identifier: MIT
// One firm's options as it sees them, whoever judges them: its rule or a mandate.
#pragma once

#include "models/explain/life.hpp"
#include "models/processes/options.hpp"

namespace catchup::explain {

/// What the firm sees, without options yet.
[[nodiscard]] Look empty_look(const World& world, Position f, Offers offers);

/// A step as the firm sees it, judged by nobody yet. Throws std::logic_error if price and support do
/// not make the price seen.
[[nodiscard]] Option option_of(const World& world, Position f, const Observation& seen, Mask step,
                               Offers offers);

/// The world as if no purse ever lacked money: to see what it is that the lack of it prevents.
[[nodiscard]] World with_full_purses(const World& world);

/// Tells what support the firm's options miss because a purse lacks the money.
void add_missed_support(const World& world, Position f, Look& look);

/// Demands that the firm proposes what its look says.
void confirm_proposal(const World& world, Position f, const Chapter& chapter);

} // namespace catchup::explain
