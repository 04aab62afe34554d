// SPDX-License-Identifier: MIT
// A policy that shifts a project by a quarter does not change its luck.
#include <map>

#include "tests/support/catch.hpp"
#include "tests/support/policies.hpp"
#include "tests/support/worlds.hpp"

#include "models/step.hpp"

using namespace catchup;

namespace {

/// How a project ended: at its planned end or so many quarters late, or given up.
struct End {
    EventKind kind{};
    std::uint32_t overrun = 0;
    friend bool operator==(const End&, const End&) = default;
};
using Ends = std::map<std::uint32_t, End>; // by place

/// Firms that begin nothing of their own accord; all are told to take D in one quarter.
Ends told_in(const std::string& quarter, const std::vector<std::string>& more = {}) {
    std::vector<std::string> set{"intervention.0.from=" + quarter,
                                 "intervention.0.until=" + quarter};
    set.insert(set.end(), more.begin(), more.end());
    test::Staged stage{test::scenario(R"(
[time]
quarters = 24
[population]
firms = 800
[[sector]]
kind = "bearings"
start = { D0N0I0 = 1.0 }
margin = [0.05, 0.06]
volatility = 0.0
[decision]
opportunity_rate = 0.0
[finance]
sme_leverage = 100.0
insolvency = 1000.0
[turnover]
exit_rate = 0.0
[[rule]]
kind = "payback"
[[purse]]
from = "2016Q1"
until = "2017Q4"
quarterly = 1000.0
[[intervention]]
kind = "mandate"
from = "2016Q1"
until = "2016Q1"
inspected = 1.0
longest_payback = 1e6
[intervention.choice]
kind = "sequence"
)",
                                      set)};
    Ends ends;
    std::map<std::uint32_t, std::uint32_t> late; // since when
    for (std::uint32_t q = 0; q < 24; ++q) {
        step(stage.world);
        for (const Event& row : stage.world.events) {
            const std::uint32_t place = row.firm.value();
            if (row.kind == EventKind::late) {
                late[place] = q;
            } else if (row.kind == EventKind::abandon || row.kind == EventKind::complete) {
                ends[place] = {row.kind, late.contains(place) ? q - late[place] : 0};
            }
        }
    }
    return ends;
}

} // namespace

TEST_CASE("an intervention beside others leaves their lotteries and queues alone",
          "[property][policy]") {
    const std::string purse = "[[purse]]\nfrom = \"2016Q1\"\nuntil = \"2019Q4\"\n";
    const auto one = [](const std::string& kind, const std::string& keys) {
        return "[[intervention]]\nkind = \"" + kind + "\"\nname = \"" + kind +
               "\"\nfrom = \"2016Q1\"\nuntil = \"2019Q4\"\n" + keys;
    };
    const std::string acting = one("voucher", "yearly = 40.0\n") +
                               one("mandate", "inspected = 0.1\n") +
                               one("subsidy", "[intervention.target]\ncoverage = 0.3\n");
    const std::string idle = one("standards", "spending = 0.0\n");
    CHECK(test::first_difference(test::scenario(test::busy + purse + acting + idle),
                                 test::scenario(test::busy + purse + acting)) == "");
    const Scenario before = test::scenario(test::busy + purse + idle + acting);
    const Scenario alone = test::scenario(test::busy + purse + acting);
    CHECK(test::course_of(before).supported == test::course_of(alone).supported);
    CHECK(test::course_of(before).purses == test::course_of(alone).purses);
    CHECK(test::course_of(before).levels == test::course_of(alone).levels);
}

TEST_CASE("a project that begins a quarter later ends as it would have", "[property][policy]") {
    const Ends first = told_in("2016Q1");
    REQUIRE(first.size() == 800);
    CHECK(first == told_in("2016Q2"));
    CHECK(first == told_in("2017Q3"));
    std::map<std::pair<EventKind, std::uint32_t>, int> times;
    for (const auto& [place, end] : first) {
        ++times[{end.kind, end.overrun}];
    }
    CHECK(times.size() == 6); // in time, given up, and four lengths of delay
    for (const auto& [end, count] : times) {
        CHECK(count > 40);
    }
    CHECK(first != told_in("2016Q1", {"seed=8"})); // other luck, other ends
}
