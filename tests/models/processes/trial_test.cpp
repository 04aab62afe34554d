// SPDX-License-Identifier: MIT
#include "models/processes/trial.hpp"

#include <algorithm>
#include <numeric>

#include "models/processes/contact.hpp"
#include "models/processes/inform.hpp"
#include "models/processes/options.hpp"
#include "models/processes/start.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/quarter.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;
using test::drained;
using test::only;
using test::run_until;

namespace {

constexpr std::uint32_t places = 40;

/// Bottom firms of one county, all visited in every quarter.
const char* const visited_county = R"(
[population]
firms = 40
county_radius = 0.0
[[sector]]
kind = "bearings"
start = { D0N0I0 = 1.0 }
[turnover]
exit_rate = 0.0
[[integrator]]
from = "2016Q1"
contact_rate = 1.0
trial_fund = 100.0
trial_share = 0.05
)";

/// A purse that matches half of each trial, for a tenth of administration.
const char* const matched = R"(
[[purse]]
from = "2016Q1"
until = "2022Q4"
quarterly = 100.0
administration = 0.1
[[intervention]]
kind = "integrator_fund"
from = "2016Q1"
until = "2022Q4"
match = 0.5
trial_share = 0.05
)";

std::vector<Event> trials(World& world) { return only(drained(world.event_log), EventKind::trial); }

std::vector<std::uint32_t> places_of(const std::vector<Event>& rows) {
    std::vector<std::uint32_t> firms;
    for (const Event& row : rows) {
        firms.push_back(row.firm.value());
    }
    std::sort(firms.begin(), firms.end());
    return firms;
}

/// A trial at the first offer, by hand: trial_share x chi x the in-house price of D1N1.
Fen worth(const World& world, std::uint32_t place) {
    const Position f{place};
    const double scale = world.firms.cost_scale[f];
    const double sum = 0.27 * world.prices[0] + 0.19 * world.prices[1];
    return booked(0.05 * (0.53 * (0.9 * sum * scale)));
}

const std::vector<std::string> list_prices{"cost.digital=[0.27, 0.72]", "cost.network=[0.19, 0.64]",
                                           "cost.joint_factor=0.9", "integrator.0.cost_share=0.53"};

} // namespace

TEST_CASE("a trial by hand: who pays whom", "[unit][trial]") {
    test::Staged stage{test::scenario(std::string{visited_county} + matched, list_prices)};
    World& world = stage.world;
    run_until(world, "contact");
    const Fen fund = world.integrators[0].fund;
    const std::vector<Booking> bookings = drained(world.booking_log);
    const std::vector<Event> rows = trials(world);
    REQUIRE(rows.size() == places);
    REQUIRE(bookings.size() == 3 * places);
    Fen own{};
    Fen outlays{};
    for (std::uint32_t i = 0; i < places; ++i) {
        const Fen amount = worth(world, i);
        CHECK(std::abs((rows[i].cost - amount).value()) <= 1); // the last bit of a product
        CHECK(rows[i].mask == 3);
        CHECK(rows[i].integrator == 0);
        CHECK(rows[i].intervention == 0);
        CHECK(rows[i].public_cost == booked(0.5 * million(rows[i].cost)));
        const Booking& match = bookings[3 * i];
        CHECK(match.from == Account::government);
        CHECK(match.to == Account::integrators);
        CHECK(match.amount == rows[i].public_cost);
        CHECK(match.purse == 0);
        const Booking& administration = bookings[3 * i + 1];
        CHECK(administration.purpose == BookingPurpose::administration);
        CHECK(administration.amount == booked(0.1 * million(match.amount)));
        CHECK(administration.purse == 0);
        const Booking& trial = bookings[3 * i + 2];
        CHECK(trial.from == Account::integrators);
        CHECK(trial.to == Account::suppliers);
        CHECK(trial.amount == rows[i].cost);
        CHECK(trial.purse == no_purse);
        own += rows[i].cost - rows[i].public_cost;
        outlays += match.amount + administration.amount;
    }
    CHECK(fund == booked(100.0) - own); // the integrator bears what the purse does not
    CHECK(world.policy.purses[0].spent == outlays);
    CHECK(world.policy.purses[0].free == booked(100.0) - outlays);
}

