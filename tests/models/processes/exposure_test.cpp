// SPDX-License-Identifier: MIT
#include "models/processes/exposure.hpp"

#include "models/processes/observe.hpp"
#include "sim/network/partners.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

constexpr Position observer{0};

/// Six firms in two counties and two sectors:
///   0 bearings, county 0, bottom          1 bearings, county 0, D1, visibility 1
///   2 gears,    county 0, D2N1            3 bearings, county 1, D2N2I2, visibility 3
///   4 gears,    county 1, D1N1            5 gears,    county 1, bottom
/// Firm 0 is partner of 1 and trades with 4 and 5. Firm 2 has neither partners nor trade.
struct Six {
    explicit Six(const std::vector<std::string>& set = {}) : stage{scenario(set)} {
        Firms& firms = stage.world.firms;
        const std::array<State, 6> state{state_of(0, 0, 0), state_of(1, 0, 0), state_of(2, 1, 0),
                                         state_of(2, 2, 2), state_of(1, 1, 0), state_of(0, 0, 0)};
        const std::array<float, 6> visibility{5.0F, 1.0F, 2.0F, 3.0F, 2.0F, 2.0F};
        for (std::uint32_t i = 0; i < 6; ++i) {
            firms.state[Position{i}] = state[i];
            firms.visibility[Position{i}] = visibility[i];
        }
        stage.world.partners = std::make_shared<const network::Partners>(
            network::freeze(6, {{Position{0}, Position{1}}, {Position{3}, Position{4}}}));
        stage.world.trade =
            network::freeze(6, {{Position{0}, Position{4}}, {Position{5}, Position{0}}});
        count_counties(stage.world);
        count_partners(stage.world);
        observe_peers(stage.world);
    }
    static Scenario scenario(const std::vector<std::string>& set) {
        std::vector<std::string> all{"exposure.neighbours=0.2", "exposure.county=0.2",
                                     "exposure.supply=0.2", "exposure.sector=0.4"};
        all.insert(all.end(), set.begin(), set.end());
        Scenario scenario = test::scenario("[population]\ncounties = 2\n[[sector]]\n"
                                           "kind = \"bearings\"\n[[sector]]\nkind = \"gears\"\n",
                                           all);
        scenario.population.table = {"six.csv", "sector,county\nbearings,0\nbearings,0\ngears,0\n"
                                                "bearings,1\ngears,1\ngears,1\n"};
        return scenario;
    }
    [[nodiscard]] PeerView view(Position f = observer) const { return see_peers(stage.world, f); }
    test::Staged stage;
};

void check(const std::array<double, 3>& got, const std::array<double, 3>& expected) {
    for (std::size_t x = 0; x < 3; ++x) {
        CAPTURE(x);
        CHECK(got[x] == Approx(expected[x]).margin(1e-15));
    }
}

std::vector<std::string> weights(double neighbours, double county, double supply, double sector) {
    return {"exposure.neighbours=" + std::to_string(neighbours),
            "exposure.county=" + std::to_string(county),
            "exposure.supply=" + std::to_string(supply),
            "exposure.sector=" + std::to_string(sector)};
}

} // namespace

TEST_CASE("each layer of E1 by hand", "[unit][exposure]") {
    const PeerView partners = Six{weights(1, 0, 0, 0)}.view(); // firm 1
    check(partners.exposure, {0.5, 0.0, 0.0});
    check(partners.ahead, {1.0, 0.0, 0.0});
    const PeerView county = Six{weights(0, 3, 0, 0)}.view(); // firms 1 and 2
    check(county.exposure, {0.75, 0.25, 0.0});
    check(county.ahead, {1.0, 0.5, 0.0});
    const PeerView trade = Six{weights(0, 0, 1, 0)}.view(); // firms 4 (supplier) and 5 (customer)
    check(trade.exposure, {0.25, 0.25, 0.0});
    check(trade.ahead, {0.5, 0.5, 0.0});
    const PeerView sector = Six{weights(0, 0, 0, 1)}.view(); // firms 1 and 3, weights 1 and 3
    check(sector.exposure, {0.875, 0.75, 0.75});
    check(sector.ahead, {1.0, 0.75, 0.75});
}

TEST_CASE("the layers of E1 together by hand", "[unit][exposure]") {
    const PeerView view = Six{}.view();
    check(view.exposure, {0.65, 0.4, 0.3});
    check(view.ahead, {0.9, 0.5, 0.3});
    CHECK(mean_exposure(Six{}.stage.world, observer) == Approx(1.35 / 3));
    // weights count relative to each other
    check(Six{weights(2, 2, 2, 4)}.view().exposure, {0.65, 0.4, 0.3});
}

TEST_CASE("ahead counts who is above the own level", "[unit][exposure]") {
    // firm 4 (D1N1): partner 3 (above in all); county 3 and 5; trade 0; sector 2 (D2N1), 5
    check(Six{}.view(Position{4}).ahead,
          {0.2 + 0.2 * 0.5 + 0.0 + 0.4 * 0.5, 0.2 + 0.2 * 0.5, 0.2 + 0.2 * 0.5});
    // nobody is above the top
    check(Six{}.view(Position{3}).ahead, {0.0, 0.0, 0.0});
}

