// SPDX-License-Identifier: MIT
#include "models/peers/supply.hpp"

#include <algorithm>

#include "sim/numerics/elementary.hpp"
#include "sim/random/distributions.hpp"

namespace catchup {
namespace {

/// The firms of one sector and the running sum of their weights as suppliers, in order of place.
struct Market {
    std::vector<Position> firms;
    std::vector<double> weight_up_to;
};

std::vector<Market> markets_of(const Supply& supply, std::size_t sectors, const Firms& firms) {
    std::vector<Market> markets(sectors);
    for (std::uint32_t at = 0; at < firms.size(); ++at) {
        Market& market = markets[firms.sector[Position{at}].value()];
        const double before = market.weight_up_to.empty() ? 0.0 : market.weight_up_to.back();
        market.firms.push_back(Position{at});
        market.weight_up_to.push_back(
            before + power(static_cast<double>(firms.revenue[Position{at}]), supply.size_exponent));
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

Position draw_from(const Market& market, double luck) {
    const double target = luck * market.weight_up_to.back();
    const auto at =
        std::upper_bound(market.weight_up_to.begin(), market.weight_up_to.end(), target);
    const auto index = std::min<std::ptrdiff_t>(
        at - market.weight_up_to.begin(), static_cast<std::ptrdiff_t>(market.firms.size()) - 1);
    return market.firms[static_cast<std::size_t>(index)];
}

} // namespace

std::vector<Purchase> connect_supply(const Supply& supply, const std::vector<Sector>& sectors,
                                     const Firms& firms, const Stream& random) {
    constexpr std::uint32_t most_attempts = 20;
    const std::vector<Market> markets = markets_of(supply, sectors.size(), firms);
    const auto shares = input_shares(sectors, markets);
    std::vector<Purchase> purchases;
    purchases.reserve(firms.size() * supply.suppliers);
    for (std::uint32_t at = 0; at < firms.size(); ++at) {
        const Position buyer{at};
        const std::vector<double>& inputs = shares[firms.sector[buyer].value()];
        const std::size_t first = purchases.size();
        const auto refused = [&](Position supplier) {
            return supplier == buyer ||
                   std::any_of(purchases.begin() + static_cast<std::ptrdiff_t>(first),
                               purchases.end(),
                               [&](const Purchase& one) { return one.supplier == supplier; });
        };
        const bool buys = std::any_of(inputs.begin(), inputs.end(), [](double s) { return s > 0; });
        for (std::uint32_t link = 0; buys && link < supply.suppliers; ++link) {
            for (std::uint32_t attempt = 0; attempt < most_attempts; ++attempt) {
                const std::size_t sector =
                    pick(inputs, random.uniform(at, attempt, Purpose::supplier_sector, link));
                const Position supplier = draw_from(
                    markets[sector], random.uniform(at, attempt, Purpose::supplier, link));
                if (!refused(supplier)) {
                    purchases.push_back({buyer, supplier});
                    break;
                }
            }
        }
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
