// SPDX-License-Identifier: MIT
// E1 for whole blocks of firms: what news costs to follow, every firm in every quarter.
#include <array>
#include <vector>

#include "models/plan.hpp"
#include "models/processes/exposure.hpp"
#include "sim/numerics/instructions.hpp"

namespace catchup {
namespace {

/// Levels of all technologies together, by state.
constexpr auto sum_of_levels = [] {
    std::array<std::uint32_t, states> table{};
    for (std::uint8_t s = 0; s < states; ++s) {
        table[s] = all_levels(packed_levels[s]);
    }
    return table;
}();

using OfBlock = std::array<std::uint32_t, block_size>;

/// Levels of all technologies and partners together, and how many partners there are.
void sum_levels(const World& world, const network::PartnerSums<PackedLevels>& counts,
                const network::Partners& links, Block block, OfBlock& levels, OfBlock& partners) {
    const std::uint32_t firms = block.end - block.begin;
    if (counts.empty()) {
        for (std::uint32_t i = 0; i < firms; ++i) {
            levels[i] = 0;
            for (const Position partner : links.of(Position{block.begin + i})) {
                levels[i] += sum_of_levels[world.firms.state[partner].value()];
            }
        }
    } else {
        vectorised(
            [out = levels.data(), packed = counts.all().data() + block.begin, firms]() noexcept {
                for (std::size_t i = 0; i < firms; ++i) {
                    out[i] = all_levels(packed[i]);
                }
            });
    }
    vectorised(
        [out = partners.data(), offsets = links.offsets().data() + block.begin, firms]() noexcept {
            for (std::size_t i = 0; i < firms; ++i) {
                out[i] = offsets[i + 1] - offsets[i];
            }
        });
}

template <class Count>
std::vector<Crowd> crowds_of(const std::vector<Levels<Count>>& all) {
    std::vector<Crowd> crowds;
    for (const Levels<Count>& one : all) {
        Count levels{};
        for (std::size_t x = 0; x < technologies; ++x) {
            levels += one.reached[0][x] + one.reached[1][x];
        }
        crowds.push_back({static_cast<double>(levels), static_cast<double>(one.total)});
    }
    return crowds;
}

} // namespace

MeanExposure::MeanExposure(const World& world)
    : world_{world}, counties_{crowds_of(world.county_levels)}, sectors_{crowds_of(
                                                                    world.sector_levels)} {
    // a firm that is alone sees nobody: weight 0 says so
    for (std::size_t c = 0; c < counties_.size(); ++c) {
        counties_[c].weight = world.county_levels[c].total > 1 ? counties_[c].weight : 0.0;
    }
    for (std::size_t s = 0; s < sectors_.size(); ++s) {
        sectors_[s].weight = world.sector_firms[s] > 1 ? sectors_[s].weight : 0.0;
    }
}

void MeanExposure::of(Block block, std::span<double> exposures) const noexcept {
    OfBlock partner_levels, partner_count, trade_levels, trade_count;
    sum_levels(world_, world_.peers.partners, *world_.partners, block, partner_levels,
               partner_count);
    sum_levels(world_, world_.peers.trade, world_.trade, block, trade_levels, trade_count);
    const Firms& firms = world_.firms;
    const std::uint32_t first = block.begin;
    vectorised([=, partner_levels = partner_levels.data(), partner_count = partner_count.data(),
                trade_levels = trade_levels.data(), trade_count = trade_count.data(),
                state = firms.state.numbers() + first, county = firms.county.numbers() + first,
                sector = firms.sector.numbers() + first,
                visibility = firms.visibility.numbers() + first, counties = counties_.data(),
                sectors = sectors_.data(), levels_of = sum_of_levels.data(), out = exposures.data(),
                weight = world_.plan->scenario.exposure, count = block.end - first]() noexcept {
#pragma GCC ivdep
        for (std::size_t i = 0; i < count; ++i) {
            const double own = levels_of[state[i]];
            const double seen = visibility[i];
            const Crowd* const home = counties + county[i];
            const Crowd* const trade = sectors + sector[i];
            double weights = 0.0;
            double sum = 0.0;
            const auto add = [&](double layer, bool has_peers, double levels,
                                 double peers) noexcept {
                const double mean = layer * (levels / peers);
                weights += has_peers ? layer : 0.0;
                sum += has_peers ? mean : 0.0;
            };
            add(weight.neighbours, partner_count[i] != 0, partner_levels[i], partner_count[i]);
            add(weight.county, home->weight != 0.0, home->levels - own, home->weight - 1.0);
            add(weight.supply, trade_count[i] != 0, trade_levels[i], trade_count[i]);
            add(weight.sector, trade->weight != 0.0, trade->levels - own * seen,
                trade->weight - seen);
            constexpr double every_level = 2.0 * technologies;
            const double mean = sum / weights / every_level;
            out[i] = weights > 0.0 ? mean : 0.0;
        }
    });
}

double mean_exposure(const World& world, Position f) noexcept {
    double exposure = 0.0;
    MeanExposure{world}.of({0, f.value(), f.value() + 1}, {&exposure, 1});
    return exposure;
}

} // namespace catchup
