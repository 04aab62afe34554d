// SPDX-License-Identifier: MIT
#include "models/processes/earn.hpp"

#include "models/processes/exit_entry.hpp"
#include "models/step.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

const char* const three_firms = R"(
[population]
firms = 3
[[sector]]
kind = "bearings"
competition = 0.5
start = { D0N0I0 = 1.0 }
[benefit]
noise = 0.0
[turnover]
exit_rate = 0.0
)";

} // namespace

TEST_CASE("a quarter's money by hand", "[unit][earn]") {
    const auto plan = prepare(test::scenario(three_firms));
    World world = begin(*plan, Replication{0});
    Firms& firms = world.firms;
    const Position f{0};
    firms.revenue[f] = 8.0F;
    firms.base_margin[f] = 0.0625F;
    firms.gain[f] = 0.0F;
    firms.debt[f] = booked(0.12);
    firms.instalment[f] = booked(0.01);
    earn(world);
    // profit .125, interest .0024, retained .15 x .1226
    CHECK(firms.margin[f] == 0.0625F);
    CHECK(firms.fund[f] == booked(0.15 * 0.1226) - booked(0.01));
    CHECK(firms.debt[f] == booked(0.11));
}

TEST_CASE("losses drain the fund and the cap stops retention", "[unit][earn]") {
    const auto plan = prepare(test::scenario(three_firms));
    World world = begin(*plan, Replication{0});
    Firms& firms = world.firms;
    for (std::uint32_t i = 0; i < 2; ++i) {
        firms.revenue[Position{i}] = 8.0F;
        firms.base_margin[Position{i}] = i == 0 ? -0.0625F : 0.0625F;
    }
    firms.fund[Position{1}] = booked(0.15 * 8.0) - Fen{5};
    earn(world);
    CHECK(firms.fund[Position{0}] == -booked(0.125));
    CHECK(firms.fund[Position{1}] == booked(0.15 * 8.0));
}

TEST_CASE("E3 and E4: gains ramp, competitors' gains cost, a running project dips",
          "[unit][earn]") {
    const auto plan = prepare(test::scenario(three_firms));
    World world = begin(*plan, Replication{0});
    Firms& firms = world.firms;
    const Position f{0};
    const Position other{1};
    for (std::size_t x = 0; x < technologies; ++x) {
        firms.fit[x][f] = 1.0F;
    }
    const double base = firms.base_margin[f];
    const double others = firms.base_margin[other];
    firms.state[f] = state_of(1, 1, 0);
    firms.project[f] = 1;
    firms.ends_left[f] = 9;
    earn(world);
    CHECK(firms.gain[f] == Approx(0.25 * 0.0215));
    CHECK(firms.margin[f] == Approx(base + 0.25 * 0.0215 - 0.003)); // the others gained nothing
    // the other two have one competitor of two that gained
    CHECK(firms.margin[other] == Approx(others - 0.5 * 0.25 * 0.0215 / 2));
    earn(world);
    CHECK(firms.gain[f] == Approx((1 - 0.75 * 0.75) * 0.0215));
}

TEST_CASE("an insolvent firm gives way to an entrant of the sector's median", "[unit][exit]") {
    const auto plan = prepare(test::scenario(three_firms, {"turnover.copy_share=1.0"}));
    World world = begin(*plan, Replication{0});
    Firms& firms = world.firms;
    firms.state[Position{0}] = state_of(0, 0, 0);
    firms.state[Position{1}] = state_of(1, 0, 0);
    firms.state[Position{2}] = state_of(2, 1, 0);
    firms.fund[Position{0}] = booked(-0.11 * static_cast<double>(firms.revenue[Position{0}]));
    firms.debt[Position{0}] = booked(1.0);
    exit_and_enter(world);
    CHECK(firms.id[Position{0}] == FirmId{3}); // generation 1 of 3 places
    CHECK(firms.state[Position{0}] == state_of(1, 0, 0));
    CHECK(firms.fund[Position{0}] == Fen{0});
    CHECK(firms.debt[Position{0}] == Fen{0});
    CHECK(firms.id[Position{1}] == FirmId{1});
}

TEST_CASE("a project lasts its quarters: started in t, done at the end of t + T", "[unit][step]") {
    const auto plan = prepare(test::scenario(
        R"(
[population]
firms = 1
capability_mean = 1.0
capability_sd = 0.0
[[sector]]
kind = "bearings"
start = { D0N0I0 = 1.0 }
[duration]
digital = [3.0, 3.0]
[[rule]]
kind = "hazard"
innovation = [1.0, 0.0, 0.0]
imitation = [0.0, 0.0, 0.0]
[cost]
digital = [0.0, 0.0]
[outcome]
abandoned = 1e-15
detoured = 1e-15
[turnover]
exit_rate = 0.0
)"));
    World world = begin(*plan, Replication{0});
    std::vector<int> levels;
    for (int q = 0; q < 8; ++q) {
        step(world);
        levels.push_back(level(world.firms.state[Position{0}], 0));
    }
    // started in quarter 0, T = 3: level 1 from the end of quarter 3; the next from quarter 4 on
    CHECK(levels == std::vector{0, 0, 0, 1, 1, 1, 1, 2});
}
