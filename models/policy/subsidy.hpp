// SPDX-License-Identifier: MIT
#pragma once

#include "models/policy/lever.hpp"

namespace catchup {

/// Pays a part of the price of every supported project, as long as the purse lasts. Leaves out:
/// part payments, clawback, subsidies for overruns.
struct Subsidy {
    static constexpr std::string_view name = "subsidy";
    static constexpr std::string_view meaning = "a rate subsidy: part of a project's price";
    static constexpr BookingPurpose purpose = BookingPurpose::subsidy;
    double rate = 0.30;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("rate", &Subsidy::rate, share, "share of price",
                  "part of the price that the purse pays when the project starts", "assumption"),
        };
    }
    /// Million RMB towards a price of so many million RMB.
    [[nodiscard]] double support(double price) const noexcept { return rate * price; }
};
static_assert(PaysForSteps<Subsidy> && PolicyLever<Subsidy>);

} // namespace catchup
