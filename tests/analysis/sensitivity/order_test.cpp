// SPDX-License-Identifier: MIT
#include "analysis/sensitivity/order.hpp"

#include <algorithm>

#include "analysis/sensitivity/ranking.hpp"
#include "tests/support/catch.hpp"

using namespace catchup::analysis;

TEST_CASE("equal values share the middle of their ranks", "[unit][analysis]") {
    const Order order{std::vector{3.0, 1.0, 3.0, 2.0}};
    CHECK(order.ranks(std::vector{1.0, 1.0, 1.0, 1.0}) == std::vector{3.5, 1.0, 3.5, 2.0});
    // the first row twice, the last not at all: 1 | 3 3 3 has the ranks 1 and 3
    const auto ranks = order.ranks(std::vector{2.0, 1.0, 1.0, 0.0});
    CHECK(ranks[0] == 3.0);
    CHECK(ranks[1] == 1.0);
    CHECK(ranks[2] == 3.0);
}

TEST_CASE("classes hold equally many rows", "[unit][analysis]") {
    std::vector<double> values;
    for (int i = 0; i < 100; ++i) {
        values.push_back((i * 37) % 100);
    }
    const auto classes = Order{values}.classes(std::vector<double>(100, 1.0), 10);
    for (std::uint32_t c = 0; c < 10; ++c) {
        CHECK(std::count(classes.begin(), classes.end(), c) == 10);
    }
    CHECK(classes[0] == 0);  // value 0
    CHECK(classes[27] == 9); // value 27 * 37 mod 100 = 99
    // two values: two classes, whatever was asked
    const auto two =
        Order{std::vector{0.0, 1.0, 0.0, 1.0}}.classes(std::vector<double>(4, 1.0), 10);
    CHECK(two == std::vector<std::uint32_t>{2, 7, 2, 7});
}

TEST_CASE("ranks are firm where draws agree", "[unit][analysis]") {
    Bootstrapped found{{0.5, 0.9, 0.45}, {}, {}};
    for (int i = 0; i < 100; ++i) {
        found.draws.push_back({0.5, 0.9, i < 50 ? 0.45 : 0.55});
    }
    const Ranking order = ranking(found, {0, 1, 2});
    CHECK(order.order == std::vector<std::size_t>{1, 0, 2});
    CHECK(order.firm_after == std::vector<bool>{true, false});
    std::vector<TidyRow> labels;
    for (const char* const item : {"a", "b", "c"}) {
        labels.push_back({"ST", "", item, "", "", {}, {}, {}});
    }
    CHECK(ranking_text(order, "ST", labels).starts_with("By ST: b > {a, c}. Within braces"));
    CHECK(listed({"a", "b", "c"}) == "a, b and c");
}
