// SPDX-License-Identifier: MIT
// The lever that docs/add-a-lever.md adds.
#pragma once

#include <algorithm>
#include <string_view>
#include <tuple>

#include "models/policy/lever.hpp"

namespace catchup {

/// Pays a share of the price that falls with the price: `rate` up to a threshold, `above` of the
/// rest, so that small steps and small firms get the larger share. assumption: the form and every
/// number. Leaves out: projects split in two to stay below the threshold.
struct TaperingSubsidy {
    static constexpr std::string_view name = "tapering_subsidy";
    static constexpr std::string_view meaning = "a subsidy whose share falls with the price";
    static constexpr BookingPurpose purpose = BookingPurpose::subsidy;
    double rate = 0.40;
    double threshold = 0.25;
    double above = 0.10;

    static constexpr auto fields() {
        using namespace config;
        constexpr const char* a = "assumption";
        return std::tuple{
            field("rate", &TaperingSubsidy::rate, share, "share of price",
                  "part of the price that the purse pays up to the threshold", a),
            field("threshold", &TaperingSubsidy::threshold, between(0, 1e6), "million RMB",
                  "price from which on it pays less", a),
            field("above", &TaperingSubsidy::above, share, "share of price",
                  "part that it pays of what lies above the threshold", a),
        };
    }
    void check(config::Complaints& complain) const {
        if (above > rate) {
            complain("above", "exceeds rate: it would pay a larger share of a higher price. Try a "
                              "smaller one");
        }
    }

    /// Million RMB towards a price of so many million RMB.
    [[nodiscard]] double support(double price) const noexcept {
        return rate * std::min(price, threshold) + above * std::max(price - threshold, 0.0);
    }
};
static_assert(PaysForSteps<TaperingSubsidy> && !Entitles<TaperingSubsidy>);
static_assert(PolicyLever<TaperingSubsidy>);

} // namespace catchup
