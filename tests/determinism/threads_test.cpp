// SPDX-License-Identifier: MIT
// The same world for any number of threads and any order of places.
#include <algorithm>
#include <numeric>
#include <set>

#include "models/record.hpp"
#include "models/step.hpp"
#include "sim/network/generators.hpp"
#include "sim/run/replications.hpp"
#include "tests/support/all_levers.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

/// Several blocks of firms, long-range links, everything switched on.
const std::string large = R"(
[time]
quarters = 12
[population]
firms = 20000
counties = 3
[[sector]]
kind = "manufacturing"
[[sector]]
kind = "bearings"
[network]
kind = "small_world"
rewiring = 0.5
[benefit]
partner_externality = 0.3
[supply]
suppliers = 3
[decision]
opportunity_rate = 0.3
[information]
start = 0.5
[[rule]]
kind = "sequence"
longest_payback = 5.0
[[rule]]
kind = "payback"
[[rule]]
kind = "logit"
[[rule]]
kind = "threshold"
[[rule]]
kind = "hazard"
[[rule]]
kind = "aspiration"
longest_payback = 4.0
aspiration_speed = 0.2
[[integrator]]
contact_rate = 0.2
capacity = 20.0
trial_fund = 3.0
[[integrator]]
name = "second"
county = 1
from = "2016Q2"
contact_rate = 0.1
capacity = 30.0
sectors = ["bearings"]
extends_to = ["manufacturing"]
extension_from = "2016Q4"
platform = true
platform_from = "2017Q2"
)" + test::all_levers(60.0);

/// Kinds of events in a run, to see that everything happens.
std::size_t kinds_of_events(const Plan& plan) {
    World world = begin(plan, Replication{0});
    std::set<EventKind> kinds;
    for (std::uint32_t q = 0; q < plan.scenario.time.quarters; ++q) {
        step(world);
        for (const Event& event : world.events) {
            kinds.insert(event.kind);
        }
    }
    return kinds.size();
}

bool same(const output::Record& a, const output::Record& b) {
    return a.variables == b.variables && a.tables == b.tables;
}

} // namespace

TEST_CASE("one replication is the same on 1, 2, 3, 8 and 16 threads", "[determinism]") {
    const auto plan = prepare(test::scenario(large));
    REQUIRE(kinds_of_events(*plan) == event_kinds.size());
    const output::Record alone = simulate(*plan, Replication{0});
    for (const unsigned count : {1U, 2U, 3U, 8U, 16U}) {
        Threads threads{count};
        output::Record record;
        threads.run([&] { record = simulate(*plan, Replication{0}); });
        INFO(count << " threads");
        CHECK(same(record, alone));
    }
}

TEST_CASE("replications come in order and alike, however many run side by side", "[determinism]") {
    const auto plan = prepare(test::scenario("[population]\nfirms = 300\n[time]\nquarters = 8\n"));
    std::vector<output::Record> reference;
    for (std::uint32_t r = 0; r < 9; ++r) {
        reference.push_back(simulate(*plan, Replication{r}));
    }
    for (const std::uint32_t at_once : {1U, 2U, 5U, 32U}) {
        Threads threads{4};
        std::size_t next = 0;
        bool all_same = true;
        threads.run([&] {
            const auto taken = run::replicate<output::Record>(
                9, at_once, [&](Replication r) { return simulate(*plan, r); },
                [&](const output::Record& record) {
                    all_same = all_same && same(record, reference[next++]);
                },
                [] { return false; });
            CHECK(taken == 9);
        });
        CHECK(all_same);
    }
}

