// SPDX-License-Identifier: MIT
#include "analysis/pathways/path_classes.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "tests/support/catch.hpp"

using namespace catchup::analysis;

namespace {

using Path = std::vector<Levels>;

bool holds(std::string_view name, const Path& path) {
    const auto rules = path_rules();
    return std::find_if(rules.begin(), rules.end(),
                        [&](const PathRule& rule) { return rule.name == name; })
        ->holds(path);
}

} // namespace

TEST_CASE("the five cases of the source paper by their codes", "[unit][pathways]") {
    const Path sany{{1, 1, 0}, {2, 1, 0}, {2, 2, 0}};
    const Path cfmoto{{1, 0, 0}, {1, 1, 0}, {2, 1, 0}, {2, 2, 0}};
    const Path goldwind = cfmoto; // the same order of codes
    const Path kute{{0, 1, 0}, {1, 1, 0}, {1, 2, 0}};
    const Path small_firms{{0, 0, 0}, {1, 1, 0}};
    CHECK(path_class(sany) == "weak_sequence");
    CHECK(path_class(cfmoto) == "weak_sequence");
    CHECK(path_class(goldwind) == "weak_sequence");
    CHECK(path_class(kute) == "network_first");
    CHECK(path_class(small_firms) == "joint");
    CHECK(holds("first_step_both", small_firms));
    CHECK_FALSE(holds("first_step_both", cfmoto));
}

TEST_CASE("rules of paths by hand", "[unit][pathways]") {
    const Path strict{{0, 0, 0}, {1, 0, 0}, {2, 0, 0}, {2, 1, 0}, {2, 2, 0}, {2, 2, 1}};
    CHECK(path_class(strict) == "strict_sequence");
    CHECK(holds("weak_sequence", strict));
    CHECK_FALSE(holds("smart_without_digital", strict)); // was at D2N0
    CHECK_FALSE(holds("early_intelligence", strict));
    CHECK(path_class(Path{{1, 2, 0}}) == "unmoved");
    CHECK(path_class(Path{{0, 0, 0}, {0, 0, 1}}) == "other"); // I before N
    CHECK(holds("early_intelligence", Path{{0, 0, 0}, {0, 0, 1}}));
    CHECK(holds("skip", Path{{0, 0, 0}, {2, 0, 0}}));
    CHECK_FALSE(holds("skip", strict));
    CHECK(holds("smart_without_digital", Path{{1, 1, 0}, {1, 2, 0}}));
    CHECK_FALSE(holds("smart_without_digital", Path{{2, 1, 0}, {2, 2, 0}})); // begins smart
    // D moves ahead, then N passes it: N was not first
    CHECK_FALSE(holds("network_first", Path{{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {1, 2, 0}}));
}

TEST_CASE("time in which two technologies are on their way", "[unit][pathways]") {
    // D from 0 to 2 and N from 0 to 2; both at 1 in one of the four periods between first and last step
    const Path both{{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {2, 1, 0}, {2, 1, 0}, {2, 2, 0}};
    REQUIRE(parallel_index(both));
    CHECK(*parallel_index(both) == 0.25);
    CHECK(*parallel_index(Path{{0, 0, 0}, {1, 0, 0}, {2, 0, 0}}) == 0.0);
    CHECK_FALSE(parallel_index(Path{{0, 0, 0}, {1, 0, 0}}));
    CHECK_FALSE(parallel_index(Path{{0, 0, 0}, {0, 0, 0}}));
}
