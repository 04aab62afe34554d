// SPDX-License-Identifier: MIT
// Every output by hand on three firms: two bearings makers and a gear maker.
#include "models/outputs/output.hpp"

#include <algorithm>
#include <map>

#include "models/processes/close.hpp"
#include "models/processes/event.hpp"
#include "models/processes/gain.hpp"
#include "models/processes/options.hpp"
#include "models/step.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

test::Staged three_firms() {
    Scenario scenario = test::scenario("[[sector]]\nkind = \"bearings\"\n[[sector]]\n"
                                       "kind = \"gears\"\n[[integrator]]\n[[purse]]\n"
                                       "from = \"2016Q1\"\nuntil = \"2016Q4\"\n");
    scenario.population.table = {"three.csv",
                                 "sector,revenue\nbearings,10\nbearings,30\ngears,7\n"};
    return test::Staged{scenario};
}

const OutputVariable& variable(std::string_view name) {
    const auto& all = output_variables();
    return *std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
}

using Reals = std::vector<double>;
using Counts = std::vector<std::int64_t>;

Reals reals(const World& world, std::string_view name) {
    Reals cells(2);
    variable(name).reals(world, cells);
    return cells;
}
Counts counts(const World& world, std::string_view name) {
    Counts cells(2);
    variable(name).integers(world, cells);
    return cells;
}

void set(Column<float>& column, std::array<float, 3> values) {
    for (std::uint32_t i = 0; i < 3; ++i) {
        column[Position{i}] = values[i];
    }
}

/// The purse pays, for a firm or for none.
void pay(World& world, std::int32_t firm, BookingPurpose purpose, Fen amount) {
    const Booking row{world.now, Account::government, Account::public_bodies, purpose, firm, amount,
                      0};
    if (firm == no_firm) {
        world.bookings.push_back(row);
    } else {
        world.booking_log.add(Position{static_cast<std::uint32_t>(firm)}, row);
    }
    world.policy.purses[0].spent += amount;
}

/// Adds a row of the firm and closes the quarter.
void happen(World& world,
            const std::vector<std::tuple<std::uint32_t, EventKind, std::int16_t, Fen>>& rows) {
    open_quarter(world);
    for (const auto& [place, kind, integrator, cost] : rows) {
        Event event = event_of(world, Position{place}, kind);
        event.mask = 1;
        event.to = kind == EventKind::complete ? after(event.from, 1) : event.from;
        event.integrator = integrator;
        event.cost = cost;
        event.public_cost = kind == EventKind::trial ? Fen{cost.value() / 2} : Fen{0};
        if (kind == EventKind::trial) {
            pay(world, static_cast<std::int32_t>(place), BookingPurpose::trial_match,
                event.public_cost);
        }
        world.event_log.add(event.firm, event);
    }
    close_quarter(world);
}

} // namespace

TEST_CASE("means and sums over a sector's firms by hand", "[unit][outputs]") {
    test::Staged stage = three_firms();
    Firms& firms = stage.world.firms;
    set(firms.information, {0.25F, 0.5F, 1.0F});
    set(firms.aspiration, {0.0625F, 0.125F, 0.5F});
    set(firms.capability, {0.5F, 0.75F, 0.25F});
    set(firms.gain, {0.0F, 0.03125F, 0.25F});
    firms.fund[Position{0}] = Fen{-5};
    firms.fund[Position{1}] = Fen{12};
    firms.debt[Position{2}] = Fen{9};
    firms.project[Position{1}] = 3;
    CHECK(reals(stage.world, "information") == Reals{0.375, 1.0});
    CHECK(reals(stage.world, "aspiration") == Reals{0.09375, 0.5});
    CHECK(reals(stage.world, "capability") == Reals{0.625, 0.25});
    CHECK(reals(stage.world, "gain") == Reals{0.015625, 0.25});
    CHECK(reals(stage.world, "revenue") == Reals{20.0, 7.0});
    CHECK(counts(stage.world, "fund") == Counts{7, 0});
    CHECK(counts(stage.world, "debt") == Counts{0, 9});
    CHECK(counts(stage.world, "projects_running") == Counts{1, 0});
}