TEST_CASE("without a fund that matches it the integrator pays the whole trial", "[unit][trial]") {
    test::Staged stage{test::scenario(visited_county, list_prices)};
    run_until(stage.world, "contact");
    const std::vector<Event> rows = trials(stage.world);
    REQUIRE(rows.size() == places);
    Fen own{};
    for (const Event& row : rows) {
        CHECK(row.intervention == no_intervention);
        CHECK(row.public_cost == Fen{0});
        own += row.cost;
    }
    CHECK(stage.world.integrators[0].fund == booked(100.0) - own);
}

TEST_CASE("a trial is of the broadest package that fits", "[unit][trial]") {
    const auto package = [](State state, const std::string& packages) {
        test::Staged stage{test::scenario(visited_county, {"integrator.0.packages=" + packages})};
        for (std::uint32_t i = 0; i < places; ++i) {
            stage.world.firms.state[Position{i}] = state;
        }
        run_until(stage.world, "contact");
        const std::vector<Event> rows = trials(stage.world);
        return rows.empty() ? 0 : int{rows.front().mask};
    };
    const std::string all = "[\"D1\", \"N1\", \"D1N1\"]";
    CHECK(package(state_of(0, 0, 1), all) == 3);
    CHECK(package(state_of(1, 0, 0), all) == 2);
    CHECK(package(state_of(0, 1, 0), all) == 1);
    CHECK(package(state_of(1, 1, 0), all) == 0); // nothing fits: no visit
    CHECK(package(state_of(0, 0, 0), "[\"N1\", \"D1\"]") == 1);
    CHECK(package(state_of(0, 0, 0), "[\"N1\"]") == 2);
}

TEST_CASE("the fund goes to the highest hash first, who is too dear is passed over",
          "[unit][trial]") {
    test::Staged rich{test::scenario(visited_county, list_prices)};
    run_until(rich.world, "contact");
    const std::vector<Event> all = trials(rich.world);
    REQUIRE(all.size() == places);
    std::vector<std::uint32_t> order(places);
    std::iota(order.begin(), order.end(), 0U);
    const auto hash = [&](std::uint32_t id) {
        return rich.world.random.bits(id, 0, Purpose::trial_queue);
    };
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return hash(a) > hash(b); });
    Fen left = booked(0.2);
    std::vector<std::uint32_t> served;
    int refused = 0;
    int passed_over = 0;
    for (const std::uint32_t i : order) {
        if (all[i].cost <= left) {
            left -= all[i].cost;
            served.push_back(i);
            passed_over = refused;
        } else {
            ++refused;
        }
    }
    std::sort(served.begin(), served.end());
    REQUIRE(served.size() < places); // the fund runs out,
    REQUIRE(passed_over > 0);        // and a cheap firm is served after a dear one was not

    auto set = list_prices;
    set.emplace_back("integrator.0.trial_fund=0.2");
    test::Staged poor{test::scenario(visited_county, set)};
    run_until(poor.world, "contact");
    CHECK(places_of(trials(poor.world)) == served);
    CHECK(poor.world.integrators[0].fund == left);
    for (std::uint32_t i = 0; i < places; ++i) {
        CHECK(poor.world.firms.met[Position{i}] == 1); // the first offer comes only once
        const bool given = std::binary_search(served.begin(), served.end(), i);
        CHECK((poor.world.firms.credit[Position{i}] != 0) == given);
    }
}

TEST_CASE("only the first offer ever brings a trial", "[unit][trial]") {
    test::Staged stage{test::scenario(visited_county)};
    World& world = stage.world;
    run_until(world, "contact");
    CHECK(trials(world).size() == places);
    for (std::uint32_t q = 1; q < 8; ++q) {
        world.now = Step{q};
        run_until(world, "contact");
        CHECK(trials(world).empty());
    }
}