TEST_CASE("layers without peers leave their weight to the others", "[unit][exposure]") {
    // firm 2 has the county (0 and 1) at .2 and the sector (4 and 5) at .4: a third and two thirds
    const PeerView view = Six{}.view(Position{2});
    check(view.exposure, {0.25 / 3 + 0.25 * 2 / 3, 0.25 * 2 / 3, 0.0});
    CHECK(mean_exposure(Six{}.stage.world, Position{2}) == Approx((0.25 + 0.25 * 2 / 3) / 3));
    check(Six{weights(1, 0, 1, 0)}.view(Position{2}).exposure, {0.0, 0.0, 0.0}); // none is left
    CHECK(mean_exposure(Six{weights(1, 0, 1, 0)}.stage.world, Position{2}) == 0.0);
}

TEST_CASE("a firm leaves itself out of its county and sector", "[unit][exposure]") {
    Six six;
    const double before = mean_exposure(six.stage.world, observer);
    six.stage.world.firms.state[observer] = state_of(2, 2, 2);
    count_counties(six.stage.world);
    observe_peers(six.stage.world);
    check(six.view().exposure, {0.65, 0.4, 0.3});
    CHECK(mean_exposure(six.stage.world, observer) == Approx(before));
    // the others see it
    CHECK(mean_exposure(six.stage.world, Position{1}) >
          mean_exposure(Six{}.stage.world, Position{1}));
}

TEST_CASE("a firm without any peers is exposed to nothing", "[unit][exposure]") {
    test::Staged alone{test::scenario("[population]\nfirms = 1\n[[sector]]\nkind = \"bearings\"\n"
                                      "start = { D2N2I2 = 1.0 }\n")};
    const PeerView view = see_peers(alone.world, observer);
    check(view.exposure, {0.0, 0.0, 0.0});
    check(view.ahead, {0.0, 0.0, 0.0});
    CHECK(mean_exposure(alone.world, observer) == 0.0);
}

TEST_CASE("failures are remembered for as long as partners talk of them", "[unit][exposure]") {
    Six six{{"information.memory=4"}};
    World& world = six.stage.world;
    world.partners =
        std::make_shared<const network::Partners>(network::freeze(6, {{Position{0}, Position{1}},
                                                                      {Position{0}, Position{2}},
                                                                      {Position{0}, Position{3}},
                                                                      {Position{0}, Position{4}}}));
    world.now = Step{10};
    count_partners(world);
    CHECK(failures_nearby(world, observer) == 0.0);
    world.firms.abandoned[Position{1}] = Step{9};
    world.firms.abandoned[Position{2}] = Step{6};
    world.firms.abandoned[Position{3}] = Step{5}; // forgotten
    world.firms.abandoned[Position{5}] = Step{9}; // no partner
    observe_peers(world);
    CHECK(failures_nearby(world, observer) == 0.5);
    world.firms.abandoned[observer] = Step{9}; // its own failure is no news
    observe_peers(world);
    CHECK(failures_nearby(world, observer) == 0.5);
    CHECK(failures_nearby(world, Position{5}) == 0.0); // without partners
}

TEST_CASE("trading partners with N are counted where the externality is on", "[unit][exposure]") {
    CHECK(Six{}.stage.world.firms.networked[observer] == 0.0F);
    const Six on{{"benefit.partner_externality=0.3"}};
    CHECK(on.stage.world.firms.networked[observer] == 0.5F); // 4 of 4 and 5
    CHECK(on.stage.world.firms.networked[Position{2}] == 0.0F);
}

TEST_CASE("many firms are seen as one is, whether or not partners' levels are kept",
          "[property][exposure]") {
    test::Staged stage{test::scenario("[population]\nfirms = 300\ncounties = 7\n[[sector]]\n"
                                      "kind = \"bearings\"\n[[sector]]\nkind = \"gears\"\n",
                                      weights(0.2, 0.2, 0.2, 0.4))};
    World& world = stage.world;
    for (std::uint32_t i = 0; i < 300; ++i) {
        world.firms.state[Position{i}] = State{static_cast<std::uint8_t>(i * 7 % states)};
    }
    count_counties(world);
    count_partners(world);
    observe_peers(world);
    std::vector<Position> some; // more than one batch, with gaps
    for (std::uint32_t i = 3; i < 300; i += 2) {
        some.push_back(Position{i});
    }
    std::vector<PeerView> kept(some.size());
    see_peers(world, some, kept);
    CHECK(kept[9].exposure != kept[10].exposure);
    world.peers.partners = {}; // counted anew
    world.peers.trade = {};
    for (std::size_t i = 0; i < some.size(); ++i) {
        CAPTURE(i);
        const PeerView one = see_peers(world, some[i]);
        CHECK(one.exposure == kept[i].exposure);
        CHECK(one.ahead == kept[i].ahead);
    }
}
