// SPDX-License-Identifier: MIT
#include "sim/config/problems.hpp"

#include "tests/support/catch.hpp"

using namespace catchup;

TEST_CASE("the first twenty problems in file order are told, the others counted",
          "[unit][config]") {
    config::Problems none;
    CHECK_NOTHROW(none.throw_if_any());

    config::Problems many;
    for (std::uint32_t line = 30; line > 0; --line) { // found from the end
        many.add({"a.toml", line, 1}, "is wrong");
    }
    CHECK(many.count() == 30);
    try {
        many.throw_if_any();
        FAIL("nothing told");
    } catch (const InputError& error) {
        const auto& told = error.problems();
        REQUIRE(told.size() == 21);
        CHECK(told.front().place.line == 1);
        CHECK(told[19].place.line == 20);
        CHECK(told[20].text.find("10 more") != std::string::npos);
    }
}
