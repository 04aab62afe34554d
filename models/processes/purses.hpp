// SPDX-License-Identifier: MIT
// Public money: what a payment takes out of a purse, and the books of it (E16).
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>

#include "models/plan.hpp"

namespace catchup {

/// A payment with the purse's administration of it.
[[nodiscard]] inline Fen outlay(const World& world, std::size_t purse, Fen payment) noexcept {
    return payment + booked(world.plan->scenario.purses[purse].administration * million(payment));
}

/// True if the purse has the outlay free.
[[nodiscard]] inline bool affords(const World& world, std::size_t purse, Fen payment) noexcept {
    return outlay(world, purse, payment) <= world.policy.purses[purse].free;
}

/// How many such payments the purse has free; no limit if they cost nothing.
[[nodiscard]] inline std::size_t payments_free(const World& world, std::size_t purse,
                                               Fen payment) noexcept {
    const Fen each = outlay(world, purse, payment);
    const Fen free = world.policy.purses[purse].free;
    return each > Fen{0} ? static_cast<std::size_t>(std::max(Fen{0}, free).value() / each.value())
                         : std::numeric_limits<std::size_t>::max();
}

/// Pays out of what is free, which must suffice; books the payment, for a firm if it is for one,
/// and its administration.
void spend(World& world, std::size_t purse, Fen payment, Account to, BookingPurpose purpose,
           std::optional<Position> firm);

/// The rows of a payment that was set aside before, and of its administration: `total` less it.
void book_payment(World& world, std::size_t purse, Fen payment, Fen total, Account to,
                  BookingPurpose purpose, std::optional<Position> firm);

/// A quarter begins: what stays of the last one, the quarter's money, the limit of spending.
void fill_purses(World& world);

/// Lets old grants lapse and debts that are repaid go; what they held returns to the purses.
void release_money(World& world);

} // namespace catchup
