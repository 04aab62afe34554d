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

/// What each sector buys from each sector of the scenario that has firms: rows of shares.
std::vector<std::vector<double>> input_shares(const std::vector<Sector>& sectors,
                                              const std::vector<Market>& markets) {
    std::vector<std::vector<double>> shares;
    for (const Sector& buyer : sectors) {
        std::vector<double>& row = shares.emplace_back(sectors.size());
        for (std::size_t s = 0; s < sectors.size(); ++s) {
            for (const auto& [kind, share] : buyer.inputs) {
                row[s] += kind == sectors[s].kind && !markets[s].firms.empty() ? share : 0.0;
            }
        }
    }
    return shares;
}

/// @param luck in [0, 1)
Position draw_from(const Market& market, double luck) {
    const double target = luck * market.weight_up_to.back();
    const auto slice = static_cast<std::size_t>(luck * static_cast<double>(market.guide.size()));
    std::size_t at = market.guide[slice];
    while (at < market.firms.size() && market.weight_up_to[at] <= target) {
        ++at;
    }
    return market.firms[std::min(at, market.firms.size() - 1)];
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
          markets_{markets_of(supply, sectors.size(), firms)}, shares_{input_shares(sectors,
                                                                                    markets_)} {}

    /// What a block's firms buy, in order of place.
    [[nodiscard]] std::vector<Purchase> of(Block block) const {
        const auto sectors =
            first_luck(random_, Purpose::supplier_sector, block, supply_.suppliers);
        const auto suppliers = first_luck(random_, Purpose::supplier, block, supply_.suppliers);
        const std::size_t size = block.end - block.begin;
        std::vector<Purchase> purchases;
        purchases.reserve(size * supply_.suppliers);
        for (std::uint32_t at = block.begin; at < block.end; ++at) {
            const std::vector<double>& inputs = shares_[firms_.sector[Position{at}].value()];
            if (std::none_of(inputs.begin(), inputs.end(), [](double s) { return s > 0; })) {
                continue;
            }
            const std::size_t first = purchases.size();
            for (std::uint32_t link = 0; link < supply_.suppliers; ++link) {
                const std::size_t luck = link * size + (at - block.begin);
                link_up(Position{at}, link, to_uniform(sectors[luck]), to_uniform(suppliers[luck]),
                        first, purchases);
            }
        }
        return purchases;
    }

  private:
    /// Adds a supplier that the buyer, whose links begin at `first`, does not have yet; gives up
    /// after some attempts.
    void link_up(Position buyer, std::uint32_t link, double sector_luck, double supplier_luck,
                 std::size_t first, std::vector<Purchase>& purchases) const {
        constexpr std::uint32_t most_attempts = 20;
        const auto refused = [&](Position supplier) {
            return supplier == buyer ||
                   std::any_of(purchases.begin() + static_cast<std::ptrdiff_t>(first),
                               purchases.end(),
                               [&](const Purchase& one) { return one.supplier == supplier; });
        };
        const std::vector<double>& inputs = shares_[firms_.sector[buyer].value()];
        for (std::uint32_t attempt = 0; attempt < most_attempts; ++attempt) {
            if (attempt > 0) {
                const std::uint32_t at = buyer.value();
                sector_luck = random_.uniform(at, attempt, Purpose::supplier_sector, link);
                supplier_luck = random_.uniform(at, attempt, Purpose::supplier, link);
            }
            const Position supplier = draw_from(markets_[pick(inputs, sector_luck)], supplier_luck);
            if (!refused(supplier)) {
                purchases.push_back({buyer, supplier});
                return;
            }
        }
    }

    const Supply& supply_;
    const Firms& firms_;
    const Stream& random_;
    std::vector<Market> markets_;
    std::vector<std::vector<double>> shares_; // by buying sector
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
