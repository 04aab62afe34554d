// SPDX-License-Identifier: MIT
#include "models/processes/gain.hpp"

namespace catchup {
namespace {

/// Share of the sector's firms, weighted by the square root of revenue as in E1, without the
/// technology at the end of the last quarter.
double lacking_share(const SectorLevels& levels, std::size_t technology) noexcept {
    return levels.total > 0.0 ? 1.0 - levels.reached[0][technology] / levels.total : 0.0;
}

} // namespace

double first_mover_premium(const World& world, Position f, State state) noexcept {
    const Firms& firms = world.firms;
    const SectorId sector = firms.sector[f];
    const Climate& climate = world.climates[sector.value()];
    if (climate.first_mover == std::array<double, technologies>{}) {
        return 0.0;
    }
    const GainBasis& basis = world.plan->gain(sector, state);
    const std::array<double, technologies> parts{basis.digital, basis.network, basis.intelligent};
    double sum = 0.0;
    for (std::size_t x = 0; x < technologies; ++x) {
        const double lacking = lacking_share(world.sector_levels[sector.value()], x);
        sum += climate.first_mover[x] * lacking * firms.fit[x][f] * parts[x];
    }
    return sum;
}

} // namespace catchup
