// SPDX-License-Identifier: MIT
// A quarter stopped half way, and the rows that it has written by then.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "models/step.hpp"

namespace catchup::test {

/// Runs the quarter's calls up to and including `last`.
inline void run_until(World& world, std::string_view last) {
    for (const Call& call : schedule()) {
        call.run(world);
        if (call.name == last) {
            return;
        }
    }
}

/// Rows that the quarter's calls have written so far, by firm; the log is empty afterwards.
template <class Row>
std::vector<Row> drained(BlockLog<Row>& log) {
    std::vector<Row> rows;
    log.drain_into(rows);
    const auto place = [](const Row& row) {
        if constexpr (requires { row.firm.value(); }) {
            return static_cast<std::int64_t>(row.firm.value());
        } else {
            return static_cast<std::int64_t>(row.firm);
        }
    };
    std::stable_sort(rows.begin(), rows.end(),
                     [&](const Row& a, const Row& b) { return place(a) < place(b); });
    return rows;
}

/// Rows of one kind.
inline std::vector<Event> only(std::vector<Event> rows, EventKind kind) {
    std::erase_if(rows, [&](const Event& row) { return row.kind != kind; });
    return rows;
}
inline std::vector<Booking> only(std::vector<Booking> rows, BookingPurpose purpose) {
    std::erase_if(rows, [&](const Booking& row) { return row.purpose != purpose; });
    return rows;
}

/// Fen added up.
inline Fen total(const std::vector<Booking>& rows) {
    Fen sum{};
    for (const Booking& row : rows) {
        sum += row.amount;
    }
    return sum;
}

} // namespace catchup::test
