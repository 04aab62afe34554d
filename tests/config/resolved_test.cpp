// SPDX-License-Identifier: MIT
#include "sim/config/resolved.hpp"

#include <cstring>

#include <rapidcheck.h>

#include "tests/config/example.hpp"
#include "tests/support/catch.hpp"

using namespace example;

namespace {

Scenario read_again(const Scenario& c) {
    return read<Scenario>(Document::parse(to_toml(c), "resolved.toml"));
}

/// Any text that UTF-8 allows, with the characters that need care more often than others.
std::string any_text() {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("a", "'", "''", "'''", "\"", "\"\"\"", "\\", "\n", "\r\n",
                                      "\r", "\t", "\x01", "\x7F", "#", " ", "中", "=", "[", "\\u"));
    std::string text;
    for (const std::string& piece : pieces) {
        text += piece;
    }
    return text;
}

/// A share, of any magnitude.
double any_share() {
    const auto bits = *rc::gen::inRange<std::uint64_t>(0, 0x3FF0000000000001ULL); // 0 to 1
    double value = 0.0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

} // namespace

TEST_CASE("the resolved text has every key in order and reads back", "[unit][config]") {
    Scenario c = from(needed + "exposure = \"d/x.csv\"\n[[sector]]\nkind = \"bearings\"\n[tables]\n"
                               "\"d/x.csv\" = '''a\nb'''\n");
    c.rule.clear();
    CHECK(to_toml(c) == "# Resolved scenario: every key with the value that was used.\n"
                        "seed = 1\n"
                        "title = \"untitled\"\n"
                        "learning = true\n"
                        "offset = 0\n"
                        "weights = [0.5, 0.25, 0.25]\n"
                        "outputs = [\"margin\"]\n"
                        "exposure = \"d/x.csv\"\n"
                        "states = { D0N0I0 = 0.75, D1N0I0 = 0.25 }\n"
                        "rule = []\n"
                        "\n[time]\n"
                        "start = \"2013Q1\"\n"
                        "quarters = 20\n"
                        "\n[adoption]\n"
                        "kind = \"bass\"\n"
                        "innovation = 0.01\n"
                        "imitation = 0.3\n"
                        "\n[[sector]]\n"
                        "kind = \"bearings\"\n"
                        "name = \"Bearings\"\n"
                        "margin = 0.05\n"
                        "share = 0.0\n"
                        "\n[tables]\n"
                        "\"d/x.csv\" = '''\na\nb'''\n");
    CHECK(read_again(c) == c);
}

TEST_CASE("numbers keep their bits and their type", "[unit][config]") {
    CHECK(literal(3.0) == "3.0");
    CHECK(literal(0.1) == "0.1");
    CHECK(literal(1e20) == "1e+20");
    CHECK(literal(-0.0) == "-0.0");
    CHECK(literal(5e-324) == "5e-324");
}

TEST_CASE("whatever was read is read again from the resolved text", "[property][config]") {
    CHECK(rc::check([] {
        Scenario c;
        c.seed = *rc::gen::inRange<std::uint64_t>(0, 0x7FFFFFFFFFFFFFFFULL);
        c.title = any_text();
        c.learning = *rc::gen::arbitrary<bool>();
        c.offset = *rc::gen::inRange<std::int64_t>(-5, 6);
        c.weights = {any_share(), any_share(), any_share()};
        c.outputs = {any_text(), any_text()};
        c.exposure.path = any_text();
        c.exposure.text = c.exposure.path.empty() ? "" : any_text();
        c.population.states.clear();
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
            c.population.states.emplace_back(any_text() + std::to_string(i), any_share());
        }
        c.time = {Quarter{*rc::gen::inRange(1900, 2100), 3}, *rc::gen::inRange(1U, 401U)};
        if (*rc::gen::arbitrary<bool>()) {
            c.adoption = Threshold{any_share(), any_share()};
        }
        c.sector.assign(*rc::gen::inRange<std::size_t>(0, 3), {"bearings", any_text(), 0.5, 0.25});
        c.rule.assign(*rc::gen::inRange<std::size_t>(0, 3), Threshold{any_share(), any_share()});
        RC_ASSERT(read_again(c) == c);
    }));
}

TEST_CASE("values are listed by dotted key", "[unit][config]") {
    std::vector<std::string> keys;
    Value margin;
    for_each_value(from(needed + "[[sector]]\nkind = \"bearings\"\n"),
                   [&](std::string_view key, const Value& value) {
                       keys.emplace_back(key);
                       if (key == "sector.0.margin") {
                           margin = value;
                       }
                   });
    CHECK(keys == std::vector<std::string>{"seed",
                                           "title",
                                           "learning",
                                           "offset",
                                           "weights",
                                           "outputs",
                                           "exposure",
                                           "states.D0N0I0",
                                           "states.D1N0I0",
                                           "time.start",
                                           "time.quarters",
                                           "adoption.kind",
                                           "adoption.innovation",
                                           "adoption.imitation",
                                           "sector.0.kind",
                                           "sector.0.name",
                                           "sector.0.margin",
                                           "sector.0.share",
                                           "rule.0.kind",
                                           "rule.0.innovation",
                                           "rule.0.imitation"});
    CHECK(margin == Value{0.05});
}
