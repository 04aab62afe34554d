// SPDX-License-Identifier: MIT
#include "models/processes/advance.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "models/processes/decide.hpp"
#include "models/step.hpp"
#include "tests/support/binomial_band.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

/// Firms in the quarter in which a project of theirs comes to its planned end.
struct Ending {
    explicit Ending(std::uint32_t places, State state, Mask step, std::int16_t builder = in_house,
                    const std::vector<std::string>& set = {})
        : stage{scenario(places, set)} {
        Firms& firms = stage.world.firms;
        for (std::uint32_t i = 0; i < places; ++i) {
            const Position f{i};
            firms.state[f] = state;
            firms.project[f] = step;
            firms.builder[f] = builder;
            firms.ends_left[f] = 1;
            firms.attempts[f] = firms.tries[f] = 1;
            firms.capability[f] = 0.45F;
            firms.project_cost[f] = booked(1.0);
            firms.fund[f] = booked(100.0);
        }
    }
    static Scenario scenario(std::uint32_t places, const std::vector<std::string>& set) {
        std::vector<std::string> all{"population.firms=" + std::to_string(places)};
        all.insert(all.end(), set.begin(), set.end());
        return test::scenario(R"(
[outcome]
abandoned = 0.2
detoured = 0.6
capability = 1.2
capability_reference = 0.45
experience = 0.5
integrator = 1.0
intelligent_gap = 0.9
joint = 0.5
overrun_shortest = 2
overrun_longest = 5
overrun_cost = 0.3
abandoned_experience = 0.5
cooling_off = 4
[population]
capability_learning = 0.08
[supply]
suppliers = 0
[[sector]]
kind = "bearings"
[[integrator]]
)",
                              all);
    }
    /// Rows of the quarter, by firm.
    std::vector<Event> rows() {
        std::vector<Event> events;
        stage.world.event_log.drain_into(events);
        return events;
    }
    std::vector<Event> after_advance() {
        advance(stage.world);
        return rows();
    }
    std::vector<Booking> bookings() {
        std::vector<Booking> all;
        stage.world.booking_log.drain_into(all);
        return all;
    }
    test::Staged stage;
};

double count(const std::vector<Event>& rows, EventKind kind) {
    return static_cast<double>(std::count_if(rows.begin(), rows.end(),
                                             [&](const Event& row) { return row.kind == kind; }));
}

constexpr std::uint32_t many = 60'000;

/// Bands of abandoned, late and successful projects that the rows miss if they have the index v.
int misses(const std::vector<Event>& rows, double v) {
    const auto lam = [](double x) { return 1.0 / (1.0 + std::exp(-x)); };
    const double abandoned = lam(std::log(0.25) - v);
    const double detoured = lam(std::log(1.5) - v);
    int outside = 0;
    for (const auto& [kind, p] : {std::pair{EventKind::abandon, abandoned},
                                  std::pair{EventKind::late, detoured - abandoned},
                                  std::pair{EventKind::complete, 1.0 - detoured}}) {
        const test::BinomialBand band{double(many), p, 1e-6 / 3};
        outside += band.contains(count(rows, kind)) ? 0 : 1;
    }
    return outside;
}

} // namespace

TEST_CASE("projects end with the probabilities of E9", "[statistical][advance]") {
    const auto average = Ending{many, state_of(0, 0, 0), 1}.after_advance();
    CHECK(average.size() == many);
    CHECK(misses(average, 0.0) == 0); // 20 % abandoned, 40 % late, 40 % on time
    CHECK(misses(average, 0.05) > 0); // control
    const auto helped = Ending{many, state_of(0, 0, 0), 1, 0}.after_advance();
    CHECK(misses(helped, 1.0) == 0); // 8.4 %, 27 %, 64 %
    CHECK(misses(helped, 0.0) == 3); // control: the integrator's help is ignored
    const auto rash = Ending{many, state_of(0, 0, 0), 4}.after_advance();
    CHECK(misses(rash, -0.9 * 1.5) == 0); // 49 %, 36 %, 15 %
    CHECK(misses(rash, -0.9) == 3);       // control: I's gap to N is ignored
}

