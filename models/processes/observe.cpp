// SPDX-License-Identifier: MIT
#include "models/processes/observe.hpp"

#include <algorithm>

#include "models/chosen.hpp"
#include "models/plan.hpp"

namespace catchup {
namespace {

/// Per firm of a sector: what it adds to reached[0], reached[1] and total, padded to a vector.
using Row = std::array<double, 8>;
constexpr auto level_rows = [] {
    std::array<Row, states> rows{};
    for (std::uint8_t s = 0; s < states; ++s) {
        for (std::size_t x = 0; x < technologies; ++x) {
            rows[s][x] = level(State{s}, x) >= 1 ? 1.0 : 0.0;
            rows[s][technologies + x] = level(State{s}, x) >= 2 ? 1.0 : 0.0;
        }
        rows[s][2 * technologies] = 1.0;
    }
    return rows;
}();

/// Weights by level and sector: positions in order within a block, blocks in order.
void weigh_sectors(World& world) {
    const Firms& firms = world.firms;
    const std::size_t sectors = world.sector_firms.size();
    std::vector<Row> partial(block_count(firms.size()) * sectors);
    for_each_block(firms.size(), [&](Block block) noexcept {
        vectorised([=, sums = partial.data() + block.index * sectors, state = firms.state.numbers(),
                    sector = firms.sector.numbers(),
                    visibility = firms.visibility.numbers()]() noexcept {
            for (std::size_t at = block.begin; at < block.end; ++at) {
                Row& sum = sums[sector[at]];
                const Row& row = level_rows[state[at]];
                const double weight = visibility[at];
                Row added;
                for (std::size_t i = 0; i < added.size(); ++i) {
                    added[i] = sum[i] + weight * row[i];
                }
                sum = added;
            }
        });
    });
    for (std::size_t s = 0; s < sectors; ++s) {
        Row sum{};
        for (std::size_t part = s; part < partial.size(); part += sectors) {
            for (std::size_t i = 0; i < sum.size(); ++i) {
                sum[i] += partial[part][i];
            }
        }
        SectorLevels& levels = world.sector_levels[s];
        for (std::size_t x = 0; x < technologies; ++x) {
            levels.reached[0][x] = sum[x];
            levels.reached[1][x] = sum[technologies + x];
        }
        levels.total = sum[2 * technologies];
    }
}

/// Whether partners still talk of a project that the firm abandoned.
struct Talk {
    explicit Talk(const World& world)
        : now{world.now.value()}, memory{static_cast<std::uint32_t>(
                                      world.plan->scenario.information.memory)} {}
    [[nodiscard]] bool of(std::uint32_t abandoned) const noexcept {
        return (abandoned != never.value()) & (now - abandoned <= memory);
    }
    std::uint32_t now, memory;
};

/// What has changed since partners were last counted, firm by firm.
struct Changes {
    std::vector<network::PartnerSums<PackedLevels>::Change> levels;
    std::vector<network::PartnerSums<std::uint32_t>::Change> failures;
};

void note_change(PeerCounts& peers, const Firms& firms, Talk talk, Position f, Changes& changes) {
    if (const State now = firms.state[f]; now != peers.state[f]) {
        changes.levels.push_back(
            {f, packed_levels[now.value()] - packed_levels[peers.state[f].value()]});
        peers.state[f] = now;
    }
    const std::uint8_t failed = talk.of(firms.abandoned[f].value()) ? 1 : 0;
    if (failed != peers.failed[f]) {
        changes.failures.push_back({f, failed != 0 ? 1U : ~0U});
        peers.failed[f] = failed;
    }
}

void follow_partners(World& world) {
    PeerCounts& peers = world.peers;
    const Firms& firms = world.firms;
    const Talk talk{world};
    std::vector<Changes> by_block(block_count(firms.size()));
    for_each_block(firms.size(), [&](Block block) noexcept {
        for_each_chosen(
            block,
            [talk, state = firms.state.numbers(), counted = peers.state.numbers(),
             abandoned = firms.abandoned.numbers(),
             failed = peers.failed.numbers()](std::size_t at) noexcept {
                return (state[at] != counted[at]) | (talk.of(abandoned[at]) != (failed[at] != 0));
            },
            [&](Position f) noexcept {
                note_change(peers, firms, talk, f, by_block[block.index]);
            });
    });
    Changes all;
    for (const Changes& some : by_block) {
        all.levels.insert(all.levels.end(), some.levels.begin(), some.levels.end());
        all.failures.insert(all.failures.end(), some.failures.begin(), some.failures.end());
    }
    if (!peers.partners.empty()) {
        peers.partners.apply(*world.partners, all.levels);
    }
    if (!peers.trade.empty()) {
        peers.trade.apply(world.trade, all.levels);
    }
    peers.failures.apply(*world.partners, all.failures);
}

/// Share of trading partners with N >= 1.
void see_networked(World& world) {
    Firms& firms = world.firms;
    const network::PartnerSums<PackedLevels>& trade = world.peers.trade;
    for_each_block(firms.size(), [&](Block block) noexcept {
        float* const networked = firms.networked.numbers();
        if (!trade.empty()) {
            vectorised([=, offsets = world.trade.offsets().data(),
                        packed = trade.all().data()]() noexcept {
                for (std::size_t at = block.begin; at < block.end; ++at) {
                    const std::uint32_t partners = offsets[at + 1] - offsets[at];
                    const float share = static_cast<float>(counted(packed[at], 1, 1)) /
                                        static_cast<float>(partners);
                    networked[at] = partners == 0 ? 0.0F : share;
                }
            });
            return;
        }
        for (std::uint32_t at = block.begin; at < block.end; ++at) {
            const auto partners = world.trade.of(Position{at});
            const auto with = std::count_if(partners.begin(), partners.end(), [&](Position one) {
                return level(firms.state[one], 1) > 0;
            });
            networked[at] = partners.empty()
                                ? 0.0F
                                : static_cast<float>(with) / static_cast<float>(partners.size());
        }
    });
}

/// Counters that start at nothing, if they can hold the firm with most partners.
network::PartnerSums<PackedLevels> counters_for(const network::Partners& links) {
    const auto offsets = links.offsets();
    for (std::size_t at = 0; at + 1 < offsets.size(); ++at) {
        if (offsets[at + 1] - offsets[at] > most_counted) {
            return {};
        }
    }
    return network::PartnerSums<PackedLevels>{links.firms()};
}

} // namespace

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

void count_partners(World& world) {
    const std::size_t places = world.firms.size();
    world.peers = {.partners = counters_for(*world.partners),
                   .trade = counters_for(world.trade),
                   .failures = network::PartnerSums<std::uint32_t>{places},
                   .state = Column<State>(places, state_of(0, 0, 0)),
                   .failed = Column<std::uint8_t>(places)};
    follow_partners(world);
}

void observe_peers(World& world) {
    weigh_sectors(world);
    follow_partners(world);
    if (world.plan->scenario.benefit.partner_externality != 0.0) {
        see_networked(world);
    }
}

} // namespace catchup
