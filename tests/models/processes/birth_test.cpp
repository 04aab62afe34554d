// SPDX-License-Identifier: MIT
#include "models/processes/birth.hpp"

#include <algorithm>
#include <cmath>

#include "models/processes/exit_entry.hpp"
#include "models/step.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

const char* const replaced = R"(
[population]
firms = 60
counties = 3
[[sector]]
kind = "bearings"
[[sector]]
kind = "gears"
[[rule]]
kind = "payback"
[[rule]]
kind = "aspiration"
[turnover]
exit_rate = 1.0
copy_share = 0.0
born_digital_share = 0.0
[[integrator]]
)";

/// A firm with a past: everything that birth must wipe out.
void give_past(Firms& firms, Position f) {
    for (std::size_t x = 0; x < technologies; ++x) {
        firms.experience[x][f] = 2.5F;
    }
    firms.fund[f] = booked(3.0);
    firms.debt[f] = booked(2.0);
    firms.instalment[f] = booked(1.0);
    firms.project[f] = 3;
    firms.late[f] = 1;
    firms.ends_left[f] = 4;
    firms.builder[f] = 0;
    firms.project_cost[f] = booked(0.5);
    firms.attempts[f] = 7;
    firms.tries[f] = 2;
    firms.abandoned[f] = Step{0};
    firms.news[f] = visited | tried;
    firms.met[f] = 1;
    firms.credit[f] = 0.05F;
    firms.offer_from[f] = 0;
    firms.offered[f] = Step{0};
}

} // namespace

TEST_CASE("an entrant has no past", "[unit][birth]") {
    test::Staged stage{test::scenario(replaced)};
    World& world = stage.world;
    Firms& firms = world.firms;
    for (std::uint32_t i = 0; i < 60; ++i) {
        give_past(firms, Position{i});
    }
    exit_and_enter(world);
    for (std::uint32_t i = 0; i < 60; ++i) {
        const Position f{i};
        CHECK(firms.id[f] == FirmId{60 + i});
        CHECK(firms.state[f] == state_of(0, 0, 0));
        CHECK((firms.experience[0][f] == 0.0F && firms.experience[2][f] == 0.0F));
        CHECK(
            (firms.fund[f] == Fen{0} && firms.debt[f] == Fen{0} && firms.instalment[f] == Fen{0}));
        CHECK((firms.project[f] == 0 && firms.late[f] == 0 && firms.ends_left[f] == 0));
        CHECK((firms.builder[f] == in_house && firms.project_cost[f] == Fen{0}));
        CHECK((firms.attempts[f] == 0 && firms.tries[f] == 0 && firms.abandoned[f] == never));
        CHECK((firms.news[f] == 0 && firms.met[f] == 0 && firms.credit[f] == 0.0F));
        CHECK((firms.offer_from[f] == in_house && firms.offered[f] == never));
        for (const Column<float>& margin : firms.recent_margin) {
            CHECK(margin[f] == firms.margin[f]);
        }
        CHECK(firms.aspiration[f] == firms.margin[f]);
    }
}

TEST_CASE("birth derives visibility, cost and information from revenue", "[unit][birth]") {
    const test::Staged stage{test::scenario(
        replaced, {"sector.1.cost=1.5", "cost.size_exponent=0.75", "information.start=0.15",
                   "information.start_size=0.08", "information.start_revenue=20.0"})};
    const Firms& firms = stage.world.firms;
    for (std::uint32_t i = 0; i < 60; ++i) {
        const Position f{i};
        const double revenue = firms.revenue[f];
        const double kappa = firms.sector[f].value() == 1 ? 1.5 : 1.0;
        CHECK(firms.visibility[f] == Approx(std::sqrt(revenue)).epsilon(1e-6));
        CHECK(firms.cost_scale[f] == Approx(kappa * std::pow(revenue / 10, 0.75)).epsilon(1e-6));
        CHECK(firms.information[f] ==
              Approx(std::clamp(0.15 + 0.08 * std::log(revenue / 20), 0.0, 1.0)).epsilon(1e-5));
        CHECK((firms.imitation_threshold[f] >= 0.0F && firms.imitation_threshold[f] <= 1.0F));
    }
}

TEST_CASE("the margin of the start is the observed one", "[unit][birth]") {
    // m0 = m - g + eps x mean g of the sector's other firms
    test::Staged stage{test::scenario(replaced, {"sector.0.competition=0.5"})};
    const Firms& firms = stage.world.firms;
    for (std::uint32_t i = 0; i < 60; ++i) {
        double others = 0.0;
        double count = 0.0;
        for (std::uint32_t k = 0; k < 60; ++k) {
            const bool other = k != i && firms.sector[Position{k}] == firms.sector[Position{i}];
            others += other ? static_cast<double>(firms.gain[Position{k}]) : 0.0;
            count += other ? 1.0 : 0.0;
        }
        const double competition =
            stage.plan->scenario.sectors[firms.sector[Position{i}].value()].competition;
        CHECK(firms.base_margin[Position{i}] ==
              Approx(firms.margin[Position{i}] - firms.gain[Position{i}] +
                     competition * others / count)
                  .epsilon(1e-5));
    }
}
