// SPDX-License-Identifier: MIT
#include "sim/config/range.hpp"

#include <cmath>
#include <limits>

#include "tests/support/catch.hpp"

using namespace catchup::config;

TEST_CASE("a range contains its closed ends and no infinite number", "[unit][config]") {
    CHECK(share.contains(0.0));
    CHECK(share.contains(1.0));
    CHECK_FALSE(share.contains(1.4));
    CHECK_FALSE(positive.contains(0.0));
    CHECK(non_negative.contains(0.0));
    CHECK(between(-2, 3).contains(-2.0));
    CHECK_FALSE(anything.contains(std::numeric_limits<double>::infinity()));
    CHECK_FALSE(anything.contains(std::nan("")));
    CHECK_FALSE(share.contains(std::nan("")));
}

TEST_CASE("a range is written as an interval", "[unit][config]") {
    CHECK(share.to_string() == "[0, 1]");
    CHECK(positive.to_string() == "(0, inf)");
    CHECK(non_negative.to_string() == "[0, inf)");
    CHECK(between(0.25, 8).to_string() == "[0.25, 8]");
    CHECK(anything.to_string() == "(-inf, inf)");
}
