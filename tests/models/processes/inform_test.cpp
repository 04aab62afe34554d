// SPDX-License-Identifier: MIT
#include "models/processes/inform.hpp"

#include "models/processes/exposure.hpp"
#include "models/step.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

/// Three firms of one county: bearings, bearings, gears; only the sector counts as peers.
const char* const three = R"(
[population]
counties = 1
[exposure]
neighbours = 0.0
county = 0.0
supply = 0.0
sector = 1.0
[finance]
sme_revenue = 100.0
[information]
exposure = 0.10
contact = 0.15
trial = 0.40
platform = 0.02
failures = 0.05
memory = 4
forgetting = 0.005
[[sector]]
kind = "bearings"
[[sector]]
kind = "gears"
[[rule]]
kind = "payback"
[[rule]]
kind = "aspiration"
aspiration_speed = 0.25
[[integrator]]
sectors = ["bearings"]
extends_to = ["gears"]
)";

struct Three {
    explicit Three(const std::vector<std::string>& set = {}) : stage{scenario(set)} {
        for (std::uint32_t i = 0; i < 3; ++i) {
            const Position f{i};
            stage.world.firms.state[f] = state_of(0, 0, 0);
            stage.world.firms.information[f] = 0.5F;
            stage.world.firms.rule[f] = i == 1 ? 0 : 1;
        }
        stage.world.partners = std::make_shared<const network::Partners>(
            network::freeze(3, {{Position{0}, Position{1}}, {Position{0}, Position{2}}}));
    }
    static Scenario scenario(const std::vector<std::string>& set) {
        Scenario scenario = test::scenario(three, set);
        scenario.population.table = {"three.csv",
                                     "sector,revenue\nbearings,10\nbearings,10\ngears,10\n"};
        return scenario;
    }
    /// Information of a firm after the quarter's news.
    double after(std::uint32_t i) {
        count_counties(stage.world);
        count_partners(stage.world); // tests link and fill firms anew
        observe_peers(stage.world);
        inform(stage.world);
        return stage.world.firms.information[Position{i}];
    }
    test::Staged stage;
};

constexpr double forgotten = 0.5 - 0.005 * 0.5;

} // namespace

TEST_CASE("each kind of news by hand", "[unit][inform]") {
    CHECK(Three{}.after(0) == Approx(forgotten).epsilon(1e-6));
    Three peers;
    peers.stage.world.firms.state[Position{1}] = state_of(2, 1, 0); // 3 of 6 levels
    CHECK(peers.after(0) == Approx(forgotten + 0.5 * 0.10 * 0.5).epsilon(1e-6));
    Three contact;
    contact.stage.world.firms.news[Position{0}] = visited;
    CHECK(contact.after(0) == Approx(forgotten + 0.5 * 0.15).epsilon(1e-6));
    Three trial;
    trial.stage.world.firms.news[Position{0}] = visited | tried;
    CHECK(trial.after(0) == Approx(forgotten + 0.5 * 0.55).epsilon(1e-6));
    CHECK(trial.stage.world.firms.information[Position{2}] == Approx(forgotten).epsilon(1e-6));
    Three failure;
    failure.stage.world.now = Step{4};
    failure.stage.world.firms.abandoned[Position{2}] = Step{0}; // one partner of two
    CHECK(failure.after(0) == Approx(forgotten - 0.05 * 0.5).epsilon(1e-6));
    failure.stage.world.now = Step{5};
    failure.stage.world.firms.information[Position{0}] = 0.5F;
    CHECK(failure.after(0) == Approx(forgotten).epsilon(1e-6)); // forgotten by now
}

TEST_CASE("a platform informs small firms of the sectors that it serves", "[unit][inform]") {
    const double told = forgotten + 0.5 * 0.02;
    const auto after = [](std::uint32_t firm, IntegratorState state, float revenue = 10.0F) {
        Three world;
        world.stage.world.integrators[0] = state;
        world.stage.world.firms.revenue[Position{firm}] = revenue;
        return Approx(world.after(firm)).epsilon(1e-6);
    };
    CHECK(after(0, {.open = true, .platform = true}) == told);
    CHECK(after(0, {.open = true, .platform = false}) == forgotten);
    CHECK(after(0, {.open = false, .platform = true}) == forgotten);
    CHECK(after(0, {.open = true, .platform = true}, 100.0F) == forgotten); // large
    CHECK(after(2, {.open = true, .platform = true}) == forgotten);         // gears: later
    CHECK(after(2, {.open = true, .platform = true, .extended = true}) == told);
}

TEST_CASE("aspirations move to the partners' mean margin of the year", "[unit][aspire]") {
    Three world;
    Firms& firms = world.stage.world.firms;
    const std::array<float, 3> last_year{0.02F, 0.01F, 0.03F}; // means of four quarters
    for (std::uint32_t i = 0; i < 3; ++i) {
        firms.aspiration[Position{i}] = 0.05F;
        for (std::size_t q = 0; q < quarters_a_year; ++q) {
            firms.recent_margin[q][Position{i}] = last_year[i] * static_cast<float>(q) / 1.5F;
        }
    }
    aspire(world.stage.world); // firm 0 has the partners 1 and 2, firm 2 has firm 0
    CHECK(firms.aspiration[Position{0}] == Approx(0.75 * 0.05 + 0.25 * 0.02));
    CHECK(firms.aspiration[Position{1}] == 0.05F); // another rule
    CHECK(firms.aspiration[Position{2}] == Approx(0.75 * 0.05 + 0.25 * 0.02));
    firms.recent_margin[0][Position{0}] += 0.08F;
    aspire(world.stage.world);
    CHECK(firms.aspiration[Position{2}] == Approx(0.75 * 0.0425 + 0.25 * 0.04));
    world.stage.world.partners = std::make_shared<const network::Partners>(network::freeze(3, {}));
    const float before = firms.aspiration[Position{0}];
    aspire(world.stage.world);
    CHECK(firms.aspiration[Position{0}] == before); // without partners
}
