// SPDX-License-Identifier: MIT
// Every output by hand on three firms: two bearings makers and a gear maker.
#include "models/outputs/output.hpp"

#include <algorithm>
#include <map>

#include "models/processes/close.hpp"
#include "models/processes/event.hpp"
#include "models/step.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

test::Staged three_firms() {
    Scenario scenario = test::scenario("[[sector]]\nkind = \"bearings\"\n[[sector]]\n"
                                       "kind = \"gears\"\n[[integrator]]\n");
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

TEST_CASE("every output says how it is read, once", "[unit][outputs]") {
    std::map<std::string_view, int> names;
    for (const OutputVariable& one : output_variables()) {
        CHECK((one.integers != nullptr) != (one.reals != nullptr));
        CHECK_FALSE(one.units.empty());
        CHECK_FALSE(one.meaning.empty());
        CHECK(++names[one.name] == 1);
    }
}
