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
    operations = 0,    // the firms' running business: the source of profit, the drain of losses
    firm_funds = 1,    // the firms' liquid upgrading funds, together
    lenders = 2,       // banks
    suppliers = 3,     // vendors and staff of in-house projects
    integrators = 4,   // all integrators
    government = 5,    // the public purses
    public_bodies = 6, // ministries, inspectors, standards bodies, universities
};
inline constexpr std::size_t accounts = 7;
inline constexpr std::array<std::string_view, accounts> account_names{
    "operations",  "firm_funds", "lenders",      "suppliers",
    "integrators", "government", "public_bodies"};

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
    subsidy = 10,        // government -> firm_funds, as are vouchers and demonstrations
    voucher = 11,
    demonstration = 12,
    guarantee = 13,      // government -> lenders: guaranteed debt of a firm that exits
    administration = 14, // government -> public_bodies, as are the next four
    enforcement = 15,
    standards = 16,
    generic_technology = 17,
    university = 18,
    penalty = 19,  // firm_funds -> government
    visits = 20,   // integrators -> suppliers: what calling on firms costs
    overhead = 21, // integrators -> suppliers: fixed cost
};
inline constexpr std::array<std::string_view, 22> booking_purposes{
    "retained_profit", "loss",      "interest",
    "repayment",       "loan",      "project",
    "closure",         "overrun",   "trial",
    "trial_match",     "subsidy",   "voucher",
    "demonstration",   "guarantee", "administration",
    "enforcement",     "standards", "generic_technology",
    "university",      "penalty",   "visits",
    "overhead"};

inline constexpr std::int32_t no_firm = -1; // a booking for all firms together
inline constexpr std::int16_t no_purse = -1;

struct Booking {
    Step quarter{};
    Account from{};
    Account to{};
    BookingPurpose purpose{};
    std::int32_t firm = no_firm;   // place
    Fen amount{};                  // >= 0
    std::int16_t purse = no_purse; // of public spending: index into [[purse]]
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
