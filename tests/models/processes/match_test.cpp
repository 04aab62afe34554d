// SPDX-License-Identifier: MIT
#include "models/processes/match.hpp"

#include <algorithm>

#include "models/processes/exposure.hpp"
#include "models/processes/observe.hpp"
#include "models/processes/options.hpp"
#include "models/processes/pay.hpp"
#include "models/processes/views.hpp"
#include "models/step.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

/// Ten bottom firms, each with money and an offer of an integrator that has `slots` slots.
struct Queue {
    explicit Queue(std::uint32_t slots)
        : plan{prepare(test::scenario("[population]\nfirms = 10\n[[sector]]\nkind = \"bearings\"\n"
                                      "start = { D0N0I0 = 1.0 }\n[[integrator]]\n"))},
          world{begin(*plan, Replication{0})} {
        world.integrators[0] = {.slots = slots, .completed = 0, .cost_share = 0.5, .open = true};
        for (std::uint32_t i = 0; i < 10; ++i) {
            const Position f{i};
            world.firms.offered[f] = world.now;
            world.firms.offer_from[f] = 0;
            world.firms.fund[f] = booked(50.0);
            world.firms.proposal[f] = 3;
            world.firms.proposal_builder[f] = 0;
        }
    }
    [[nodiscard]] std::vector<std::uint32_t> served() const {
        std::vector<std::uint32_t> firms;
        for (std::uint32_t i = 0; i < 10; ++i) {
            if (world.firms.proposal[Position{i}] != 0 &&
                world.firms.proposal_builder[Position{i}] == 0) {
                firms.push_back(i);
            }
        }
        return firms;
    }
    std::unique_ptr<const Plan> plan;
    World world;
};

} // namespace

TEST_CASE("slots go to the highest hash first", "[unit][match]") {
    Queue queue{4};
    std::vector<std::uint32_t> order(10);
    for (std::uint32_t i = 0; i < 10; ++i) {
        order[i] = i;
    }
    const auto hash = [&](std::uint32_t id) {
        return queue.world.random.bits(id, 0, Purpose::priority);
    };
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return hash(a) > hash(b); });
    std::vector<std::uint32_t> first(order.begin(), order.begin() + 4);
    std::sort(first.begin(), first.end());
    match(queue.world);
    CHECK(queue.served() == first);
    CHECK(queue.world.integrators[0].slots == 0);
}

TEST_CASE("a firm without a slot falls back to what it can do and pay alone", "[unit][match]") {
    Queue queue{0};
    Firms& firms = queue.world.firms;
    firms.fallback[Position{1}] = 1;
    firms.fallback[Position{2}] = 1;
    firms.fund[Position{2}] = Fen{0};
    firms.margin[Position{2}] = -0.01F; // no bank lends
    queue.world.firms.proposal_builder[Position{2}] = 0;
    match(queue.world);
    CHECK(queue.served().empty());
    CHECK(firms.proposal[Position{0}] == 0);
    CHECK(firms.proposal[Position{1}] == 1);
    CHECK(firms.proposal_builder[Position{1}] == in_house);
    CHECK(firms.proposal[Position{2}] == 0);
}

TEST_CASE("E12 by hand", "[unit][finance]") {
    Queue queue{1};
    Firms& firms = queue.world.firms;
    const Position f{0};
    firms.revenue[f] = 10.0F;
    firms.margin[f] = 0.0625F;
    firms.fund[f] = booked(0.05);
    firms.debt[f] = booked(0.1);
    CHECK(investable(queue.world, f) == booked(0.05 + 0.3 * 10 * 0.0625 - 0.1)); // SME
    firms.debt[f] = booked(0.2);
    CHECK(investable(queue.world, f) == booked(0.05)); // nothing more to borrow
    firms.debt[f] = Fen{0};
    firms.revenue[f] = 400.0F; // large
    CHECK(investable(queue.world, f) == booked(0.05 + 3.0 * 400 * 0.0625));
}

TEST_CASE("what the row of a proposal says", "[unit][match]") {
    Queue queue{1};
    World& world = queue.world;
    const Position f{4};
    world.firms.proposal_origin[f] = Origin::contact;
    world.firms.attempts[f] = 2;
    world.firms.information[f] = 0.5F;
    const Event row = proposal_events(world, {&f, 1}, EventKind::start).front();
    const Observation seen = look(world, f, Offers::considered, Risk::unknown);
    CHECK(row.firm == f);
    CHECK(row.from == state_of(0, 0, 0));
    CHECK(row.to == state_of(1, 1, 0));
    CHECK(row.mask == 3);
    CHECK(row.attempt == 2);
    CHECK(row.origin == Origin::contact);
    CHECK(row.integrator == 0);
    CHECK(row.cost == booked(seen.cost[3]));
    CHECK(row.gain == static_cast<float>(seen.gain[3]));
    CHECK(row.believed == static_cast<float>(seen.believed[3]));
    CHECK(row.believed < row.gain);
    CHECK(row.information == 0.5F);
    CHECK(row.exposure == 0.0F);            // everybody is at the bottom
    for (std::uint32_t i = 0; i < 9; ++i) { // all but firm 9 and the firm itself get D
        world.firms.state[Position{i}] = i == 4 ? state_of(0, 0, 0) : state_of(1, 0, 0);
    }
    count_counties(world);
    observe_peers(world);
    const double ahead = see_peers(world, f).ahead[0];
    CHECK(ahead > 0.5);
    CHECK(proposal_events(world, {&f, 1}, EventKind::start).front().exposure ==
          static_cast<float>(ahead / 2));
}
