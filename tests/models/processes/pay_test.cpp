// SPDX-License-Identifier: MIT
#include "models/processes/pay.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

constexpr Position f{0};

/// A firm of 10 million revenue whose bank lends .1875 million RMB: .3 years of a profit of .625.
struct Wallet {
    Wallet(double fund, double debt) {
        Firms& firms = stage.world.firms;
        firms.revenue[f] = 10.0F;
        firms.margin[f] = 0.0625F;
        firms.fund[f] = booked(fund);
        firms.debt[f] = booked(debt);
    }
    std::vector<Booking> pay(double amount, std::int16_t builder = in_house) {
        catchup::pay(stage.world, f, booked(amount), builder, BookingPurpose::project);
        std::vector<Booking> rows;
        stage.world.booking_log.drain_into(rows);
        return rows;
    }
    [[nodiscard]] Fen fund() const { return stage.world.firms.fund[f]; }
    [[nodiscard]] Fen debt() const { return stage.world.firms.debt[f]; }
    [[nodiscard]] Fen instalment() const { return stage.world.firms.instalment[f]; }
    test::Staged stage{test::scenario("[population]\nfirms = 1\n[[sector]]\nkind = \"bearings\"\n"
                                      "[finance]\nsme_leverage = 0.3\nloan_quarters = 12\n")};
};

} // namespace

TEST_CASE("what a bank still lends, and what a firm can lay out", "[unit][pay]") {
    CHECK(credit_room(Wallet{0.0, 0.0}.stage.world, f) == booked(0.1875));
    CHECK(credit_room(Wallet{0.0, 0.1}.stage.world, f) == booked(0.0875));
    CHECK(credit_room(Wallet{0.0, 0.5}.stage.world, f) == Fen{0});
    CHECK(investable(Wallet{0.05, 0.1}.stage.world, f) == booked(0.1375));
    CHECK(investable(Wallet{-0.05, 0.1}.stage.world, f) == booked(0.0375)); // a hole counts
    Wallet losing{0.05, 0.0};
    losing.stage.world.firms.margin[f] = -0.0625F;
    CHECK(credit_room(losing.stage.world, f) == Fen{0});
}

TEST_CASE("the fund pays first", "[unit][pay]") {
    Wallet wallet{1.0, 0.0};
    const auto rows = wallet.pay(0.25);
    CHECK(wallet.fund() == booked(0.75));
    CHECK(wallet.debt() == Fen{0});
    CHECK(wallet.instalment() == Fen{0});
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].from == Account::firm_funds);
    CHECK(rows[0].to == Account::suppliers);
    CHECK(rows[0].amount == booked(0.25));
    CHECK(Wallet{1.0, 0.0}.pay(0.25, 0)[0].to == Account::integrators);
}

TEST_CASE("a loan pays the rest, all that is owed is then repaid anew", "[unit][pay]") {
    Wallet wallet{0.1, 0.05};
    const auto rows = wallet.pay(0.2);
    CHECK(wallet.fund() == Fen{0});
    CHECK(wallet.debt() == booked(0.15));
    CHECK(wallet.instalment() == booked(0.0125));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].purpose == BookingPurpose::loan);
    CHECK(rows[0].amount == booked(0.1));
    CHECK(rows[1].amount == booked(0.2));
    Wallet odd{0.0, 0.0};
    odd.pay(0.10000001); // 10,000,001 fen in 12 parts, rounded up
    CHECK(odd.instalment() == Fen{833'334});
}

TEST_CASE("what neither fund nor bank covers is taken from the fund", "[unit][pay]") {
    Wallet wallet{0.1, 0.0};
    const auto rows = wallet.pay(0.5);
    CHECK(wallet.debt() == booked(0.1875));
    CHECK(wallet.fund() == booked(0.1 + 0.1875 - 0.5));
    CHECK(rows.size() == 2);
    Wallet hole{-0.2, 0.5}; // no credit left: the hole grows
    CHECK(hole.pay(0.05).size() == 1);
    CHECK(hole.fund() == booked(-0.25));
    Wallet saved{-0.2, 0.0}; // a bank that lends does not fill the hole
    CHECK(saved.pay(0.05).size() == 2);
    CHECK(saved.fund() == booked(-0.2));
    CHECK(saved.debt() == booked(0.05));
}

TEST_CASE("fund less debt falls by exactly what is paid", "[property][pay]") {
    for (int fund = -20; fund <= 20; ++fund) {
        for (int debt = 0; debt <= 20; ++debt) {
            Wallet wallet{fund * 0.0137, debt * 0.0113};
            const Fen before = wallet.fund() - wallet.debt();
            wallet.pay(0.1234);
            CHECK(before - (wallet.fund() - wallet.debt()) == booked(0.1234));
        }
    }
}
