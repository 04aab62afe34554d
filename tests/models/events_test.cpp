// SPDX-License-Identifier: MIT
// What events say must rebuild what firms are, exactly, in every world.
#include <array>
#include <cmath>

#include "models/step.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/turbulent.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

/// A firm as its events tell it.
struct Told {
    State state{};
    Mask project = 0;
    bool late = false;
    std::int16_t builder = in_house;
    Fen price{};
    std::uint16_t attempts = 0, tries = 0;
    std::array<float, technologies> experience{};
    std::uint32_t generation = 0;
    bool credit = false;
    std::int64_t failed = -1000; // quarter of the last abandonment

    void gain_experience(float projects) {
        for (std::size_t x = 0; x < technologies; ++x) {
            experience[x] += raises(project, x) ? projects : 0.0F;
        }
    }
    void end_project() {
        project = 0;
        late = false;
        builder = in_house;
        price = Fen{0};
    }
};

void start(Told& firm, const Event& event, std::int64_t quarter) {
    CHECK(firm.project == 0);
    CHECK(quarter - firm.failed > 4); // cooling off
    CHECK(event.to == after(firm.state, event.mask));
    CHECK(event.attempt == firm.attempts + 1);
    firm.project = event.mask;
    firm.builder = event.integrator;
    firm.price = event.cost;
    ++firm.attempts;
    ++firm.tries;
    firm.credit = firm.credit && event.integrator == in_house;
}

void end(Told& firm, const Event& event) {
    CHECK(firm.project == event.mask);
    CHECK(firm.builder == event.integrator);
    CHECK(firm.attempts == event.attempt);
    if (event.kind == EventKind::late) {
        CHECK_FALSE(firm.late);
        CHECK(event.to == after(firm.state, event.mask));
        CHECK(event.cost == booked(0.30 * million(firm.price)));
        firm.late = true;
        return;
    }
    if (event.kind == EventKind::abandon) {
        CHECK_FALSE(firm.late); // what is late succeeds in the end
        CHECK(event.to == firm.state);
        firm.gain_experience(0.5F);
        firm.failed = event.quarter.value();
    } else {
        CHECK(event.to == after(firm.state, event.mask));
        firm.gain_experience(1.0F);
        firm.state = event.to;
        firm.tries = 0;
    }
    firm.end_project();
}

void follow_event(Told& firm, const Event& event) {
    CHECK(event.generation == firm.generation + (event.kind == EventKind::entry ? 1 : 0));
    switch (event.kind) {
    case EventKind::start:
        CHECK(event.from == firm.state);
        start(firm, event, event.quarter.value());
        break;
    case EventKind::late:
    case EventKind::abandon:
    case EventKind::complete:
        CHECK(event.from == firm.state);
        end(firm, event);
        break;
    case EventKind::exit:
        CHECK(event.from == firm.state);
        CHECK(event.mask == firm.project);
        CHECK(event.attempt == firm.attempts);
        break;
    case EventKind::entry:
        firm = {.state = event.to, .generation = event.generation};
        break;
    case EventKind::trial:
        CHECK(event.attempt == firm.attempts);
        firm.credit = true;
        break;
    case EventKind::unfunded:
    case EventKind::no_slot:
    case EventKind::no_money:
        CHECK(firm.project == 0);
        CHECK(event.attempt == firm.attempts);
        CHECK(event.to == after(firm.state, event.mask));
        break;
    case EventKind::penalty:
    case EventKind::grant:
        CHECK(firm.project == 0); // both are for firms that do nothing
        [[fallthrough]];
    case EventKind::link:
        CHECK(event.intervention != no_intervention);
        CHECK(event.from == firm.state);
        CHECK(event.to == firm.state);
        CHECK(event.attempt == firm.attempts);
        break;
    }
}

bool told_right(const Told& firm, const Firms& firms, Position f) {
    return firm.state == firms.state[f] && firm.project == firms.project[f] &&
           firm.late == (firms.late[f] != 0) && firm.builder == firms.builder[f] &&
           firm.price == firms.project_cost[f] && firm.attempts == firms.attempts[f] &&
           firm.tries == firms.tries[f] && firm.credit == (firms.credit[f] > 0.0F) &&
           firm.experience ==
               std::array{firms.experience[0][f], firms.experience[1][f], firms.experience[2][f]};
}

