// SPDX-License-Identifier: MIT
// Events, bookings and births as the columns of a result file.
#pragma once

#include <vector>

#include "models/world.hpp"
#include "sim/output/record.hpp"
#include "sim/output/variable.hpp"

namespace catchup {

using Columns = std::vector<output::FieldValues>;

/// The columns of each table, in the order in which `append_...` fills them.
[[nodiscard]] const std::vector<output::Field>& event_fields();
[[nodiscard]] const std::vector<output::Field>& ledger_fields();
[[nodiscard]] const std::vector<output::Field>& population_fields();

/// No rows, in the types that the fields name.
[[nodiscard]] Columns empty_columns(const std::vector<output::Field>& fields);

void append_events(const std::vector<Event>& events, Columns& columns);
void append_bookings(const std::vector<Booking>& bookings, Columns& columns);
void append_births(const std::vector<Birth>& births, Columns& columns);

} // namespace catchup
