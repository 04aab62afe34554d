// SPDX-License-Identifier: MIT
// Document::set: changes from the command line.
#include "sim/config/document.hpp"

#include "tests/config/example.hpp"
#include "tests/support/catch.hpp"

using namespace example;

namespace {

const std::string sectors = needed + "[[sector]]\nkind = \"bearings\"\nname = \"first\"\n"
                                     "[[sector]]\nkind = \"bearings\"\nname = \"second\"\n"
                                     "[[sector]]\nkind = \"textiles\"\n";

} // namespace

TEST_CASE("values are set by dotted key", "[unit][config]") {
    const auto c = from(needed + "states = { A = 0.5, B = 0.5 }",
                        {"offset=3", "adoption.innovation = 0.2", "time.start=2014Q1",
                         "title=\"two words\"", "states.B=0.25", "learning=false"});
    CHECK(c.offset == 3);
    CHECK(c.adoption == Rule{Bass{0.2, 0.3}});
    CHECK(c.time.start == Quarter{2014, 1});
    CHECK(c.title == "two words");
    CHECK(c.population.states == Shares{{"A", 0.5}, {"B", 0.25}});
    CHECK_FALSE(c.learning);
}

TEST_CASE("one number of a list is set by its index, given or not", "[unit][config]") {
    const std::array defaults = from(needed).weights;
    CHECK(from(needed, {"weights.1=0.5"}).weights == std::array{defaults[0], 0.5, defaults[2]});
    CHECK(from(needed, {"weights.2=0.5", "weights.0=0.125"}).weights ==
          std::array{0.125, defaults[1], 0.5});
    CHECK(from(needed + "weights = [1.0, 0.75, 0.625]", {"weights.0=0.5"}).weights ==
          std::array{0.5, 0.75, 0.625});
    CHECK(from(needed + "weights = { 1 = 0.5 }").weights ==
          std::array{defaults[0], 0.5, defaults[2]});
    CHECK(complaint(needed, {"weights.3=0.5"}).find("must be a list of 3 numbers") !=
          std::string::npos);
    CHECK(complaint(needed, {"weights.0=much"}) ==
          "--set:1:11: weights.0 = \"much\" must be a number");
}

TEST_CASE("bare words are text", "[unit][config]") {
    CHECK(from(needed, {"title=ring"}).title == "ring");
    CHECK(from(needed, {"title=  data/新昌.csv "}).title == "data/新昌.csv");
    CHECK(complaint(needed, {"learning=True"}) ==
          "--set:1:10: learning = \"True\" must be true or false");
}

TEST_CASE("elements of lists are found by index, name or kind", "[unit][config]") {
    CHECK(from(sectors, {"sector.0.margin=0.5"}).sector[0].margin == 0.5);
    CHECK(from(sectors, {"sector.second.margin=0.5"}).sector[1].margin == 0.5);
    CHECK(from(sectors, {"sector.textiles.margin=0.5"}).sector[2].margin == 0.5);
    CHECK(from(sectors, {"sector=[]"}).sector.empty());
    CHECK(from(needed + "weights = [1, 1, 1]", {"weights.1=0"}).weights ==
          std::array{1.0, 0.0, 1.0});
}

TEST_CASE("an inline table replaces the table, a dotted key changes it", "[unit][config]") {
    CHECK(from(needed, {"states={ B = 1.0 }"}).population.states == Shares{{"B", 1.0}});
    CHECK(
        from(needed + "[adoption]\ninnovation = 0.5", {"adoption={ imitation = 0.1 }"}).adoption ==
        Rule{Bass{0.01, 0.1}});
}

TEST_CASE("problems of an assignment stand in the assignment", "[unit][config]") {
    CHECK(complaint(needed, {"offset=-77"}) ==
          "--set:1:8: offset = -77 is outside [-5, 5] (a shift). Try a value in that range");
    CHECK(complaint(needed, {"ofset=1"}) ==
          "--set:1:1: ofset is not a known key; did you mean 'offset'?");
    CHECK(complaint(sectors, {"sector.3.margin=1"}) ==
          "--set:1:8: sector.3: sector has 3 elements, none of them called \"3\". Try an index "
          "from 0, a "
          "name or a kind");
    CHECK(complaint(sectors, {"sector.bearings.margin=1"}) ==
          "--set:1:8: sector.bearings: 2 elements have the kind \"bearings\". Try an index, from "
          "0");
    CHECK(complaint(needed, {"seed.x=1"}) == "--set:1:6: seed.x: seed = 1 has no keys");
    CHECK(complaint(needed, {"base=x.toml"}) ==
          "--set:1:1: base cannot be set. Try a scenario file that begins from it");
    for (const std::string text : {"offset", "offset=", "[time]", "#a=1", "a=1\nb=2", ""}) {
        CAPTURE(text);
        CHECK(complaint(needed, {text}).find("--set: ") == 0);
    }
    CHECK(complaint(needed, {"title=two words"}).find("--set:1:") == 0);
}

TEST_CASE("a failed assignment changes nothing", "[unit][config]") {
    Document document = Document::parse(needed, "korea.toml");
    CHECK_THROWS_AS(document.set("seed.x=1"), InputError);
    CHECK_THROWS_AS(document.set("time.start.x=1"), InputError);
    CHECK(read<Scenario>(document) == from(needed));
}
