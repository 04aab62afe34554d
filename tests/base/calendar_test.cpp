// SPDX-License-Identifier: MIT
#include "sim/base/calendar.hpp"

#include <rapidcheck.h>
#include <rapidcheck/catch.h>

using namespace catchup;

TEST_CASE("quarters are written and read one way", "[unit][base]") {
    CHECK(to_string(Quarter{2013, 1}) == "2013Q1");
    CHECK(to_string(Quarter{1999, 4}) == "1999Q4");
    CHECK(parse_quarter("2013Q1") == Quarter{2013, 1});
    CHECK(first_day(Quarter{2013, 1}) == "2013-01-01");
    CHECK(first_day(Quarter{2013, 4}) == "2013-10-01");
    for (const char* wrong : {"2013Q0", "2013Q5", "2013q1", "2013-1", "13Q1", "02013Q1", "0999Q1",
                              "2013Q1 ", " 2013Q1", "20a3Q1", "", "2013Q12", "-013Q1"}) {
        CAPTURE(wrong);
        CHECK_FALSE(parse_quarter(wrong).has_value());
    }
}

TEST_CASE("quarters count on across years", "[unit][base]") {
    CHECK(Quarter{2013, 4}.plus(1) == Quarter{2014, 1});
    CHECK(Quarter{2013, 1}.plus(-1) == Quarter{2012, 4});
    CHECK(Quarter{2013, 2}.plus(10) == Quarter{2015, 4});
    CHECK(Quarter{2015, 4}.minus(Quarter{2013, 2}) == 10);
    CHECK(Quarter{2013, 4} < Quarter{2014, 1});
}

TEST_CASE("days between quarters follow the calendar", "[unit][base]") {
    // against date(1): leap years 2000, 2012, 2400; none in 1900, 2100
    CHECK(days_between(Quarter{2013, 1}, Quarter{2013, 2}) == 90);
    CHECK(days_between(Quarter{2012, 1}, Quarter{2012, 2}) == 91);
    CHECK(days_between(Quarter{2013, 2}, Quarter{2013, 3}) == 91);
    CHECK(days_between(Quarter{2013, 3}, Quarter{2013, 4}) == 92);
    CHECK(days_between(Quarter{2013, 4}, Quarter{2014, 1}) == 92);
    CHECK(days_between(Quarter{1900, 1}, Quarter{1900, 2}) == 90);
    CHECK(days_between(Quarter{2000, 1}, Quarter{2000, 2}) == 91);
    CHECK(days_between(Quarter{2100, 1}, Quarter{2100, 2}) == 90);
    CHECK(days_between(Quarter{1970, 1}, Quarter{2000, 1}) == 10'957);
    CHECK(days_between(Quarter{2000, 1}, Quarter{2400, 1}) == 146'097);
    CHECK(days_between(Quarter{2014, 1}, Quarter{2013, 1}) == -365);
}

TEST_CASE("the calendar has no gaps", "[property][base]") {
    rc::prop("text, arithmetic and days agree", [] {
        const Quarter q{*rc::gen::inRange(1000, 9900), *rc::gen::inRange(1, 5)};
        const int later = *rc::gen::inRange(-200, 200);
        RC_ASSERT(parse_quarter(to_string(q)) == q);
        RC_ASSERT(q.plus(later).minus(q) == later);
        RC_ASSERT(q.plus(later).plus(-later) == q);
        const auto days = days_between(q, q.plus(1));
        RC_ASSERT(days >= 90 && days <= 92);
        RC_ASSERT(days_between(q, q.plus(later)) + days_between(q.plus(later), q) == 0);
        const auto year = days_between(q, q.plus(4));
        RC_ASSERT(year == 365 || year == 366);
    });
}
