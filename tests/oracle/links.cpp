// SPDX-License-Identifier: MIT
// Partners within the county, and who buys from whom.
#include <algorithm>
#include <set>
#include <variant>

#include "sim/numerics/elementary.hpp"
#include "tests/oracle/economy.hpp"

namespace catchup::oracle {
namespace {

/// Undirected links between the seats 0 .. n - 1 of a county.
using Links = std::vector<std::set<std::size_t>>;

void link(Links& links, std::size_t a, std::size_t b) {
    links[a].insert(b);
    links[b].insert(a);
}

Links complete(std::size_t n) {
    Links links(n);
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            link(links, a, b);
        }
    }
    return links;
}

Links star(std::size_t n) {
    Links links(n);
    for (std::size_t other = 1; other < n; ++other) {
        link(links, 0, other);
    }
    return links;
}

Links ring(std::size_t n, std::size_t neighbours) {
    if (n <= neighbours) {
        return complete(n);
    }
    Links links(n);
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t k = 1; k <= neighbours / 2; ++k) {
            link(links, a, (a + k) % n);
        }
    }
    return links;
}

} // namespace

/// The links of one county's members; by seat, each a list of places in ascending order.
std::vector<Economy::Places> Economy::linked(const Places& members) const {
    const std::size_t n = members.size();
    Links links;
    if (std::holds_alternative<Complete>(scenario_.network)) {
        links = complete(n);
    } else if (std::holds_alternative<Star>(scenario_.network)) {
        links = star(n);
    } else if (const auto* of_ring = std::get_if<Ring>(&scenario_.network)) {
        links = ring(n, of_ring->neighbours);
    } else {
        const auto& world = std::get<SmallWorld>(scenario_.network);
        links = ring(n, world.neighbours);
        const std::uint32_t laps = n > world.neighbours ? world.neighbours / 2 : 0;
        for (std::uint32_t lap = 0; lap < laps; ++lap) {
            for (std::size_t seat = 0; seat < n; ++seat) {
                const auto place = static_cast<std::uint32_t>(members[seat]);
                const bool rewire =
                    luck_.uniform(place, 0, Purpose::rewiring, lap) < world.rewiring;
                if (!rewire || links[seat].size() == n - 1) {
                    continue;
                }
                const std::size_t old_end = (seat + lap + 1) % n;
                for (std::uint32_t attempt = 1;; ++attempt) {
                    const std::uint64_t drawn = luck_.bits(place, attempt, Purpose::rewiring, lap);
                    const std::size_t new_end = drawn * n >> 32;
                    if (new_end != seat && !links[seat].contains(new_end)) {
                        links[seat].erase(old_end);
                        links[old_end].erase(seat);
                        link(links, seat, new_end);
                        break;
                    }
                }
            }
        }
    }
    std::vector<Places> partners(n);
    for (std::size_t seat = 0; seat < n; ++seat) {
        for (const std::size_t other : links[seat]) {
            partners[seat].push_back(members[other]);
        }
    }
    return partners;
}

void Economy::connect_counties() {
    partners_.resize(firms.size());
    for (const Places& members : county_members_) {
        const std::vector<Places> partners = linked(members);
        for (std::size_t seat = 0; seat < members.size(); ++seat) {
            partners_[static_cast<std::size_t>(members[seat])] = partners[seat];
        }
    }
}

void Economy::connect_supply() {
    const std::size_t sectors = scenario_.sectors.size();
    std::vector<std::vector<double>> pull(sectors); // of each place of a sector
    for (std::size_t s = 0; s < sectors; ++s) {
        for (const int place : sector_members_[s]) {
            pull[s].push_back(power(firms[static_cast<std::size_t>(place)].revenue,
                                    scenario_.supply.size_exponent));
        }
    }
    std::vector<std::set<int>> suppliers(firms.size());
    std::vector<std::set<int>> trading(firms.size());
    for (const Firm& buyer : firms) {
        const auto place = static_cast<std::uint32_t>(buyer.place);
        std::vector<double> inputs(sectors, 0.0);
        double all_inputs = 0.0;
        for (std::size_t s = 0; s < sectors; ++s) {
            for (const auto& [kind, share] : scenario_.sectors[buyer.sector].inputs) {
                if (kind == scenario_.sectors[s].kind && !sector_members_[s].empty()) {
                    inputs[s] = share;
                }
            }
            all_inputs += inputs[s];
        }
        if (all_inputs <= 0.0) {
            continue;
        }
        for (std::uint32_t k = 0; k < scenario_.supply.suppliers; ++k) {
            for (std::uint32_t attempt = 0; attempt < 20; ++attempt) {
                const std::size_t sector =
                    pick(inputs, luck_.uniform(place, attempt, Purpose::supplier_sector, k));
                const int supplier = sector_members_[sector][pick(
                    pull[sector], luck_.uniform(place, attempt, Purpose::supplier, k))];
                const auto buys_from = static_cast<std::size_t>(buyer.place);
                if (supplier != buyer.place && !suppliers[buys_from].contains(supplier)) {
                    suppliers[buys_from].insert(supplier);
                    trading[buys_from].insert(supplier);
                    trading[static_cast<std::size_t>(supplier)].insert(buyer.place);
                    break;
                }
            }
        }
    }
    for (const std::set<int>& others : trading) {
        trading_partners_.emplace_back(others.begin(), others.end());
    }
}

} // namespace catchup::oracle