std::vector<Told> told_at_start(const Firms& firms) {
    std::vector<Told> told(firms.size());
    for (std::uint32_t i = 0; i < told.size(); ++i) {
        told[i].state = firms.state[Position{i}];
    }
    return told;
}

} // namespace

TEST_CASE("events rebuild states, projects, experience and credits, every quarter",
          "[property][events]") {
    test::Staged stage{
        test::scenario(test::turbulent, {"outcome.cooling_off=4", "outcome.overrun_cost=0.30",
                                         "outcome.abandoned_experience=0.5"}),
        3};
    World& world = stage.world;
    std::vector<Told> told = told_at_start(world.firms);
    std::array<int, event_kinds.size()> happened{};
    for (int quarter = 0; quarter < 40; ++quarter) {
        step(world);
        for (const Event& event : world.events) {
            CHECK(event.quarter.value() == static_cast<std::uint32_t>(quarter));
            follow_event(told[event.firm.value()], event);
            const FirmId id = firm_id(event.firm, event.generation, 5000);
            CHECK((event.rule == world.firms.rule[event.firm] ||
                   id != world.firms.id[event.firm])); // of a firm that is gone by now
            ++happened[static_cast<std::size_t>(event.kind)];
        }
        int wrong = 0;
        for (std::uint32_t i = 0; i < told.size(); ++i) {
            wrong += told_right(told[i], world.firms, Position{i}) ? 0 : 1;
        }
        CHECK(wrong == 0);
    }
    for (const int times : happened) { // the world was as turbulent as it should be
        CHECK(times > 100);
    }
}

TEST_CASE("K, X and the counts of counties follow the events", "[property][events]") {
    test::Staged stage{test::scenario(test::turbulent), 7};
    World& world = stage.world;
    std::array<std::int64_t, technologies> steps{};
    std::array<std::int64_t, 2> projects{};
    for (int quarter = 0; quarter < 40; ++quarter) {
        step(world);
        for (const Event& event : world.events) {
            if (event.kind == EventKind::complete) {
                for (std::size_t x = 0; x < technologies; ++x) {
                    steps[x] += raises(event.mask, x) ? 1 : 0;
                }
                if (event.integrator != in_house) {
                    ++projects[static_cast<std::size_t>(event.integrator)];
                }
            }
        }
        CHECK(world.completed == steps);
        CHECK(world.integrators[0].completed == projects[0]);
        CHECK(world.integrators[1].completed == projects[1]);
        std::array<CountyLevels, 3> counted{};
        for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
            counted[world.firms.county[Position{i}].value()].add(world.firms.state[Position{i}], 1);
        }
        for (std::size_t c = 0; c < 3; ++c) {
            CHECK(world.county_levels[c].reached == counted[c].reached);
            CHECK(world.county_levels[c].total == counted[c].total);
        }
    }
    CHECK(projects[0] + projects[1] > 50);
}

TEST_CASE("integrators start packages that fit, within their slots, on offers that stand",
          "[property][events]") {
    test::Staged stage{test::scenario(test::turbulent), 4};
    World& world = stage.world;
    int total = 0;
    for (int quarter = 0; quarter < 40; ++quarter) {
        step(world);
        std::array<std::uint32_t, 2> started{};
        for (const Event& event : world.events) {
            if (event.kind != EventKind::start || event.integrator == in_house) {
                continue;
            }
            const auto j = static_cast<std::size_t>(event.integrator);
            ++started[j];
            ++total;
            CHECK(package_fits(event.mask, event.from));
            if (j == 0) {
                CHECK(world.firms.county[event.firm].value() == 0); // it has no platform
            }
        }
        for (std::size_t j = 0; j < 2; ++j) {
            const Integrator& profile = stage.plan->scenario.integrators[j];
            const double years = (Quarter(2016, 1).plus(quarter).minus(profile.from)) / 4.0;
            const double slots =
                years < 0.0 ? 0.0
                            : profile.capacity * std::pow(1.0 + profile.capacity_growth, years);
            CHECK(started[j] <= slots);
        }
    }
    CHECK(total > 100);
}
