// SPDX-License-Identifier: MIT
#include "models/peers/supply.hpp"

#include <algorithm>
#include <set>

#include "tests/support/binomial_band.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

Sector sector(std::string kind, config::Shares inputs) {
    Sector one;
    one.kind = std::move(kind);
    one.inputs = std::move(inputs);
    return one;
}

/// Firms of equal revenue, sectors by turns.
Firms firms_of(std::uint32_t places, std::uint16_t sectors) {
    Firms firms{places};
    for (std::uint32_t i = 0; i < places; ++i) {
        firms.sector[Position{i}] = SectorId{static_cast<std::uint16_t>(i % sectors)};
        firms.revenue[Position{i}] = 10.0F;
    }
    return firms;
}

const Stream luck{7, Replication{0}};

std::vector<Purchase> connect(std::uint32_t suppliers, double size_exponent,
                              const std::vector<Sector>& sectors, const Firms& firms,
                              const Stream& random = luck) {
    return connect_supply({.suppliers = suppliers, .size_exponent = size_exponent}, sectors, firms,
                          random);
}

using Purchased = std::pair<std::uint32_t, std::uint32_t>;
std::vector<Purchased> links(const std::vector<Purchase>& purchases) {
    std::vector<Purchased> all;
    for (const Purchase& one : purchases) {
        all.emplace_back(one.buyer.value(), one.supplier.value());
    }
    return all;
}

const std::vector<Sector> two{sector("bearings", {{"gears", 0.7}, {"bearings", 0.3}}),
                              sector("gears", {{"gears", 1.0}})};

} // namespace

