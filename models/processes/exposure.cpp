// SPDX-License-Identifier: MIT
#include "models/processes/exposure.hpp"

#include <algorithm>

#include "models/plan.hpp"
#include "sim/numerics/instructions.hpp"

namespace catchup {
namespace {

/// So many firms are looked at together: rows below have an entry for each.
constexpr std::size_t at_once = 64;
using Row = std::array<double, at_once>;

/// Own levels by technology.
using OwnLevels = std::array<std::array<std::int32_t, at_once>, technologies>;

/// Peers of one layer: those at level 1 and above, those at level 2, and all, each weighted.
struct Layer {
    std::array<std::array<Row, technologies>, top_level> reached;
    Row total; // > 0 even if there is nobody
    Row any;   // 1 if there are peers, else 0
};

/// Adds counters of partners to row i, from the firms themselves: nobody kept them.
void count_anew(const World& world, std::span<const Position> peers, std::size_t i,
                Layer& layer) noexcept {
    while (!peers.empty()) {
        const auto some = peers.first(std::min(peers.size(), most_counted));
        PackedLevels packed = 0;
        for (const Position peer : some) {
            packed += packed_levels[world.firms.state[peer].value()];
        }
        for (std::size_t l = 0; l < top_level; ++l) {
            for (std::size_t x = 0; x < technologies; ++x) {
                layer.reached[l][x][i] += counted(packed, x, l + 1);
            }
        }
        peers = peers.subspan(some.size());
    }
}

/// Partners of the firms in a network.
void see_partners(const World& world, const network::Partners& links,
                  const network::PartnerSums<PackedLevels>& counts, std::span<const Position> some,
                  Layer& layer) noexcept {
    std::array<PackedLevels, at_once> words;
    for (std::size_t i = 0; i < some.size(); ++i) {
        const std::size_t peers = links.of(some[i]).size();
        layer.total[i] = peers == 0 ? 1.0 : static_cast<double>(peers);
        layer.any[i] = peers == 0 ? 0.0 : 1.0;
        words[i] = counts.empty() ? 0 : counts.of(some[i]);
    }
    vectorised([&words, count = some.size(), to = &layer]() noexcept {
        for (std::size_t l = 0; l < top_level; ++l) {
            for (std::size_t x = 0; x < technologies; ++x) {
#pragma GCC ivdep
                for (std::size_t i = 0; i < count; ++i) {
                    to->reached[l][x][i] =
                        static_cast<double>(static_cast<std::int32_t>(counted(words[i], x, l + 1)));
                }
            }
        }
    });
    for (std::size_t i = 0; counts.empty() && i < some.size(); ++i) {
        count_anew(world, links.of(some[i]), i, layer);
    }
}

/// Everybody else in the crowds (counties or sectors) that the firms belong to.
/// @param crowd_of(f) the firm's crowd  @param weight_of(f) its own weight in it
template <class CrowdOf, class WeightOf, class IsAlone>
void see_crowd(std::span<const Position> some, const OwnLevels& own, CrowdOf&& crowd_of,
               WeightOf&& weight_of, IsAlone&& is_alone, Layer& layer) noexcept {
    for (std::size_t i = 0; i < some.size(); ++i) {
        const auto& crowd = crowd_of(some[i]);
        const auto weight = weight_of(some[i]);
        const bool alone = is_alone(some[i]);
        layer.total[i] = alone ? 1.0 : static_cast<double>(crowd.total - weight);
        layer.any[i] = alone ? 0.0 : 1.0;
        for (std::size_t x = 0; x < technologies; ++x) {
            for (std::size_t l = 0; l < top_level; ++l) {
                const auto without =
                    crowd.reached[l][x] - (own[x][i] > static_cast<int>(l) ? weight : 0);
                layer.reached[l][x][i] = static_cast<double>(without);
            }
        }
    }
}

/// Adds layers weighted by om; a layer without peers is left out.
struct Mixture {
    std::size_t count; // firms
    Row weights;
    std::array<Row, technologies> exposure, ahead;

