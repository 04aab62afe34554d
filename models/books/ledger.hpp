// SPDX-License-Identifier: MIT
// Who paid whom, for what: double-entry bookings in whole fen.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "models/books/events.hpp"
#include "sim/base/money.hpp"

namespace catchup {

/// Append only: the numbers stand in result files.
enum class Account : std::uint8_t {
    operations = 0,  // the firms' running business: the source of profit, the drain of losses
    firm_funds = 1,  // the firms' liquid upgrading funds, together
    lenders = 2,     // banks
    suppliers = 3,   // vendors and staff of in-house projects
    integrators = 4, // all integrators
    government = 5,  // the public purse
};
inline constexpr std::size_t accounts = 6;
inline constexpr std::array<std::string_view, accounts> account_names{
    "operations", "firm_funds", "lenders", "suppliers", "integrators", "government"};

/// Append only.
enum class BookingPurpose : std::uint8_t {
    retained_profit = 0, // operations -> firm_funds
    loss = 1,            // firm_funds -> operations: what profit after interest lacks
    interest = 2,        // operations -> lenders
    repayment = 3,       // firm_funds -> lenders
    loan = 4,            // lenders -> firm_funds
    project = 5,         // firm_funds -> suppliers or integrators
    closure = 6,         // a firm exits: what its fund holds goes back to its owners, or a hole
                         // in it is borne by its creditors (firm_funds <-> operations)
    overrun = 7,         // firm_funds -> suppliers or integrators
    trial = 8,           // integrators -> suppliers: part of a package, free for the firm
    trial_match = 9,     // government -> integrators: the public part of a trial
};
inline constexpr std::array<std::string_view, 10> booking_purposes{
    "retained_profit", "loss",    "interest", "repayment", "loan",
    "project",         "closure", "overrun",  "trial",     "trial_match"};

inline constexpr std::int32_t no_firm = -1; // a booking for all firms together

struct Booking {
    Step quarter{};
    Account from{};
    Account to{};
    BookingPurpose purpose{};
    std::int32_t firm = no_firm; // place
    Fen amount{};                // >= 0
};

/// Income, spending and balance of every account over the run; opening balances are zero.
struct Books {
    std::array<Fen, accounts> income{};   // of this quarter
    std::array<Fen, accounts> spending{}; // of this quarter
    std::array<Fen, accounts> balance{};  // since the start

    void begin_quarter() noexcept {
        income = {};
        spending = {};
    }
    void book(const Booking& booking) noexcept {
        const auto from = static_cast<std::size_t>(booking.from);
        const auto to = static_cast<std::size_t>(booking.to);
        spending[from] += booking.amount;
        income[to] += booking.amount;
        balance[from] -= booking.amount;
        balance[to] += booking.amount;
    }
};

} // namespace catchup
