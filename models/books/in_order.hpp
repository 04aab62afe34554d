// SPDX-License-Identifier: MIT
// Rows of a quarter in the order of firms, then of happening.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "models/books/ledger.hpp"

namespace catchup {

/// The firm's place within its block.
[[nodiscard]] inline std::uint32_t place_in_block(const Event& row) noexcept {
    return row.firm.value() % block_size;
}
[[nodiscard]] inline std::uint32_t place_in_block(const Booking& row) noexcept {
    return static_cast<std::uint32_t>(row.firm) % block_size;
}

/// Sorts rows of one block's firms by firm; those of a firm stay as they are. By digits, lower half
/// of the place first: each row is moved once, after small keys have found its place.
template <class Row>
void put_in_order(std::vector<Row>& rows) {
    if (std::is_sorted(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
            return place_in_block(a) < place_in_block(b);
        })) {
        return;
    }
    constexpr std::uint32_t digit_bits = 6;
    constexpr std::uint32_t digits = 1U << digit_bits;
    static_assert(digits * digits == block_size);
    struct Key {
        std::uint32_t place, row;
    };
    std::vector<Key> keys(rows.size()), sorted(rows.size());
    for (std::uint32_t i = 0; i < keys.size(); ++i) {
        keys[i] = {place_in_block(rows[i]), i};
    }
    for (const std::uint32_t shift : {0U, digit_bits}) {
        std::array<std::uint32_t, digits + 1> begins{};
        for (const Key key : keys) {
            ++begins[(key.place >> shift) % digits + 1];
        }
        for (std::size_t digit = 1; digit < begins.size(); ++digit) {
            begins[digit] += begins[digit - 1];
        }
        for (const Key key : keys) {
            sorted[begins[(key.place >> shift) % digits]++] = key;
        }
        keys.swap(sorted);
    }
    std::vector<Row> in_order;
    in_order.reserve(rows.size());
    for (const Key key : keys) {
        in_order.push_back(rows[key.row]);
    }
    rows.swap(in_order);
}

/// Moves the rows of all blocks into `rows`.
template <class Row>
void drain_in_order(BlockLog<Row>& log, std::vector<Row>& rows) {
    log.for_each_block([](std::vector<Row>& some) noexcept { put_in_order(some); });
    log.drain_into(rows);
}

} // namespace catchup