    explicit Mixture(std::size_t firms) noexcept : count{firms} {
        std::fill_n(weights.begin(), count, 0.0);
        for (std::size_t x = 0; x < technologies; ++x) {
            std::fill_n(exposure[x].begin(), count, 0.0);
            std::fill_n(ahead[x].begin(), count, 0.0);
        }
    }
    void add(double weight, const Layer& layer, const OwnLevels& own) noexcept {
        vectorised([weight, count = count, from = &layer, level = &own, sum = this]() noexcept {
            Row scale;
#pragma GCC ivdep
            for (std::size_t i = 0; i < count; ++i) {
                const double share = from->any[i] * weight;
                scale[i] = share / from->total[i];
                sum->weights[i] += share;
            }
            for (std::size_t x = 0; x < technologies; ++x) {
#pragma GCC ivdep
                for (std::size_t i = 0; i < count; ++i) {
                    const double first = from->reached[0][x][i];
                    const double second = from->reached[1][x][i];
                    const std::int32_t here = (*level)[x][i];
                    const double above = here == 0 ? first : here == 1 ? second : 0.0;
                    sum->exposure[x][i] += scale[i] * (first + second) / 2.0;
                    sum->ahead[x][i] += scale[i] * above;
                }
            }
        });
    }
    [[nodiscard]] PeerView mean(std::size_t i) const noexcept {
        PeerView view;
        for (std::size_t x = 0; x < technologies && weights[i] > 0.0; ++x) {
            view.exposure[x] = exposure[x][i] / weights[i];
            view.ahead[x] = ahead[x][i] / weights[i];
        }
        return view;
    }
};

/// See the public function; at most `at_once` firms.
void see(const World& world, std::span<const Position> some, std::span<PeerView> views) noexcept {
    const Firms& firms = world.firms;
    const Exposure& weight = world.plan->scenario.exposure;
    OwnLevels own;
    for (std::size_t i = 0; i < some.size(); ++i) {
        for (std::size_t x = 0; x < technologies; ++x) {
            own[x][i] = level(firms.state[some[i]], x);
        }
    }
    Mixture mixture{some.size()};
    Layer layer;
    const auto mix = [&](double share) noexcept { mixture.add(share, layer, own); };
    if (weight.neighbours > 0.0) {
        see_partners(world, *world.partners, world.peers.partners, some, layer);
        mix(weight.neighbours);
    }
    if (weight.county > 0.0) {
        const auto county = [&](Position f) noexcept -> const CountyLevels& {
            return world.county_levels[firms.county[f].value()];
        };
        see_crowd(
            some, own, county, [](Position) noexcept { return std::int64_t{1}; },
            [&](Position f) noexcept { return county(f).total == 1; }, layer);
        mix(weight.county);
    }
    if (weight.supply > 0.0) {
        see_partners(world, world.trade, world.peers.trade, some, layer);
        mix(weight.supply);
    }
    if (weight.sector > 0.0) {
        see_crowd(
            some, own,
            [&](Position f) noexcept -> const SectorLevels& {
                return world.sector_levels[firms.sector[f].value()];
            },
            [&](Position f) noexcept { return static_cast<double>(firms.visibility[f]); },
            [&](Position f) noexcept { return world.sector_firms[firms.sector[f].value()] == 1; },
            layer);
        mix(weight.sector);
    }
    for (std::size_t i = 0; i < some.size(); ++i) {
        views[i] = mixture.mean(i);
    }
}

} // namespace

void see_peers(const World& world, std::span<const Position> some,
               std::span<PeerView> views) noexcept {
    EXPECTS(views.size() == some.size());
    for (std::size_t first = 0; first < some.size(); first += at_once) {
        const std::size_t count = std::min(at_once, some.size() - first);
        see(world, some.subspan(first, count), views.subspan(first, count));
    }
}

PeerView see_peers(const World& world, Position f) noexcept {
    PeerView view;
    see_peers(world, {&f, 1}, {&view, 1});
    return view;
}

double failures_nearby(const World& world, Position f) noexcept {
    const auto partners = world.partners->of(f);
    return partners.empty() ? 0.0
                            : static_cast<double>(world.peers.failures.of(f)) /
                                  static_cast<double>(partners.size());
}

} // namespace catchup
