// SPDX-License-Identifier: MIT
#include "sim/config/differing.hpp"
#include "tests/config/example.hpp"
#include "tests/support/catch.hpp"

namespace catchup {

TEST_CASE("keys that differ are told with both values, absent ones too", "[unit][config]") {
    using config::NamedValue;
    const std::vector<NamedValue> left{
        {"seed", std::int64_t{4}}, {"rule.0.name", std::string{"a"}}, {"share", 0.5}};
    std::vector<NamedValue> right{{"seed", std::int64_t{4}}, {"share", 0.25}, {"note", true}};
    const auto found = config::differing_keys(left, right);
    REQUIRE(found.size() == 3);
    CHECK(found[0].key == "rule.0.name");
    CHECK(found[0].right == "(absent)");
    CHECK(found[1].left == "0.5");
    CHECK(found[1].right == "0.25");
    CHECK(found[2].key == "note");
    CHECK(found[2].left == "(absent)");
    CHECK(config::differing_keys(left, left).empty());
}

} // namespace catchup
