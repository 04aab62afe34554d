// SPDX-License-Identifier: MIT
#include "models/peers/supply.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <numeric>
#include <span>

#include "sim/numerics/elementary_of_many.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/draws.hpp"

namespace catchup {
namespace {

/// The firms of one sector and the running sum of their weights as suppliers, in order of place.
struct Market {
    std::vector<Position> firms;
    std::vector<double> weight_up_to;
    std::vector<std::uint32_t> guide; // where a search may begin, by slice of the whole weight
};

/// Weights of suppliers: revenue^size_exponent.
std::vector<double> weights_of(const Supply& supply, const Firms& firms,
                               const std::vector<Position>& some) {
    std::vector<double> weights;
    for (const Position f : some) {
        weights.push_back(static_cast<double>(firms.revenue[f]));
    }
    const std::vector<double> revenues = weights;
    log_of_each(weights); // power() of many
    for (double& one : weights) {
        one = supply.size_exponent * one;
    }
    exp_of_each(weights);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        weights[i] = revenues[i] > 0.0 ? weights[i] : 0.0;
    }
    return weights;
}

/// A power of two of slices, so that the slice of a number in [0, 1) has no rounding (Chen & Asau
/// 1974: the guide table).
std::vector<std::uint32_t> guide_of(const std::vector<double>& weight_up_to) {
    const std::size_t slices = std::bit_ceil(weight_up_to.size());
    std::vector<std::uint32_t> guide(slices);
    std::uint32_t at = 0;
    for (std::size_t slice = 0; slice < slices; ++slice) {
        const double target =
            static_cast<double>(slice) / static_cast<double>(slices) * weight_up_to.back();
        while (at < weight_up_to.size() && weight_up_to[at] <= target) {
            ++at;
        }
        guide[slice] = at;
    }
    return guide;
}

std::vector<Market> markets_of(const Supply& supply, std::size_t sectors, const Firms& firms) {
    std::vector<Market> markets(sectors);
    for (std::uint32_t at = 0; at < firms.size(); ++at) {
        markets[firms.sector[Position{at}].value()].firms.push_back(Position{at});
    }
    for (Market& market : markets) {
        if (market.firms.empty()) {
            continue;
        }
        market.weight_up_to = weights_of(supply, firms, market.firms);
        double sum = 0.0;
        for (double& weight : market.weight_up_to) {
            sum += weight;
            weight = sum;
        }
        market.guide = guide_of(market.weight_up_to);
    }
    return markets;
}

/// What a sector buys from each sector of the scenario that has firms.
struct Inputs {
    Lots lots;
    bool any; // false: it buys nothing
};

std::vector<Inputs> inputs_of(const std::vector<Sector>& sectors,
                              const std::vector<Market>& markets) {
    std::vector<Inputs> all;
    for (const Sector& buyer : sectors) {
        std::vector<double> row(sectors.size());
        for (std::size_t s = 0; s < sectors.size(); ++s) {
            for (const auto& [kind, share] : buyer.inputs) {
                row[s] += kind == sectors[s].kind && !markets[s].firms.empty() ? share : 0.0;
            }
        }
        all.push_back({Lots{row}, std::any_of(row.begin(), row.end(),
                                              [](double share) { return share > 0.0; })});
    }
    return all;
}

/// Where a draw looks for its supplier; made of luck in [0, 1).
struct Look {
    const Market* market = nullptr; // null: the buyer buys nothing
    double luck = 0.0;

    [[nodiscard]] const std::uint32_t& guide() const noexcept {
        return market
            ->guide[static_cast<std::size_t>(luck * static_cast<double>(market->guide.size()))];
    }
    [[nodiscard]] Position supplier() const noexcept {
        const double target = luck * market->weight_up_to.back();
        std::size_t at = guide();
        while (at < market->firms.size() && market->weight_up_to[at] <= target) {
            ++at;
        }
        return market->firms[std::min(at, market->firms.size() - 1)];
    }
};

/// Markets of a large economy are far away in memory: all looks ask for what they will read.
void fetch(std::span<const Look> looks) noexcept {
    for (const Look& look : looks) {
        if (look.market != nullptr) {
            __builtin_prefetch(&look.guide());
        }
    }
    for (const Look& look : looks) {
        if (look.market != nullptr) {
            const std::uint32_t at = look.guide();
            __builtin_prefetch(look.market->weight_up_to.data() + at);
            __builtin_prefetch(look.market->firms.data() + at);
        }
    }
}

/// First attempts of a block's firms, link by link.
std::vector<std::uint32_t> first_luck(const Stream& random, Purpose purpose, Block block,
                                      std::uint32_t links) {
    std::vector<std::uint32_t> places(block.end - block.begin);
    std::iota(places.begin(), places.end(), block.begin);
    std::vector<std::uint32_t> bits(links * places.size());
    for (std::uint32_t link = 0; link < links; ++link) {
        draw_bits(random, places, 0, purpose, link,
                  std::span{bits}.subspan(link * places.size(), places.size()));
    }
    return bits;
}

/// Who buys from whom among many sectors.
class Trade {
  public:
    Trade(const Supply& supply, const std::vector<Sector>& sectors, const Firms& firms,
          const Stream& random)
        : supply_{supply}, firms_{firms}, random_{random},
          markets_{markets_of(supply, sectors.size(), firms)}, inputs_{
                                                                   inputs_of(sectors, markets_)} {}

