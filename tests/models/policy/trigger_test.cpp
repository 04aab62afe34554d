// SPDX-License-Identifier: MIT
#include "models/policy/trigger.hpp"

#include "models/processes/activate.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/policies.hpp"

using namespace catchup;
using test::lever;

namespace {

/// Two sectors, the second with three times as many firms.
World& two_sectors(test::Staged& stage) {
    World& world = stage.world;
    for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
        const Position f{i};
        const bool second = world.firms.sector[f].value() == 1;
        world.firms.capability[f] = second ? 0.5F : 0.1F;
        world.firms.revenue[f] = second ? 8.0F : 4.0F;
        world.firms.gain[f] = 0.0625F;
        world.firms.debt[f] = booked(second ? 0.5 : 0.25);
    }
    return world;
}

constexpr const char* half_and_half = R"(
[population]
firms = 400
[[sector]]
kind = "bearings"
share = 0.25
[[sector]]
kind = "gears"
share = 0.75
)";

} // namespace

TEST_CASE("a trigger adds counts and money over sectors and weights means by firms",
          "[unit][policy]") {
    test::Staged stage{test::scenario(half_and_half)};
    const World& world = two_sectors(stage);
    const double first = static_cast<double>(world.sector_firms[0]);
    const double second = static_cast<double>(world.sector_firms[1]);
    REQUIRE(first > 50.0);
    REQUIRE(second > 2.0 * first);
    const auto over = [&](const char* output) { return observed(world, OnOutput{output, {}}); };
    CHECK(over("debt") == Approx(0.25 * first + 0.5 * second));
    CHECK(over("capability") == Approx((0.1 * first + 0.5 * second) / 400.0));
    CHECK(over("revenue") == Approx((4.0 * first + 8.0 * second) / 400.0));
    CHECK(over("gain_value") == Approx((first + 2.0 * second) / 16.0)); // R g / 4, a sum
    CHECK(over("projects_started") == 0.0);
}

TEST_CASE("a trigger sees the share of firms at a state or above", "[unit][policy]") {
    test::Staged stage{test::scenario(
        half_and_half, {"sector.0.start={D0N0I0=1.0}", "sector.1.start={D0N0I0=1.0}"})};
    World& world = stage.world;
    for (std::uint32_t i = 0; i < 100; ++i) {
        world.firms.state[Position{i}] = i < 30 ? state_of(1, 1, 0) : state_of(2, 0, 0);
    }
    CHECK(observed(world, OnReached{"D1N1I0", {}}) == Approx(0.075));
    CHECK(observed(world, OnReached{"D1N0I0", {}}) == Approx(0.25));
}

TEST_CASE("a condition is strict, and a latched one stays met", "[unit][policy]") {
    CHECK(Condition{.is = "above", .value = 0.5}.met(0.51));
    CHECK_FALSE(Condition{.is = "above", .value = 0.5}.met(0.5));
    CHECK_FALSE(Condition{.is = "below", .value = 0.5}.met(0.5));
    for (const bool latched : {false, true}) {
        test::Staged stage{test::scenario(
            test::workshop + lever("standards") +
            "[intervention.trigger]\nkind = \"reached\"\nstate = \"D1N0I0\"\nis = \"above\"\n"
            "value = 0.5\nlatched = " +
            (latched ? "true\n" : "false\n"))};
        World& world = stage.world;
        const InterventionState& state = world.policy.interventions[0];
        const auto raise = [&](std::uint32_t firms) {
            for (std::uint32_t i = 0; i < 10; ++i) {
                world.firms.state[Position{i}] = state_of(i < firms ? 1 : 0, 0, 0);
            }
            activate(world);
            return state.active;
        };
        CHECK_FALSE(raise(5));
        CHECK(raise(6));
        CHECK(raise(5) == latched);
        CHECK(state.quarters == (latched ? 2U : 1U));
    }
}
