// SPDX-License-Identifier: MIT
#pragma once

#include "models/policy/lever.hpp"

namespace catchup {

/// A firm gets a voucher ahead of its project; used once, it covers the whole step up to its value.
/// What it may cost is set aside; an unused one lapses and its money returns. Leaves out: resale.
struct Voucher {
    static constexpr std::string_view name = "voucher";
    static constexpr std::string_view meaning =
        "vouchers: part of a price up to a cap, given ahead";
    static constexpr BookingPurpose purpose = BookingPurpose::voucher;
    double rate = 0.50;
    double cap = 0.10;
    std::int64_t quarters = 4;
    double yearly = 1e6;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("rate", &Voucher::rate, share, "share of price",
                  "part of the price that a voucher pays", "assumption"),
            field("cap", &Voucher::cap, between(0, 1e6), "million RMB", "the most that it pays",
                  "assumption"),
            field("quarters", &Voucher::quarters, between(1, 400), "quarters",
                  "an unused voucher lapses after so long", "assumption"),
            field("yearly", &Voucher::yearly, between(0, 1e6), "vouchers/year",
                  "given out a year at most; the purse may allow fewer", "assumption: no limit"),
        };
    }
    /// Million RMB towards a price of so many million RMB.
    [[nodiscard]] double support(double price) const noexcept {
        return std::min(cap, rate * price);
    }
};
static_assert(Entitles<Voucher> && PolicyLever<Voucher>);

} // namespace catchup
