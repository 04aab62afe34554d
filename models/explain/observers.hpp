// SPDX-License-Identifier: MIT
// Who looks at the firm before and after which call of the schedule. A pair a call, by topic.
#pragma once

#include <string_view>

#include "models/explain/life.hpp"

namespace catchup::explain {

/// Writes what the call is about to do to the firm.
using Foretell = void (*)(const World&, Position, Chapter&);
/// Demands that the world did what was foretold.
using Confirm = void (*)(const World&, Position, Chapter&);

/// Throws std::logic_error naming firm and quarter unless `holds`.
void demand(bool holds, const World& world, Position f, std::string_view what);

void foretell_policy(const World& world, Position f, Chapter& chapter);
void confirm_policy(const World& world, Position f, Chapter& chapter);
void foretell_visits(const World& world, Position f, Chapter& chapter);
void confirm_visits(const World& world, Position f, Chapter& chapter);
void foretell_news(const World& world, Position f, Chapter& chapter);
void confirm_news(const World& world, Position f, Chapter& chapter);
void foretell_decision(const World& world, Position f, Chapter& chapter);
void confirm_decision(const World& world, Position f, Chapter& chapter);
void foretell_compliance(const World& world, Position f, Chapter& chapter);
void confirm_compliance(const World& world, Position f, Chapter& chapter);
void foretell_match(const World& world, Position f, Chapter& chapter);
void confirm_match(const World& world, Position f, Chapter& chapter);
void foretell_launch(const World& world, Position f, Chapter& chapter);
void confirm_launch(const World& world, Position f, Chapter& chapter);
void foretell_ending(const World& world, Position f, Chapter& chapter);
void confirm_ending(const World& world, Position f, Chapter& chapter);
void foretell_closing(const World& world, Position f, Chapter& chapter);
void confirm_closing(const World& world, Position f, Chapter& chapter);
/// The rows that the quarter's story must have left.
void confirm_events(const World& world, Position f, Chapter& chapter);

[[nodiscard]] Standing standing_of(const World& world, Position f);
[[nodiscard]] Newborn newborn(const World& world, Position f, std::optional<Step> entered);

} // namespace catchup::explain
