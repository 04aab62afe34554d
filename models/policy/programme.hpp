// SPDX-License-Identifier: MIT
// An intervention made ready for the loops: names looked up, words turned into numbers.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/policy/intervention.hpp"
#include "sim/base/ids.hpp"

namespace catchup {

enum class TargetSize : std::uint8_t { all, smes, large };
enum class TargetOrder : std::uint8_t { lottery, largest, smallest, central };

inline constexpr std::size_t most_interventions = 1000;

/// What never changes about an intervention.
struct Programme {
    std::size_t purse = 0;
    std::uint32_t luck = 0; // index of its draws: 1000 x kind + how many of its kind come before
    double generosity = 1.0;
    double coverage = 1.0; // x generosity, at most 1
    bool by_integrators = false;
    TargetSize size{};
    TargetOrder order{};
    State from{}, to{};
    std::array<bool, states> in_range{}; // by state: from <= state <= to in each technology
    std::vector<std::uint8_t> sectors;   // 1 = reached
    std::uint32_t first_county = 0, last_county = 0;

    [[nodiscard]] bool in_scope(SectorId sector, CountyId county) const noexcept {
        return sectors[sector.value()] != 0 && first_county <= county.value() &&
               county.value() <= last_county;
    }
};
[[nodiscard]] std::vector<Programme> programmes(const std::vector<Intervention>& interventions,
                                                const std::vector<Purse>& purses,
                                                const std::vector<Sector>& sectors,
                                                double generosity);

/// Complains of what interventions, purses and the rest of the scenario say against each other:
/// names that do not exist, dates outside the purse's or the horizon, purses that promise more than
/// they get. `last` is the last simulated quarter.
void check_policy(const std::vector<Intervention>& interventions, const std::vector<Purse>& purses,
                  const std::vector<Sector>& sectors, std::uint32_t counties, double generosity,
                  Quarter first, Quarter last, config::Complaints& complain);

} // namespace catchup
