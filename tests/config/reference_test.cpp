// SPDX-License-Identifier: MIT
#include "sim/config/reference.hpp"

#include <algorithm>

#include "tests/config/example.hpp"
#include "tests/support/catch.hpp"

using namespace example;

namespace {

ReferenceRow row(const std::string& key, const std::string& kind = "") {
    const auto rows = reference<Scenario>();
    const auto at = std::find_if(rows.begin(), rows.end(), [&](const ReferenceRow& r) {
        return r.key == key && r.kind == kind;
    });
    REQUIRE(at != rows.end());
    return *at;
}

} // namespace

TEST_CASE("the reference has every key of every kind", "[unit][config]") {
    CHECK(reference<Scenario>().size() == 8 + 2 + 5 + 4 + 5);
    CHECK(row("seed").default_value == "required");
    CHECK(row("seed").range == "[0, inf)");
    CHECK(row("seed").type == "whole number");
    CHECK(row("title").range == "");
    CHECK(row("weights").type == "list of 3 numbers");
    CHECK(row("states").default_value == "{ D0N0I0 = 0.75, D1N0I0 = 0.25 }");
    CHECK(row("time.quarters").range == "[1, 400]");
    CHECK(row("time.quarters").table == "[time]");
    CHECK(row("adoption.kind").type == "one of bass, threshold");
    CHECK(row("adoption.kind").default_value == "\"bass\"");
    CHECK(row("adoption.innovation", "bass").default_value == "0.01");
    CHECK(row("adoption.innovation", "bass").unit == "1/step");
    CHECK(row("adoption.innovation", "threshold").default_value == "0.02");
    CHECK(row("sector.N.kind").type == "one of bearings, textiles");
    CHECK(row("sector.N.kind").default_value == "required");
    CHECK(row("sector.N.margin").default_value == "by kind");
    CHECK(row("sector.N.margin").source == "yearbook");
    CHECK(row("sector.N.margin").table == "[[sector]]");
    CHECK(row("rule.N.level", "threshold").default_value == "0.5");
}

TEST_CASE("the reference is written for a page and for a terminal", "[unit][config]") {
    ReferenceRow one = row("adoption.imitation", "bass");
    one.meaning = "a | b";
    CHECK(to_markdown({one}) ==
          "## `[adoption]`\n\nhow firms adopt\n\n"
          "| key | of kind | type | default | range | unit | meaning | source |\n"
          "|---|---|---|---|---|---|---|---|\n"
          "| `adoption.imitation` | bass | number | `0.3` | [0, 1] | 1/step | a \\| b | assumption "
          "|\n");
    CHECK(to_text({one}) == "adoption.imitation  (kind bass)\n"
                            "    a | b; number [0, 1] 1/step; default 0.3; source: assumption\n");
    ReferenceRow pure = row("adoption.level", "threshold");
    CHECK(pure.unit == "1");
    CHECK(to_text({pure}) == "adoption.level  (kind threshold)\n"
                             "    share that convinces; number [0, 1]; default 0.5; source: "
                             "assumption\n");
    CHECK(to_markdown({pure}).find("| [0, 1] |  | share") != std::string::npos);
    const std::string page = to_markdown(reference<Scenario>());
    CHECK(page.find("## At the top\n") == 0);
    CHECK(page.find("## `[[sector]]`\n\nthe sectors\n") != std::string::npos);
}