TEST_CASE("success raises the state, experience and capability", "[unit][advance]") {
    Ending ending{200, state_of(0, 1, 0), 5};
    Firms& firms = ending.stage.world.firms;
    for (const Event& row : ending.after_advance()) {
        const Position f = row.firm;
        CHECK(row.from == state_of(0, 1, 0));
        if (row.kind != EventKind::complete) {
            CHECK(firms.state[f] == state_of(0, 1, 0));
            CHECK(firms.capability[f] == 0.45F);
            CHECK(firms.tries[f] == 1);
            continue;
        }
        CHECK(row.to == state_of(1, 1, 1));
        CHECK(firms.state[f] == state_of(1, 1, 1));
        CHECK(firms.experience[0][f] == 1.0F);
        CHECK(firms.experience[1][f] == 0.0F);
        CHECK(firms.experience[2][f] == 1.0F);
        CHECK(firms.capability[f] == Approx(0.45 + 0.08 * 0.55));
        CHECK(firms.project[f] == 0);
        CHECK(firms.tries[f] == 0);
        CHECK(firms.attempts[f] == 1);
        CHECK(firms.fund[f] == booked(100.0));
    }
}

TEST_CASE("an abandoned project leaves half the experience and a pause", "[unit][advance]") {
    Ending ending{200, state_of(0, 0, 0), 4};
    World& world = ending.stage.world;
    world.now = Step{6};
    int abandoned = 0;
    for (const Event& row : ending.after_advance()) {
        if (row.kind != EventKind::abandon) {
            continue;
        }
        ++abandoned;
        const Position f = row.firm;
        CHECK(row.to == row.from);
        CHECK(world.firms.experience[2][f] == 0.5F);
        CHECK(world.firms.experience[0][f] == 0.0F);
        CHECK(world.firms.project[f] == 0);
        CHECK(world.firms.fund[f] == booked(100.0)); // what was paid is lost, no more
        CHECK(world.firms.abandoned[f] == Step{6});
        for (std::uint32_t q = 7; q <= 10; ++q) { // cooling off for four quarters
            world.now = Step{q};
            CHECK_FALSE(is_idle(world, f));
        }
        world.now = Step{11};
        CHECK(is_idle(world, f));
        world.now = Step{6};
    }
    CHECK(abandoned > 50);
}

TEST_CASE("a late project costs 30 % again, runs on, and then succeeds", "[unit][advance]") {
    Ending ending{400, state_of(0, 0, 0), 1};
    World& world = ending.stage.world;
    std::vector<Position> late;
    for (const Event& row : ending.after_advance()) {
        if (row.kind == EventKind::late) {
            late.push_back(row.firm);
            CHECK(row.cost == booked(0.3));
            CHECK(row.to == state_of(1, 0, 0));
            CHECK(world.firms.state[row.firm] == state_of(0, 0, 0));
            CHECK(world.firms.fund[row.firm] == booked(99.7));
        }
    }
    REQUIRE(late.size() > 100);
    const auto bookings = ending.bookings();
    REQUIRE(bookings.size() == late.size());
    for (const Booking& row : bookings) {
        CHECK(row.purpose == BookingPurpose::overrun);
        CHECK(row.to == Account::suppliers);
    }
    std::array<int, 7> ends{};
    for (std::uint32_t more = 1; more <= 6; ++more) {
        world.now = Step{more};
        for (const Event& row : ending.after_advance()) {
            CHECK(row.kind == EventKind::complete);
            ends[more] += std::count(late.begin(), late.end(), row.firm) > 0 ? 1 : 0;
        }
    }
    CHECK((ends[1] == 0 && ends[2] > 0 && ends[3] > 0 && ends[4] > 0 && ends[5] > 0));
    CHECK(ends[2] + ends[3] + ends[4] + ends[5] == static_cast<int>(late.size()));
}

TEST_CASE("each number of quarters from the shortest to the longest is as likely",
          "[statistical][advance]") {
    Ending ending{many, state_of(0, 0, 0), 1};
    std::array<double, 8> lengths{};
    double late = 0;
    for (const Event& row : ending.after_advance()) {
        if (row.kind == EventKind::late) {
            ++late;
            ++lengths[static_cast<std::size_t>(ending.stage.world.firms.ends_left[row.firm])];
        }
    }
    for (std::size_t quarters = 2; quarters <= 5; ++quarters) {
        CHECK(test::BinomialBand{late, 0.25, 1e-6 / 4}.contains(lengths[quarters]));
    }
    CHECK_FALSE(test::BinomialBand{late, 0.20, 1e-6 / 4}.contains(lengths[3])); // control
}