TEST_CASE("a trial of nothing is none", "[unit][trial]") {
    for (const char* none : {"integrator.0.trial_share=0.0", "integrator.0.trial_fund=0.0"}) {
        test::Staged stage{test::scenario(visited_county, {none})};
        run_until(stage.world, "contact");
        CHECK(trials(stage.world).empty());
        CHECK(stage.world.firms.credit[Position{3}] == 0.0F);
    }
    test::Staged unmatched{
        test::scenario(std::string{visited_county} + matched, {"intervention.0.match=0.0"})};
    run_until(unmatched.world, "contact");
    CHECK(drained(unmatched.world.booking_log).size() == places); // no row for an amount of 0
}

TEST_CASE("the credit lowers the price once, with integrators only", "[unit][trial]") {
    test::Staged stage{test::scenario(visited_county)};
    World& world = stage.world;
    run_until(world, "contact");
    const Position f{5};
    REQUIRE(world.firms.credit[f] == 0.05F);
    const double alone = price(world, f, 3, in_house);
    const double chi = world.integrators[0].cost_share;
    CHECK(price(world, f, 3, 0) == Approx(0.95 * chi * alone));
    const auto begin_project = [&](std::int16_t builder) {
        world.firms.fund[f] = booked(1000.0);
        world.firms.proposal[f] = 3;
        world.firms.proposal_builder[f] = builder;
        start(world);
        return world.firms.project_cost[f];
    };
    CHECK(begin_project(in_house) == booked(alone));
    CHECK(world.firms.credit[f] == 0.05F); // kept
    CHECK(begin_project(0) == booked(alone * (chi * (1.0 - static_cast<double>(0.05F)))));
    CHECK(world.firms.credit[f] == 0.0F); // used up
    CHECK(price(world, f, 3, 0) == Approx(chi * alone));
}

namespace {

/// The world after the calls of the first quarter before decisions, with parts of trials off.
World informed_world(const Plan& plan) {
    World world = begin(plan, Replication{0});
    run_until(world, "aspire");
    return world;
}

} // namespace

TEST_CASE("the trial's credit and its information can be had apart", "[theory][trial]") {
    const auto plan = [](const char* relief, const char* informs) {
        return prepare(
            test::scenario(visited_county, {std::string{"integrator.0.trial_relief="} + relief,
                                            std::string{"integrator.0.trial_informs="} + informs}));
    };
    const auto neither_plan = plan("false", "false");
    const auto credit_plan = plan("true", "false");
    const auto news_plan = plan("false", "true");
    const auto both_plan = plan("true", "true");
    const World neither = informed_world(*neither_plan);
    const World credit = informed_world(*credit_plan);
    const World news = informed_world(*news_plan);
    const World both = informed_world(*both_plan);
    for (std::uint32_t i = 0; i < places; ++i) {
        const Position f{i};
        CHECK(price(credit, f, 3, 0) == Approx(0.95 * price(neither, f, 3, 0)));
        CHECK(credit.firms.information[f] == neither.firms.information[f]);
        CHECK(perception_of(credit, f) == perception_of(neither, f));
        CHECK(price(news, f, 3, 0) == price(neither, f, 3, 0));
        CHECK(news.firms.information[f] > neither.firms.information[f]);
        CHECK(price(both, f, 3, 0) == price(credit, f, 3, 0));
        CHECK(both.firms.information[f] == news.firms.information[f]);
    }
    // nothing else moves: neither the rest of the firm, nor money, nor rows
    const auto rest_of = [](const World& world) {
        const Firms& firms = world.firms;
        return std::tuple{
            firms.state.values(),  firms.offered.values(),    firms.met.values(),
            firms.fund.values(),   firms.aspiration.values(), firms.offer_from.values(),
            firms.margin.values(), firms.capability.values(), world.integrators[0].fund};
    };
    for (const World* world : {&credit, &news, &both}) {
        CHECK(rest_of(*world) == rest_of(neither));
        CHECK(world->prices == neither.prices);
    }
    // information brought by the trial: .4 of what was missing before the quarter's news
    const World before = begin(*news_plan, Replication{0});
    for (std::uint32_t i = 0; i < places; ++i) {
        const Position f{i};
        const double missing = 1.0 - static_cast<double>(before.firms.information[f]);
        CHECK(static_cast<double>(news.firms.information[f]) -
                  static_cast<double>(neither.firms.information[f]) ==
              Approx(0.4 * missing).margin(1e-6));
    }
}