TEST_CASE("flows of a quarter by hand", "[unit][outputs]") {
    test::Staged stage = three_firms();
    World& world = stage.world;
    using enum EventKind;
    happen(world, {{0, trial, 0, Fen{40}},
                   {0, start, 0, Fen{1000}},
                   {1, start, in_house, Fen{500}},
                   {1, late, in_house, Fen{150}},
                   {2, unfunded, in_house, Fen{700}},
                   {2, no_slot, 0, Fen{60}}});
    CHECK(counts(world, "trials") == Counts{1, 0});
    CHECK(counts(world, "projects_started") == Counts{2, 0});
    CHECK(counts(world, "projects_by_integrators") == Counts{1, 0});
    CHECK(counts(world, "projects_overrun") == Counts{1, 0});
    CHECK(counts(world, "refused_finance") == Counts{0, 1});
    CHECK(counts(world, "refused_slots") == Counts{0, 1});
    CHECK(counts(world, "private_spending") == Counts{1650, 0}); // neither trials nor refusals
    CHECK(counts(world, "public_spending") == Counts{20, 0});
    happen(world, {{1, complete, in_house, Fen{0}}, {0, abandon, 0, Fen{0}}});
    CHECK(counts(world, "projects_started") == Counts{0, 0});
    CHECK(counts(world, "projects_completed") == Counts{1, 0});
    CHECK(counts(world, "projects_abandoned") == Counts{1, 0});
    CHECK(counts(world, "private_spending") == Counts{0, 0});
}

TEST_CASE("what policy does in a quarter, by hand", "[unit][outputs]") {
    test::Staged stage = three_firms();
    World& world = stage.world;
    open_quarter(world);
    const auto add = [&](std::uint32_t place, EventKind kind, Fen cost, Fen support) {
        Event event = event_of(world, Position{place}, kind);
        event.cost = cost;
        event.public_cost = support;
        world.event_log.add(event.firm, event);
    };
    using enum EventKind;
    add(0, start, Fen{100}, Fen{30});
    add(1, start, Fen{200}, Fen{0});
    add(2, start, Fen{400}, Fen{1});
    add(1, no_money, Fen{50}, Fen{0});
    add(1, penalty, Fen{5}, Fen{0});
    add(2, grant, Fen{60}, Fen{0});
    add(2, link, Fen{7}, Fen{0});
    pay(world, 2, BookingPurpose::university, Fen{7});
    pay(world, 2, BookingPurpose::administration, Fen{2});
    pay(world, no_firm, BookingPurpose::standards, Fen{1000});
    world.policy.purses[0].spent = Fen{1009};
    close_quarter(world);
    CHECK(counts(world, "projects_supported") == Counts{1, 1});
    CHECK(counts(world, "refused_money") == Counts{1, 0});
    CHECK(counts(world, "penalties") == Counts{1, 0});
    CHECK(counts(world, "private_spending") == Counts{270, 399}); // less what was paid for them
    CHECK(counts(world, "public_spending") == Counts{0, 9});      // standards are of no sector
    Counts purse(1);
    variable("purse_spending").integers(world, purse);
    CHECK(purse == Counts{1009});
}

TEST_CASE("the worth of gains by hand", "[unit][outputs]") {
    test::Staged stage = three_firms();
    World& world = stage.world;
    Firms& firms = world.firms;
    set(firms.gain, {0.0625F, 0.125F, 0.25F});
    CHECK(reals(world, "gain_value")[0] == Approx((10 * 0.0625 + 30 * 0.125) / 4));
    CHECK(reals(world, "gain_value")[1] == Approx(7 * 0.25 / 4));

    // prospects: states as they are; a project under way counts with the odds of its success
    const auto steady = [&](std::uint32_t i, State state) {
        const Position f{i};
        return static_cast<double>(firms.revenue[f]) * target_gain(world, f, state);
    };
    for (std::uint32_t i = 0; i < 3; ++i) {
        firms.state[Position{i}] = state_of(1, 0, 0);
    }
    const double before = steady(0, state_of(1, 0, 0)) + steady(1, state_of(1, 0, 0));
    CHECK(reals(world, "prospective_gain")[0] == Approx(before));
    firms.project[Position{1}] = 2;
    const double fails = end_probability(stage.plan->scenario.outcome.abandoned,
                                         outcome_index_of(world, Position{1}, 2, in_house));
    const double more = steady(1, state_of(1, 1, 0)) - steady(1, state_of(1, 0, 0));
    CHECK(reals(world, "prospective_gain")[0] == Approx(before + (1.0 - fails) * more));
    firms.late[Position{1}] = 1; // what is late succeeds
    CHECK(reals(world, "prospective_gain")[0] == Approx(before + more));
}

TEST_CASE("every output says how it is read, once", "[unit][outputs]") {
    std::map<std::string_view, int> names;
    for (const OutputVariable& one : output_variables()) {
        CHECK((one.integers != nullptr) != (one.reals != nullptr));
        CHECK_FALSE(one.units.empty());
        CHECK_FALSE(one.meaning.empty());
        CHECK(++names[one.name] == 1);
    }
}
