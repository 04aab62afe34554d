// SPDX-License-Identifier: MIT
// The plain program's networks, and the end of its quarter: money, exit, entry.
#include <algorithm>

#include "tests/benchmarks/plain_model.hpp"

namespace catchup::plain {
namespace {

Levels median_of(const SectorState& sector) {
    Levels median{};
    for (std::size_t x = 0; x < technologies; ++x) {
        const int half = (sector.firms + 1) / 2;
        const auto& at = sector.at[x];
        median[x] = at[0] >= half ? 0 : at[0] + at[1] >= half ? 1 : 2;
    }
    return median;
}

/// A ring of `size` places from `first` on, some links rewired.
void small_world(Neighbours& all, std::uint32_t first, std::uint32_t size, const SmallWorld& kind,
                 Random& random) {
    const auto linked = [&](std::uint32_t a, std::uint32_t b) {
        return std::find(all[a].begin(), all[a].end(), b) != all[a].end();
    };
    const auto clockwise = [&](std::uint32_t seat, std::uint32_t lap) {
        return first + (seat + lap) % size;
    };
    const std::uint32_t laps = kind.neighbours / 2;
    for (std::uint32_t seat = 0; seat < size; ++seat) {
        for (std::uint32_t lap = 1; lap <= laps; ++lap) {
            all[first + seat].push_back(clockwise(seat, lap));
            all[clockwise(seat, lap)].push_back(first + seat);
        }
    }
    std::uniform_int_distribution<std::uint32_t> any{first, first + size - 1};
    for (std::uint32_t lap = 1; lap <= laps; ++lap) {
        for (std::uint32_t seat = 0; seat < size; ++seat) {
            const std::uint32_t self = first + seat;
            if (chance(random) >= kind.rewiring || all[self].size() + 1 >= size) {
                continue;
            }
            std::uint32_t to = any(random);
            while (to == self || linked(self, to)) {
                to = any(random);
            }
            const std::uint32_t old = clockwise(seat, lap);
            std::erase(all[self], old);
            std::erase(all[old], self);
            all[self].push_back(to);
            all[to].push_back(self);
        }
    }
}

} // namespace

Neighbours small_worlds(const Scenario& scenario, Random& random) {
    const std::uint64_t firms = scenario.population.firms;
    const std::uint64_t counties = scenario.population.counties;
    Neighbours all(firms);
    std::uint32_t first = 0;
    for (std::uint64_t county = 0; county < counties; ++county) {
        const auto end =
            static_cast<std::uint32_t>(((county + 1) * firms + counties - 1) / counties);
        small_world(all, first, end - first, std::get<SmallWorld>(scenario.network), random);
        first = end;
    }
    return all;
}

void Model::add_up_sectors() {
    for (SectorState& sector : market_.sectors) {
        sector = {};
    }
    for (const auto& firm : firms_) {
        SectorState& sector = market_.sectors[firm->sector];
        ++sector.firms;
        sector.gain += firm->gain;
        for (std::size_t x = 0; x < technologies; ++x) {
            ++sector.at[x][static_cast<std::size_t>(firm->levels[x])];
        }
    }
}

void Model::settle_quarter() {
    add_up_sectors();
    std::vector<Levels> medians;
    for (const SectorState& sector : market_.sectors) {
        medians.push_back(median_of(sector));
    }
    for (auto& firm : firms_) {
        firm->earn(market_, random_, normal_);
        if (firm->fails(market_, random_)) {
            ++counts_.exits;
            replace(firm, medians[firm->sector]);
        }
    }
}

void Model::replace(std::unique_ptr<Firm>& place, const Levels& median) {
    Newborn born = draw(place->sector, place->county);
    const Turnover& turnover = scenario_.turnover;
    const double luck = chance(random_);
    born.levels = luck < turnover.copy_share                                 ? median
                  : luck < turnover.copy_share + turnover.born_digital_share ? Levels{1, 1, 0}
                                                                             : Levels{0, 0, 0};
    std::unique_ptr<Firm> entrant = make(born);
    entrant->partners = place->partners;
    entrant->networked = place->networked;
    for (Firm* partner : entrant->partners) {
        std::replace(partner->partners.begin(), partner->partners.end(), place.get(),
                     entrant.get());
    }
    entrant->settle_gain(market_);
    entrant->set_base_margin(market_, born.margin, place->others_gain(market_));
    place = std::move(entrant);
}

} // namespace catchup::plain