    /// What a block's firms buy, in order of place.
    [[nodiscard]] std::vector<Purchase> of(Block block) const {
        const auto sectors =
            first_luck(random_, Purpose::supplier_sector, block, supply_.suppliers);
        const auto suppliers = first_luck(random_, Purpose::supplier, block, supply_.suppliers);
        const std::uint32_t links = supply_.suppliers;
        const std::size_t size = block.end - block.begin;
        std::vector<Purchase> purchases;
        purchases.reserve(size * links);
        std::vector<Look> looks(std::size_t{at_once} * links); // link by link, firm by firm
        for (std::uint32_t begin = block.begin; begin < block.end; begin += at_once) {
            const std::uint32_t end = std::min(begin + at_once, block.end);
            for (std::uint32_t at = begin; at < end; ++at) {
                for (std::uint32_t link = 0; link < links; ++link) {
                    const std::size_t luck = link * size + (at - block.begin);
                    looks[std::size_t{at - begin} * links + link] =
                        look(Position{at}, to_uniform(sectors[luck]), to_uniform(suppliers[luck]));
                }
            }
            fetch({looks.data(), std::size_t{end - begin} * links});
            for (std::uint32_t at = begin; at < end; ++at) {
                const std::size_t first = purchases.size();
                for (std::uint32_t link = 0; link < links; ++link) {
                    link_up(Position{at}, link, looks[std::size_t{at - begin} * links + link],
                            first, purchases);
                }
            }
        }
        return purchases;
    }

  private:
    [[nodiscard]] Look look(Position buyer, double sector_luck,
                            double supplier_luck) const noexcept {
        const Inputs& inputs = inputs_[firms_.sector[buyer].value()];
        return {inputs.any ? &markets_[inputs.lots.pick(sector_luck)] : nullptr, supplier_luck};
    }

    /// Adds a supplier that the buyer, whose links begin at `first`, does not have yet; gives up
    /// after some attempts.
    /// @param at where the first attempt looks
    void link_up(Position buyer, std::uint32_t link, Look at, std::size_t first,
                 std::vector<Purchase>& purchases) const {
        constexpr std::uint32_t most_attempts = 20;
        if (at.market == nullptr) {
            return;
        }
        const auto refused = [&](Position supplier) {
            return supplier == buyer ||
                   std::any_of(purchases.begin() + static_cast<std::ptrdiff_t>(first),
                               purchases.end(),
                               [&](const Purchase& one) { return one.supplier == supplier; });
        };
        for (std::uint32_t attempt = 0; attempt < most_attempts; ++attempt) {
            if (attempt > 0) {
                const std::uint32_t place = buyer.value();
                at = look(buyer, random_.uniform(place, attempt, Purpose::supplier_sector, link),
                          random_.uniform(place, attempt, Purpose::supplier, link));
            }
            if (const Position supplier = at.supplier(); !refused(supplier)) {
                purchases.push_back({buyer, supplier});
                return;
            }
        }
    }

    static constexpr std::uint32_t at_once = 64; // firms whose first attempts are made ready

    const Supply& supply_;
    const Firms& firms_;
    const Stream& random_;
    std::vector<Market> markets_;
    std::vector<Inputs> inputs_; // by buying sector
};

} // namespace

std::vector<Purchase> connect_supply(const Supply& supply, const std::vector<Sector>& sectors,
                                     const Firms& firms, const Stream& random) {
    const Trade trade{supply, sectors, firms, random};
    std::vector<std::vector<Purchase>> of_blocks(block_count(firms.size()));
    for_each_block(firms.size(),
                   [&](Block block) noexcept { of_blocks[block.index] = trade.of(block); });
    std::vector<Purchase> purchases;
    purchases.reserve(firms.size() * supply.suppliers);
    for (const std::vector<Purchase>& some : of_blocks) {
        purchases.insert(purchases.end(), some.begin(), some.end());
    }
    return purchases;
}

network::Partners trading_partners(std::uint32_t firms, const std::vector<Purchase>& purchases) {
    std::vector<network::Link> links;
    links.reserve(purchases.size());
    for (const Purchase& one : purchases) {
        links.push_back({one.buyer, one.supplier});
    }
    return network::freeze(firms, std::move(links));
}

} // namespace catchup