namespace {

template <class T>
void shuffle(Column<T>& column, const std::vector<std::uint32_t>& place_of) {
    const Column<T> before = column;
    for (std::uint32_t i = 0; i < place_of.size(); ++i) {
        column[Position{place_of[i]}] = before[Position{i}];
    }
}

network::Partners moved(const network::Partners& partners,
                        const std::vector<std::uint32_t>& place_of) {
    std::vector<network::Link> links;
    for (std::uint32_t i = 0; i < place_of.size(); ++i) {
        for (const Position partner : partners.of(Position{i})) {
            links.push_back({Position{place_of[i]}, Position{place_of[partner.value()]}});
        }
    }
    return network::freeze(static_cast<std::uint32_t>(place_of.size()), std::move(links));
}

/// Moves every firm to another place: ids, links and attributes go along. Other columns still hold
/// what everybody is born with.
void shuffle_places(World& world, const std::vector<std::uint32_t>& place_of) {
    Firms& f = world.firms;
    const auto move = [&](auto&... columns) { (shuffle(columns, place_of), ...); };
    move(f.id, f.sector, f.county, f.east, f.north, f.rule, f.revenue, f.cost_scale, f.visibility,
         f.base_margin, f.payback_threshold, f.imitation_threshold);
    move(f.state, f.capability, f.information, f.aspiration, f.gain, f.margin, f.networked);
    for (auto* columns : {&f.fit, &f.experience}) {
        move((*columns)[0], (*columns)[1], (*columns)[2]);
    }
    for (auto& margin : f.recent_margin) {
        shuffle(margin, place_of);
    }
    world.partners = std::make_shared<const network::Partners>(moved(*world.partners, place_of));
    world.trade = moved(world.trade, place_of);
    count_partners(world);
}

} // namespace

TEST_CASE("firms live the same lives wherever they stand in memory", "[determinism]") {
    // no competition (its sums would change their last bits), no turnover (places name entrants);
    // sums of square roots of revenue are exact: 24 bits over 8 octaves and 2^14 firms
    std::vector<std::string> set{"sector.0.competition=0.0", "sector.1.competition=0.0",
                                 "turnover.exit_rate=0.0", "finance.insolvency=1000.0"};
    if (GENERATE(false, true)) { // projects that complete at once: states change every quarter
        for (const char* technology : {"digital", "network", "intelligent"}) {
            set.push_back("duration." + std::string{technology} + "=[0.0, 0.0]");
        }
    }
    const auto plan = prepare(test::scenario(large, set));
    World still = begin(*plan, Replication{2});
    World moved = begin(*plan, Replication{2});
    const auto firms = static_cast<std::uint32_t>(still.firms.size());
    std::vector<std::uint32_t> place_of(firms);
    std::iota(place_of.begin(), place_of.end(), 0U);
    const Stream luck{11, Replication{0}};
    for (std::uint32_t i = firms - 1; i > 0; --i) { // Fisher and Yates
        std::swap(place_of[i], place_of[luck.bits(i, 0, Purpose::rewiring) % (i + 1)]);
    }
    shuffle_places(moved, place_of);
    Plan moved_plan = *plan; // integrators look up the places of their county
    for (auto& members : moved_plan.counties) {
        for (Position& member : members) {
            member = Position{place_of[member.value()]};
        }
    }
    moved.plan = &moved_plan;
    for (int quarter = 0; quarter < 12; ++quarter) {
        step(still);
        step(moved);
        REQUIRE(still.events.size() == moved.events.size());
        std::size_t differing = 0;
        for (std::uint32_t i = 0; i < firms; ++i) {
            const Position a{i};
            const Position b{place_of[i]};
            const bool alike = still.firms.state[a] == moved.firms.state[b] &&
                               still.firms.project[a] == moved.firms.project[b] &&
                               still.firms.fund[a] == moved.firms.fund[b] &&
                               still.firms.margin[a] == moved.firms.margin[b] &&
                               still.firms.builder[a] == moved.firms.builder[b] &&
                               still.firms.late[a] == moved.firms.late[b] &&
                               still.firms.information[a] == moved.firms.information[b] &&
                               still.firms.aspiration[a] == moved.firms.aspiration[b] &&
                               still.firms.offered[a] == moved.firms.offered[b] &&
                               still.firms.offer_from[a] == moved.firms.offer_from[b] &&
                               still.firms.credit[a] == moved.firms.credit[b] &&
                               still.firms.experience[1][a] == moved.firms.experience[1][b];
            differing += alike ? 0 : 1;
        }
        CHECK(differing == 0);
        double exposure_still = 0; // in millionths: exact sums
        double exposure_moved = 0;
        for (std::size_t e = 0; e < still.events.size(); ++e) {
            exposure_still += std::round(still.events[e].exposure * 1e6);
            exposure_moved += std::round(moved.events[e].exposure * 1e6);
        }
        CHECK(exposure_still == exposure_moved);
    }
}
