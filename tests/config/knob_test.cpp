// SPDX-License-Identifier: MIT
#include "sim/config/knob.hpp"

#include <set>

#include "sim/config/resolved.hpp"
#include "tests/config/example.hpp"
#include "tests/support/catch.hpp"

using namespace example;

namespace {

std::string assignment(const Scenario& c, const std::string& key) {
    for (const Knob& knob : knobs(c)) {
        if (knob.key == key) {
            return knob.assignment;
        }
    }
    return "";
}

} // namespace

TEST_CASE("each knob changes its own value and stays in range", "[unit][config]") {
    const Scenario c = from(needed + "weights = [0, 1, 0.9]\n[[sector]]\nkind = \"bearings\"\n");
    const Document resolved = Document::parse(to_toml(c), "resolved.toml");
    std::set<std::string> keys;
    for (const Knob& knob : knobs(c)) {
        CAPTURE(knob.assignment);
        Document turned = resolved;
        turned.set(knob.assignment);
        const auto other = read<Scenario>(turned); // throws if out of range
        std::set<std::string> changed;
        const auto before = named_values(describe(c));
        const auto after = named_values(describe(other));
        REQUIRE(before.size() == after.size());
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (before[i].value != after[i].value) {
                changed.insert(before[i].key.substr(0, knob.key.size()));
            }
        }
        CHECK(changed == std::set{knob.key});
        keys.insert(knob.key);
    }
    CHECK(keys == std::set<std::string>{"seed", "learning", "offset", "weights", "states",
                                        "time.start", "time.quarters", "adoption.innovation",
                                        "adoption.imitation", "sector.0.margin", "sector.0.share",
                                        "rule.0.innovation", "rule.0.imitation"});
}

TEST_CASE("a knob moves by a factor, or towards the middle of the range", "[unit][config]") {
    Scenario c = from(needed);
    CHECK(assignment(c, "offset") == "offset=1");
    CHECK(assignment(c, "time.start") == "time.start=\"2013Q2\"");
    CHECK(assignment(c, "learning") == "learning=false");
    CHECK(assignment(c, "states") == "states={ D0N0I0 = 0.375, D1N0I0 = 0.625 }"); // still a whole
    c.offset = 5;
    CHECK(assignment(c, "offset") == "offset=4");
    c.adoption = Threshold{0.9, 0.0};
    CHECK(assignment(c, "adoption.level") == "adoption.level=0.7");
    CHECK(assignment(c, "adoption.innovation") == "adoption.innovation=0.1");
    c.seed = 0x7FFFFFFFFFFFFFFFULL;
    CHECK(assignment(c, "seed") == "seed=9223372036854775806");
}