TEST_CASE("every firm buys from so many others, without loops or repeats", "[property][supply]") {
    const auto purchases = connect(4, 1.0, two, firms_of(3000, 2));
    CHECK(purchases.size() == 12'000);
    std::set<Purchased> seen;
    std::vector<int> bought(3000);
    for (const auto& [buyer, supplier] : links(purchases)) {
        CHECK(buyer != supplier);
        CHECK(seen.emplace(buyer, supplier).second);
        ++bought[buyer];
    }
    CHECK(std::all_of(bought.begin(), bought.end(), [](int n) { return n == 4; }));
    CHECK(connect(0, 1.0, two, firms_of(100, 2)).empty());
}

TEST_CASE("suppliers come from the sectors of the inputs", "[statistical][supply]") {
    constexpr std::uint32_t places = 40'000;
    const auto purchases = connect(2, 0.0, two, firms_of(places, 2));
    double own = 0, all = 0;
    for (const auto& [buyer, supplier] : links(purchases)) {
        if (buyer % 2 == 0) { // bearings
            all += 1;
            own += supplier % 2 == 0 ? 1 : 0;
        } else {
            CHECK(supplier % 2 == 1); // gears buy from gears alone
        }
    }
    CHECK(all == places);
    CHECK(test::BinomialBand{all, 0.3, 1e-6}.contains(own));
    CHECK_FALSE(test::BinomialBand{all, 0.32, 1e-6}.contains(own)); // control
}

TEST_CASE("large firms are chosen in proportion to revenue to the power", "[statistical][supply]") {
    constexpr std::uint32_t places = 20'000;
    Firms firms = firms_of(places, 1);
    for (std::uint32_t i = 0; i < places; i += 4) {
        firms.revenue[Position{i}] = 30.0F; // a quarter of the firms, half of the revenue
    }
    const std::vector<Sector> one{sector("bearings", {{"bearings", 1.0}})};
    const auto to_large = [&](double exponent) {
        double large = 0;
        for (const auto& [buyer, supplier] : links(connect(1, exponent, one, firms))) {
            large += supplier % 4 == 0 ? 1 : 0;
        }
        return large;
    };
    const auto band = [](double p) { return test::BinomialBand{double(places), p, 1e-6 / 3}; };
    CHECK(band(0.25).contains(to_large(0.0)));
    CHECK(band(0.5).contains(to_large(1.0)));
    CHECK(band(0.75).contains(to_large(2.0)));       // 9 : 3
    CHECK_FALSE(band(0.25).contains(to_large(0.2))); // controls
    CHECK_FALSE(band(0.5).contains(to_large(0.9)));
}

TEST_CASE("each firm of a sector is as likely a supplier when size does not matter",
          "[statistical][supply]") {
    // 200 firms, 400 replications: each is drawn by one of the 199 others with probability 1 / 199
    const std::vector<Sector> one{sector("bearings", {{"bearings", 1.0}})};
    std::vector<double> customers(200);
    for (std::uint32_t r = 0; r < 400; ++r) {
        for (const auto& [buyer, supplier] :
             links(connect(1, 0.0, one, firms_of(200, 1), Stream{7, Replication{r}}))) {
            ++customers[supplier];
        }
    }
    const test::BinomialBand band{199.0 * 400.0, 1.0 / 199.0, 1e-6 / 200};
    for (const double count : customers) {
        CHECK(band.contains(count));
    }
}

TEST_CASE("inputs that nobody makes are left out, without any, a firm buys nothing",
          "[unit][supply]") {
    const Firms firms = firms_of(300, 2);
    // electronics has no firm, vehicles is no sector here: all comes from gears
    const std::vector<Sector> gone{
        sector("bearings", {{"electronics", 0.8}, {"vehicles", 0.1}, {"gears", 0.1}}),
        sector("gears", {}), sector("electronics", {{"gears", 1.0}})};
    const auto purchases = connect(2, 1.0, gone, firms);
    CHECK(purchases.size() == 300); // 150 bearings makers; gears buy from nobody
    for (const auto& [buyer, supplier] : links(purchases)) {
        CHECK(buyer % 2 == 0);
        CHECK(supplier % 2 == 1);
    }
    CHECK(connect(2, 1.0, {sector("bearings", {{"vehicles", 1.0}})}, firms_of(50, 1)).empty());
    CHECK(connect(2, 1.0, {sector("bearings", {{"bearings", 0.0}})}, firms_of(50, 1)).empty());
}

TEST_CASE("where there are too few firms links are left out", "[unit][supply]") {
    const std::vector<Sector> one{sector("bearings", {{"bearings", 1.0}})};
    CHECK(connect(3, 1.0, one, firms_of(1, 1)).empty());
    CHECK(links(connect(3, 1.0, one, firms_of(2, 1))) == std::vector<Purchased>{{0, 1}, {1, 0}});
}

TEST_CASE("a firm's first suppliers do not depend on how many it has, nor on the others",
          "[property][supply]") {
    const Firms firms = firms_of(500, 2);
    const auto few = links(connect(2, 1.0, two, firms));
    const auto many = links(connect(5, 1.0, two, firms));
    for (std::size_t i = 0; i < 500; ++i) {
        CHECK(few[2 * i] == many[5 * i]);
        CHECK(few[2 * i + 1] == many[5 * i + 1]);
    }
    // states and capabilities play no part; the replication does
    Firms advanced = firms_of(500, 2);
    for (std::uint32_t i = 0; i < 500; ++i) {
        advanced.state[Position{i}] = state_of(2, 2, 2);
        advanced.capability[Position{i}] = 0.9F;
    }
    CHECK(links(connect(2, 1.0, two, advanced)) == few);
    CHECK(links(connect(2, 1.0, two, firms, Stream{7, Replication{1}})) != few);
}

TEST_CASE("trading partners are suppliers and customers, each once", "[unit][supply]") {
    const auto at = [](std::uint32_t i) { return Position{i}; };
    const network::Partners trade = trading_partners(
        4, {{at(0), at(1)}, {at(0), at(2)}, {at(1), at(0)}}); // 0 and 1 buy from each other
    const auto of = [&](std::uint32_t i) {
        std::vector<std::uint32_t> places;
        for (const Position partner : trade.of(at(i))) {
            places.push_back(partner.value());
        }
        return places;
    };
    CHECK(of(0) == std::vector<std::uint32_t>{1, 2});
    CHECK(of(1) == std::vector<std::uint32_t>{0});
    CHECK(of(2) == std::vector<std::uint32_t>{0});
    CHECK(of(3).empty());
}
