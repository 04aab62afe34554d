// SPDX-License-Identifier: MIT
// What a firm sees of its peers (E1): in the network, the county, the supply chain and the sector.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "models/plan.hpp"

namespace catchup {

/// Two views of the peers by technology.
struct PeerView {
    std::array<double, technologies> exposure{}; // mean level / 2: E1's e
    std::array<double, technologies> ahead{};    // share above the own level
};

/// E1 for some firms, a view each. Reads `state` of the firms, what `observe_peers` counted of their
/// partners and trading partners, and the levels of counties and sectors.
/// Precondition: views has the size of `some`.
void see_peers(const World& world, std::span<const Position> some,
               std::span<PeerView> views) noexcept;
/// The same for one firm.
[[nodiscard]] PeerView see_peers(const World& world, Position f) noexcept;

/// What a firm that belongs to a crowd takes itself out of.
struct Crowd {
    double levels = 0.0; // of all technologies and firms together, weighted
    double weight = 0.0; // of all firms; 0 if there is but one
};

/// Exposure to all technologies together: E1 with (l_D + l_N + l_I) / 6 in place of l / 2. Made for
/// one quarter.
class MeanExposure {
  public:
    explicit MeanExposure(const World& world);
    /// One value a firm of the block. Precondition: exposures has room for them.
    void of(Block block, std::span<double> exposures) const noexcept;

  private:
    const World& world_;
    std::vector<Crowd> counties_, sectors_;
};
/// Of one firm.
[[nodiscard]] double mean_exposure(const World& world, Position f) noexcept;

/// Share of partners in the county network that abandoned a project in the last
/// information.memory quarters, as `observe_peers` counted them; 0 without partners.
[[nodiscard]] double failures_nearby(const World& world, Position f) noexcept;

} // namespace catchup
