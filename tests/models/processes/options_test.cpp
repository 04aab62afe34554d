// SPDX-License-Identifier: MIT
#include "models/processes/options.hpp"

#include <cmath>

#include "models/processes/offers.hpp"
#include "models/processes/views.hpp"
#include "models/step.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

constexpr Position f{0};

/// A bottom firm with an offer of D1N1 and D1 at half the price.
struct Offered {
    explicit Offered(const std::vector<std::string>& set = {}) : stage{scenario(set)} {
        World& world = stage.world;
        world.integrators[0] = {.slots = 5, .cost_share = 0.5, .open = true};
        world.firms.offered[f] = world.now;
        world.firms.offer_from[f] = 0;
        world.firms.information[f] = 0.5F;
        for (std::size_t x = 0; x < technologies; ++x) {
            world.firms.fit[x][f] = 1.0F;
        }
    }
    static Scenario scenario(const std::vector<std::string>& set) {
        return test::scenario("[population]\nfirms = 5\n[[sector]]\nkind = \"bearings\"\n"
                              "start = { D0N0I0 = 1.0 }\n[information]\npessimism = 1.45\n"
                              "error_sd = 0.0\n[outcome]\ndetoured = 0.6\nintegrator = 1.0\n"
                              "capability = 0.0\n[[integrator]]\npackages = [\"D1\", \"D1N1\"]\n"
                              "trial_share = 0.05\noffer_quarters = 4\n",
                              set);
    }
    [[nodiscard]] Observation seen(Offers offers, Risk risk = Risk::unknown) const {
        return look(stage.world, f, offers, risk);
    }
    test::Staged stage;
};

} // namespace

TEST_CASE("a firm sees believed gains, prices and paybacks", "[unit][options]") {
    const Offered offered;
    const World& world = offered.stage.world;
    const Observation seen = offered.seen(Offers::considered);
    CHECK(seen.open == 0x7E); // all but I with both others: largest_step is 2
    for (const Mask step : {Mask{1}, Mask{2}, Mask{3}, Mask{4}}) {
        const double alone = in_house_cost(world, f, step);
        CHECK(seen.believed[step] == Approx(seen.gain[step] * std::exp(-0.5 * 1.45)));
        CHECK(seen.cost[step] == Approx(step == 1 || step == 3 ? 0.5 * alone : alone));
        CHECK(seen.payback[step] == Approx(seen.cost[step] / (seen.believed[step] * seen.revenue)));
        CHECK(seen.detour[step] == 0.0); // not asked for
    }
    CHECK(seen.prompted);
}

TEST_CASE("without offers prices are in-house and nobody has called", "[unit][options]") {
    const Offered offered;
    const Observation seen = offered.seen(Offers::ignored);
    CHECK(seen.cost[3] == Approx(in_house_cost(offered.stage.world, f, 3)));
    CHECK_FALSE(seen.prompted);
    CHECK(seen.gain == offered.seen(Offers::considered).gain);
}

TEST_CASE("who carries a step out", "[unit][options]") {
    Offered offered;
    World& world = offered.stage.world;
    CHECK(builder_of(world, f, 1, Offers::considered) == 0);
    CHECK(builder_of(world, f, 3, Offers::considered) == 0);
    CHECK(builder_of(world, f, 2, Offers::considered) == in_house); // no package of it
    CHECK(builder_of(world, f, 4, Offers::considered) == in_house);
    CHECK(builder_of(world, f, 1, Offers::ignored) == in_house);
    world.integrators[0].cost_share = 1.0; // not below the in-house price,
    CHECK(builder_of(world, f, 1, Offers::considered) == in_house);
    world.firms.credit[f] = 0.05F; // but with the credit
    CHECK(builder_of(world, f, 1, Offers::considered) == 0);
    CHECK(price(world, f, 1, 0) == Approx(0.95 * in_house_cost(world, f, 1)));
    world.now = Step{4}; // the offer has lapsed
    CHECK(builder_of(world, f, 1, Offers::considered) == in_house);
}

TEST_CASE("a package is what an integrator offers below the in-house price", "[unit][options]") {
    Offered offered;
    World& world = offered.stage.world;
    const Package package = package_of(world, f);
    CHECK(package.integrator == 0);
    CHECK(package.share == 0.5);
    for (Mask step = 1; step < masks; ++step) {
        CHECK(package.builder(step) == builder_of(world, f, step, Offers::considered));
    }
    world.firms.credit[f] = 0.5F; // of the integrator's price
    CHECK(package_of(world, f).share == 0.25);
    world.now = Step{4}; // the offer has lapsed
    CHECK(package_of(world, f).steps == 0);
}

TEST_CASE("risk is that of E9, lower with the integrator", "[unit][options]") {
    const Offered offered;
    const Observation seen = offered.seen(Offers::considered, Risk::weighed);
    CHECK(seen.detour[1] == Approx(1.5 / std::exp(1.0) / (1.0 + 1.5 / std::exp(1.0))));
    CHECK(offered.seen(Offers::ignored, Risk::weighed).detour[1] == Approx(0.6));
}

TEST_CASE("the error about gains is of the firm and the calendar year", "[unit][options]") {
    Offered offered{{"information.error_sd=0.4", "time.start=2016Q3"}};
    World& world = offered.stage.world;
    const double late_2016 = perception_of(world, f);
    world.firms.information[Position{1}] = 0.5F;
    CHECK(perception_of(world, Position{1}) != late_2016);
    world.now = Step{1};
    CHECK(perception_of(world, f) == late_2016); // 2016Q4
    world.now = Step{2};
    const double in_2017 = perception_of(world, f);
    CHECK(in_2017 != late_2016);
    for (std::uint32_t q = 3; q < 6; ++q) {
        world.now = Step{q};
        CHECK(perception_of(world, f) == in_2017);
    }
}
