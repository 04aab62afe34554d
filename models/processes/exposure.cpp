// SPDX-License-Identifier: MIT
#include "models/processes/exposure.hpp"

#include <algorithm>

#include "models/sums.hpp"

namespace catchup {
namespace {

/// Levels of all technologies together, by state.
constexpr auto sum_of_levels = [] {
    std::array<std::uint8_t, states> table{};
    for (std::uint8_t s = 0; s < states; ++s) {
        table[s] =
            static_cast<std::uint8_t>(level(State{s}, 0) + level(State{s}, 1) + level(State{s}, 2));
    }
    return table;
}();

/// For each state, six counters of ten bits: D, N, I at level 1 or more, then at level 2.
constexpr unsigned counter_bits = 10;
constexpr auto counters = [] {
    std::array<std::uint64_t, states> table{};
    for (std::uint8_t s = 0; s < states; ++s) {
        for (std::size_t x = 0; x < technologies; ++x) {
            for (int l = 1; l <= level(State{s}, x); ++l) {
                table[s] |= std::uint64_t{1}
                            << counter_bits * (technologies * static_cast<std::size_t>(l - 1) + x);
            }
        }
    }
    return table;
}();

/// Peers of one layer.
CountyLevels count_peers(const Firms& firms, std::span<const Position> peers) noexcept {
    constexpr std::size_t most_at_once = (1U << counter_bits) - 1;
    constexpr std::uint64_t one_counter = most_at_once;
    CountyLevels levels;
    levels.total = static_cast<std::int64_t>(peers.size());
    while (!peers.empty()) {
        const auto some = peers.first(std::min(peers.size(), most_at_once));
        std::uint64_t sum = 0;
        for (const Position peer : some) {
            sum += counters[firms.state[peer].value()];
        }
        for (auto& by_technology : levels.reached) {
            for (std::int64_t& count : by_technology) {
                count += static_cast<std::int64_t>(sum & one_counter);
                sum >>= counter_bits;
            }
        }
        peers = peers.subspan(some.size());
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

double mean_level(const Firms& firms, std::span<const Position> peers) noexcept {
    int levels = 0;
    for (const Position peer : peers) {
        levels += sum_of_levels[firms.state[peer].value()];
    }
    return static_cast<double>(levels) / static_cast<double>(peers.size());
}

template <class Count>
double mean_level_of_others(const Levels<Count>& crowd, State own, Count weight) noexcept {
    Count levels{};
    for (std::size_t x = 0; x < technologies; ++x) {
        levels += crowd.reached[0][x] + crowd.reached[1][x];
    }
    const double own_levels = sum_of_levels[own.value()];
    return (static_cast<double>(levels) - own_levels * static_cast<double>(weight)) /
           static_cast<double>(crowd.total - weight);
}

} // namespace

PeerView see_peers(const World& world, Position f) noexcept {
    const Firms& firms = world.firms;
    const Exposure& weight = world.plan->scenario.exposure;
    const State own = firms.state[f];
    Mixture mixture;
    const auto partners = world.partners->of(f);
    mixture.add(weight.neighbours, count_peers(firms, partners), !partners.empty(), own);
    const CountyLevels& county = world.county_levels[firms.county[f].value()];
    mixture.add(weight.county, without(county, own, std::int64_t{1}), county.total > 1, own);
    const auto trade = world.trade.of(f);
    mixture.add(weight.supply, count_peers(firms, trade), !trade.empty(), own);
    const std::size_t sector = firms.sector[f].value();
    mixture.add(weight.sector,
                without(world.sector_levels[sector], own, static_cast<double>(firms.visibility[f])),
                world.sector_firms[sector] > 1, own);
    return mixture.mean();
}

double mean_exposure(const World& world, Position f) noexcept {
    const Firms& firms = world.firms;
    const Exposure& weight = world.plan->scenario.exposure;
    const State own = firms.state[f];
    double weights = 0.0;
    double sum = 0.0;
    const auto add = [&](double layer, double mean) noexcept {
        weights += layer;
        sum += layer * mean;
    };
    const auto partners = world.partners->of(f);
    if (!partners.empty()) {
        add(weight.neighbours, mean_level(firms, partners));
    }
    const CountyLevels& county = world.county_levels[firms.county[f].value()];
    if (county.total > 1) {
        add(weight.county, mean_level_of_others(county, own, std::int64_t{1}));
    }
    const auto trade = world.trade.of(f);
    if (!trade.empty()) {
        add(weight.supply, mean_level(firms, trade));
    }
    const std::size_t sector = firms.sector[f].value();
    if (world.sector_firms[sector] > 1) {
        add(weight.sector, mean_level_of_others(world.sector_levels[sector], own,
                                                static_cast<double>(firms.visibility[f])));
    }
    constexpr double all_levels = 2.0 * technologies;
    return weights > 0.0 ? sum / weights / all_levels : 0.0;
}

double failures_nearby(const World& world, Position f) noexcept {
    const auto partners = world.partners->of(f);
    if (partners.empty()) {
        return 0.0;
    }
    const auto memory = static_cast<std::uint32_t>(world.plan->scenario.information.memory);
    int failed = 0;
    for (const Position partner : partners) {
        const Step when = world.firms.abandoned[partner];
        failed += when != never && world.now.value() - when.value() <= memory ? 1 : 0;
    }
    return static_cast<double>(failed) / static_cast<double>(partners.size());
}

void count_counties(World& world) {
    for (CountyLevels& levels : world.county_levels) {
        levels = {};
    }
    for (std::uint32_t at = 0; at < world.firms.size(); ++at) {
        const Position f{at};
        world.county_levels[world.firms.county[f].value()].add(world.firms.state[f], 1);
    }
}

void follow(World& world, const Event& event) noexcept {
    CountyLevels& county = world.county_levels[world.firms.county[event.firm].value()];
    switch (event.kind) {
    case EventKind::complete:
        county.add(event.from, -1);
        county.add(event.to, 1);
        break;
    case EventKind::exit:
        county.add(event.from, -1);
        break;
    case EventKind::entry:
        county.add(event.to, 1);
        break;
    default:
        break;
    }
}

void observe_peers(World& world) {
    Firms& firms = world.firms;
    world.sector_levels =
        sector_sums<SectorLevels>(firms, world.sector_firms.size(), [&](Position f) noexcept {
            SectorLevels one;
            one.add(firms.state[f], static_cast<double>(firms.visibility[f]));
            return one;
        });
    if (world.plan->scenario.benefit.partner_externality == 0.0) {
        return;
    }
    for_each_firm(firms.size(), [&](Position f) noexcept {
        const auto partners = world.trade.of(f);
        int networked = 0;
        for (const Position partner : partners) {
            networked += level(firms.state[partner], 1) > 0 ? 1 : 0;
        }
        firms.networked[f] =
            partners.empty() ? 0.0F
                             : static_cast<float>(networked) / static_cast<float>(partners.size());
    });
}

} // namespace catchup
