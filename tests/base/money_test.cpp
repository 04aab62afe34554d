// SPDX-License-Identifier: MIT
#include "sim/base/money.hpp"

#include <limits>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <vector>

#include <rapidcheck.h>
#include <rapidcheck/catch.h>

using namespace catchup;

TEST_CASE("real amounts are booked in whole fen, halves to even", "[unit][base]") {
    // k / 2^9 million RMB = k x 195,312.5 fen, exactly in binary
    CHECK(booked(1.0 / 512.0).value() == 195'312);
    CHECK(booked(3.0 / 512.0).value() == 585'938);
    CHECK(booked(5.0 / 512.0).value() == 976'562);
    CHECK(booked(7.0 / 512.0).value() == 1'367'188);
    CHECK(booked(-1.0 / 512.0).value() == -195'312);
    CHECK(booked(-3.0 / 512.0).value() == -585'938);
    CHECK(booked(1.0).value() == 100'000'000);
    CHECK(booked(0.00000001).value() == 1);
    CHECK(booked(0.000000004).value() == 0);
    CHECK(booked(0.000000016).value() == 2);
    CHECK(booked(0.0).value() == 0);
    CHECK(booked(9e8).value() == 90'000'000'000'000'000);
    // what no economy has is cut, never wrapped
    CHECK(booked(8e10) == largest_amount);
    CHECK(booked(-1e300) == -largest_amount);
    CHECK(booked(std::numeric_limits<double>::quiet_NaN()) == largest_amount);
}

TEST_CASE("fen add, subtract and compare exactly", "[unit][base]") {
    Fen purse{500};
    purse -= Fen{700};
    CHECK(purse == Fen{-200});
    purse += Fen{1};
    CHECK(purse == -Fen{199});
    CHECK(Fen{2} - Fen{5} < Fen{});
    CHECK(Fen{9'007'199'254'740'993} + Fen{1} == Fen{9'007'199'254'740'994}); // beyond double
    CHECK(million(Fen{250'000'000}) == 2.5);
}

TEST_CASE("money is conserved", "[property][base]") {
    rc::prop("any sequence of bookings between accounts leaves the total as it was", [] {
        const auto size = *rc::gen::inRange<std::size_t>(2, 8);
        const auto at = rc::gen::inRange<std::size_t>(0, size);
        const auto bookings =
            *rc::gen::container<std::vector<std::tuple<std::size_t, std::size_t, int>>>(
                rc::gen::tuple(at, at, rc::gen::arbitrary<int>()));
        std::vector<Fen> accounts(size);
        std::vector<Fen> backwards(size);
        for (const auto& [from, to, amount] : bookings) {
            const Fen paid = booked(amount * 1.1e-3);
            accounts[from] -= paid;
            accounts[to] += paid;
        }
        for (auto b = bookings.rbegin(); b != bookings.rend(); ++b) {
            const Fen paid = booked(std::get<2>(*b) * 1.1e-3);
            backwards[std::get<0>(*b)] -= paid;
            backwards[std::get<1>(*b)] += paid;
        }
        RC_ASSERT(std::accumulate(accounts.begin(), accounts.end(), Fen{}) == Fen{});
        RC_ASSERT(accounts == backwards);
    });
    rc::prop("booking moves an amount by half a fen at most, and whole fen not at all", [] {
        const auto fen = *rc::gen::inRange<std::int64_t>(-1'000'000'000'000, 1'000'000'000'000);
        RC_ASSERT(booked(million(Fen{fen})) == Fen{fen});
        const double amount = (static_cast<double>(fen) + *rc::gen::element(0.1, 0.3, 0.499)) / 1e8;
        const double moved = std::abs(static_cast<double>(booked(amount).value()) - amount * 1e8);
        RC_ASSERT(moved <= 0.5);
        RC_ASSERT(booked(-amount) == -booked(amount));
    });
}
