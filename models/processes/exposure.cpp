// SPDX-License-Identifier: MIT
#include "models/processes/exposure.hpp"

#include "models/plan.hpp"

namespace catchup {
namespace {

/// Peers of one layer, from their counters or, where these were not kept, from the firms.
CountyLevels peers_of(const World& world, const network::PartnerSums<PackedLevels>& counts,
                      std::span<const Position> peers, Position f) noexcept {
    CountyLevels levels;
    if (counts.empty()) {
        for (const Position peer : peers) {
            levels.add(world.firms.state[peer], 1);
        }
        return levels;
    }
    levels.total = static_cast<std::int64_t>(peers.size());
    const PackedLevels packed = counts.of(f);
    for (std::size_t l = 0; l < levels.reached.size(); ++l) {
        for (std::size_t x = 0; x < technologies; ++x) {
            levels.reached[l][x] = counted(packed, x, l + 1);
        }
    }
    return levels;
}

template <class Count>
Levels<Count> without(Levels<Count> crowd, State own, Count weight) noexcept {
    crowd.add(own, -weight);
    return crowd;
}

/// Adds layers weighted by om; a layer without peers is left out.
struct Mixture {
    double weights = 0.0;
    PeerView sum;

    template <class Count>
    void add(double weight, const Levels<Count>& peers, bool has_peers, State own) noexcept {
        if (!(weight > 0.0) || !has_peers) {
            return;
        }
        weights += weight;
        const double scale = weight / static_cast<double>(peers.total);
        for (std::size_t x = 0; x < technologies; ++x) {
            const auto first = static_cast<double>(peers.reached[0][x]);
            const auto second = static_cast<double>(peers.reached[1][x]);
            sum.exposure[x] += scale * (first + second) / 2.0;
            const int own_level = level(own, x);
            sum.ahead[x] += own_level == 0 ? scale * first : own_level == 1 ? scale * second : 0.0;
        }
    }
    [[nodiscard]] PeerView mean() const noexcept {
        PeerView view;
        for (std::size_t x = 0; x < technologies && weights > 0.0; ++x) {
            view.exposure[x] = sum.exposure[x] / weights;
            view.ahead[x] = sum.ahead[x] / weights;
        }
        return view;
    }
};

} // namespace

PeerView see_peers(const World& world, Position f) noexcept {
    const Firms& firms = world.firms;
    const Exposure& weight = world.plan->scenario.exposure;
    const State own = firms.state[f];
    Mixture mixture;
    const auto partners = world.partners->of(f);
    mixture.add(weight.neighbours, peers_of(world, world.peers.partners, partners, f),
                !partners.empty(), own);
    const CountyLevels& county = world.county_levels[firms.county[f].value()];
    mixture.add(weight.county, without(county, own, std::int64_t{1}), county.total > 1, own);
    const auto trade = world.trade.of(f);
    mixture.add(weight.supply, peers_of(world, world.peers.trade, trade, f), !trade.empty(), own);
    const std::size_t sector = firms.sector[f].value();
    mixture.add(weight.sector,
                without(world.sector_levels[sector], own, static_cast<double>(firms.visibility[f])),
                world.sector_firms[sector] > 1, own);
    return mixture.mean();
}

double failures_nearby(const World& world, Position f) noexcept {
    const auto partners = world.partners->of(f);
    return partners.empty() ? 0.0
                            : static_cast<double>(world.peers.failures.of(f)) /
                                  static_cast<double>(partners.size());
}

} // namespace catchup
