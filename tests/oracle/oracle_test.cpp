// SPDX-License-Identifier: MIT
// The engine against the model written a second time: the same events, books and firms, quarter by
// quarter, in random scenarios with every process on.
#include <array>
#include <cstdint>

#include <fmt/format.h>

#include "models/plan.hpp"
#include "models/step.hpp"
#include "tests/oracle/compare.hpp"
#include "tests/oracle/random_scenario.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using oracle::Economy;

namespace {

constexpr std::uint32_t scenarios = 400;
constexpr int often = 300;
constexpr std::size_t rule_kinds = std::variant_size_v<AdoptionRules>;

/// How often things happened: what never happens is not compared.
struct Counts {
    std::array<int, event_kinds.size()> events{};
    std::array<int, booking_purposes.size()> bookings{};
    std::array<int, rule_kinds> starts_by_rule{};
    std::array<int, origins.size()> starts_by_origin{};
    std::array<int, masks> starts_by_mask{};
    int starts_by_integrators = 0;
    int large = 0; // scenarios of more than two blocks of firms

    void add(const Scenario& scenario, const World& world) {
        for (const Event& event : world.events) {
            ++events[static_cast<std::size_t>(event.kind)];
            if (event.kind == EventKind::start) {
                ++starts_by_rule[scenario.rules[event.rule].rule.index()];
                ++starts_by_origin[static_cast<std::size_t>(event.origin)];
                ++starts_by_mask[event.mask];
                starts_by_integrators += event.integrator != in_house ? 1 : 0;
            }
        }
        for (const Booking& booking : world.bookings) {
            ++bookings[static_cast<std::size_t>(booking.purpose)];
        }
    }
};

/// Runs both sides of a scenario to the first quarter that differs; "" if none does.
std::string compare(const Scenario& for_engine, const Scenario& for_oracle, int quarters,
                    Counts& counts) {
    const Replication replication{1};
    const auto plan = prepare(for_engine);
    World world = begin(*plan, replication);
    Economy economy{for_oracle, replication};
    std::string difference = first_difference(world, economy);
    for (int quarter = 0; quarter < quarters && difference.empty(); ++quarter) {
        step(world);
        economy.step();
        counts.add(for_engine, world);
        difference = first_difference(world, economy);
        if (!difference.empty()) {
            difference = fmt::format("quarter {}, ", quarter) + difference;
        }
    }
    return difference;
}

} // namespace

TEST_CASE("engine and oracle agree in fifty random scenarios", "[oracle]") {
    Counts counts;
    for (std::uint32_t number = getenv("DBGS")?atoi(getenv("DBGS")):0; number < (getenv("DBGS")?atoi(getenv("DBGS"))+1:scenarios); ++number) {
        const oracle::RandomScenario random = oracle::random_scenario(number);
        const std::string difference =
            compare(random.scenario, random.scenario, random.quarters, counts);
        INFO("scenario " << number << "\n" << random.text << "\nscenario " << number);
        CHECK(difference == "");
        counts.large += random.scenario.population.firms > 8192 ? 1 : 0;
    }

    CHECK(counts.large >= 4);
    for (std::size_t kind = 0; kind < counts.events.size(); ++kind) {
        INFO(event_kinds[kind]);
        CHECK(counts.events[kind] >= often);
    }
    for (std::size_t purpose = 0; purpose < counts.bookings.size(); ++purpose) {
        INFO(booking_purposes[purpose]);
        CHECK(counts.bookings[purpose] >= often);
    }
    for (std::size_t rule = 0; rule < rule_kinds; ++rule) {
        INFO("rule " << rule);
        CHECK(counts.starts_by_rule[rule] >= often);
    }
    for (Mask mask = 1; mask < masks; ++mask) {
        INFO("step " << int{mask});
        CHECK(counts.starts_by_mask[mask] >= often);
    }
    CHECK(counts.starts_by_origin[static_cast<std::size_t>(Origin::own)] >= often);
    CHECK(counts.starts_by_origin[static_cast<std::size_t>(Origin::contact)] >= often);
    CHECK(counts.starts_by_integrators >= often);
}

TEST_CASE("an oracle with another parameter disagrees", "[oracle]") {
    const oracle::RandomScenario random = oracle::random_scenario(3);
    Counts counts;
    const auto disagrees = [&](auto change) {
        Scenario other = random.scenario;
        change(other);
        return compare(random.scenario, other, random.quarters, counts) != "";
    };
    CHECK_FALSE(disagrees([](Scenario&) {}));
    CHECK(disagrees([](Scenario& other) { other.information.pessimism += 0.05; }));
    CHECK(disagrees([](Scenario& other) { other.outcome.detoured += 0.02; }));
    CHECK(disagrees([](Scenario& other) { other.finance.interest += 0.01; }));
    // how far visits reach matters only where a firm decides on one: one scenario of ten must notice
    bool noticed = false;
    for (std::uint32_t n = 0; n < 10 && !noticed; ++n) {
        const oracle::RandomScenario one = oracle::random_scenario(n);
        Scenario other = one.scenario;
        if (!other.integrators.empty()) {
            other.integrators.front().range *= 1.2;
            noticed = compare(one.scenario, other, one.quarters, counts) != "";
        }
    }
    CHECK(noticed);
}