TEST_CASE("an overrun that neither fund nor bank covers makes the fund negative",
          "[unit][advance]") {
    Ending ending{400, state_of(0, 0, 0), 1, 0};
    World& world = ending.stage.world;
    for (std::uint32_t i = 0; i < 400; ++i) {
        world.firms.fund[Position{i}] = i % 2 == 0 ? Fen{0} : booked(0.1);
        world.firms.revenue[Position{i}] = 10.0F;
        world.firms.margin[Position{i}] = i % 4 < 2 ? -0.01F : 0.03125F; // no credit, or .09375
    }
    int seen = 0;
    for (const Event& row : ending.after_advance()) {
        if (row.kind != EventKind::late) {
            continue;
        }
        seen |= 1 << row.firm.value() % 4;
        const double fund = row.firm.value() % 2 == 0 ? 0.0 : 0.1;
        const double loan = row.firm.value() % 4 < 2 ? 0.0 : 0.09375;
        CHECK(world.firms.debt[row.firm] == booked(loan));
        CHECK(world.firms.fund[row.firm] == booked(fund + loan - 0.3));
    }
    CHECK(seen == 15);
    for (const Booking& row : ending.bookings()) {
        CHECK((row.purpose == BookingPurpose::loan || row.to == Account::integrators));
    }
}

namespace {

using End = std::tuple<Position, EventKind, std::int16_t>;

/// How each firm's project ends if it comes to its end in a quarter.
std::vector<End> ends_in(std::uint32_t quarter, std::uint16_t tries, Mask step = 1) {
    Ending ending{500, state_of(0, 0, 0), step};
    World& world = ending.stage.world;
    world.now = Step{quarter};
    for (std::uint32_t i = 0; i < 500; ++i) {
        world.firms.tries[Position{i}] = tries;
    }
    std::vector<End> ends;
    for (const Event& row : ending.after_advance()) {
        ends.emplace_back(row.firm, row.kind, world.firms.ends_left[row.firm]);
    }
    return ends;
}

} // namespace

TEST_CASE("a project's luck belongs to firm, step and try, not to the quarter",
          "[property][advance]") {
    const std::vector<End> now = ends_in(0, 1);
    for (const std::uint32_t later : {1U, 2U, 7U, 40U}) {
        CHECK(ends_in(later, 1) == now);
    }
    CHECK(ends_in(0, 2) != now); // another try has luck of its own
}

TEST_CASE("a scenario that begins a project later ends it alike", "[property][advance]") {
    // everybody begins D at the first opportunity; without opportunities for a while, later
    const auto ends = [](int idle_quarters) {
        test::Staged stage{test::scenario(R"(
population.firms = 300
[[sector]]
kind = "bearings"
start = { D0N0I0 = 1.0 }
[[rule]]
kind = "hazard"
innovation = [1.0, 0.0, 0.0]
imitation = [0.0, 0.0, 0.0]
[cost]
digital = [0.0, 0.0]
[turnover]
exit_rate = 0.0
)")};
        World& world = stage.world;
        world.now = Step{static_cast<std::uint32_t>(idle_quarters)};
        std::vector<std::pair<std::uint32_t, EventKind>> rows;
        std::vector<int> ended(300);
        for (int q = 0; q < 12; ++q) { // long enough for the first project's planned end
            step(world);
            for (const Event& row : world.events) {
                const bool end = row.kind == EventKind::late || row.kind == EventKind::abandon ||
                                 row.kind == EventKind::complete;
                if (end && row.attempt == 1 && ended[row.firm.value()]++ == 0) {
                    rows.emplace_back(row.firm.value(), row.kind);
                }
            }
        }
        std::sort(rows.begin(), rows.end());
        return rows;
    };
    const auto today = ends(0);
    CHECK(today.size() == 300);
    CHECK(ends(5) == today);
}
