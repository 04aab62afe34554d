// SPDX-License-Identifier: MIT
#include "sim/config/choice.hpp"

#include "tests/config/example.hpp"
#include "tests/config/folder.hpp"
#include "tests/support/catch.hpp"

using namespace example;

TEST_CASE("a kind is picked by name", "[unit][config]") {
    CHECK(from(needed).adoption == Rule{Bass{}});
    CHECK(from(needed + "adoption.kind = \"threshold\"").adoption == Rule{Threshold{}});
    CHECK(kind_names<Rule>() == std::vector<std::string_view>{"bass", "threshold"});
    CHECK(make_kind<Rule>(1) == Rule{Threshold{}});
}

TEST_CASE("an unknown kind is named with the known ones", "[unit][config]") {
    CHECK(complaint(needed + "[adoption]\nkind = \"treshold\"\nwhatever = 1") ==
          "korea.toml:4:8: adoption.kind = \"treshold\" is not a known kind; did you mean "
          "'threshold'? Known kinds: bass, threshold");
    CHECK(complaint(needed + "[adoption]\nkind = \"qqqqqqqqqqq\"") ==
          "korea.toml:4:8: adoption.kind = \"qqqqqqqqqqq\" is not a known kind. Known kinds: bass, "
          "threshold");
    CHECK(complaint(needed + "[adoption]\nkind = 3") ==
          "korea.toml:4:8: adoption.kind = 3 must be text. Try one of: bass, threshold");
}

TEST_CASE("a key of another kind is told as such", "[unit][config]") {
    CHECK(complaint(needed + "[adoption]\nkind = \"bass\"\nlevel = 0.5") ==
          "korea.toml:5:1: adoption.level belongs to kind threshold, not to bass. Try dropping it, "
          "or kind = \"threshold\"");
    CHECK(complaint(needed + "[adoption]\nlevel = 0.5") ==
          "korea.toml:4:1: adoption.level belongs to kind threshold, not to bass. Try dropping it, "
          "or kind = \"threshold\"");
}

TEST_CASE("a new kind drops what only the old one knew, and nothing else", "[unit][config]") {
    const std::string bass = needed + "[adoption]\ninnovation = 0.1\nimitation = 0.2\n";
    CHECK(from(bass, {"adoption.kind=threshold"}).adoption == Rule{Threshold{0.5, 0.1}});
    CHECK(complaint(bass, {"adoption.kind=threshold", "adoption.imitation=0.3"}) ==
          "--set:1:10: adoption.imitation belongs to kind bass, not to threshold. Try dropping it, "
          "or "
          "kind = \"bass\"");
    CHECK(complaint(bass + "immitation = 1\n", {"adoption.kind=threshold"})
              .find("korea.toml:6:1: adoption.immitation is not a known key") == 0);

    const Folder folder;
    folder.write("base.toml", bass);
    const auto read_file = [&](const std::string& text) {
        return read<Scenario>(
            Document::load(folder.write("top.toml", "base = \"base.toml\"\n" + text)));
    };
    CHECK(read_file("[adoption]\nkind = \"threshold\"").adoption == Rule{Threshold{0.5, 0.1}});
    CHECK_THROWS_AS(read_file("[adoption]\nkind = \"threshold\"\nimitation = 0.1"), InputError);
}

TEST_CASE("a preset must be named and is then overridden", "[unit][config]") {
    const auto c = from(needed + "[[sector]]\nkind = \"textiles\"\nshare = 0.5");
    CHECK(c.sector.at(0) == Sector{"textiles", "Textiles", 0.03, 0.5});
    CHECK(complaint(needed + "[[sector]]\nmargin = 0.2") ==
          "korea.toml:3:1: sector.0.kind is missing. Try one of: bearings, textiles");
    CHECK(complaint(needed + "[[sector]]\nkind = \"bearing\"") ==
          "korea.toml:4:8: sector.0.kind = \"bearing\" is not a known kind; did you mean "
          "'bearings'? Known kinds: bearings, textiles");
}

namespace {

/// A table with a key of its own, a choice beside it, and a default that is not the first kind's.
struct Lever {
    std::string name = "none";
    Rule rule = Threshold{0.9, 0.9};
    Clock clock{Quarter{2000, 1}, 4};
    static constexpr auto fields() {
        return std::tuple{
            field("name", &Lever::name, anything, "", "its name", "assumption"),
            embed(&Lever::rule),
            section("clock", &Lever::clock, "when"),
        };
    }
    void check(Complaints& complain) const {
        if (name == "bad") {
            complain("name", "is bad. Try good");
        }
    }
};

} // namespace

TEST_CASE("a choice may share its table with other keys", "[unit][config]") {
    const std::string clock = "clock.start = \"2013Q1\"\n";
    const auto lever = from<Lever>(clock + "name = \"x\"\nlevel = 0.25\n");
    CHECK(lever.rule == Rule{Threshold{0.25, 0.9}});
    CHECK(lever.clock == Clock{Quarter{2013, 1}, 4});
    CHECK(from<Lever>(clock + "kind = \"bass\"\n").rule == Rule{Bass{}});
    CHECK(complaint<Lever>(clock + "kind = \"bass\"\nlevel = 0.5\n") ==
          "korea.toml:3:1: level belongs to kind threshold, not to bass. Try dropping it, or kind "
          "= \"threshold\"");
    CHECK(complaint<Lever>(clock + "zzzzzzzzz = 1\n") ==
          "korea.toml:2:1: zzzzzzzzz is not a known key. Try one of: name, kind, level, "
          "innovation, clock");
    CHECK(complaint<Lever>(clock + "table = 1\n").find("tables") == std::string::npos);
    CHECK(complaint<Lever>(clock + "kind = \"bass\"\ninnovation = 0.9\nname = \"bad\"\n") ==
          "korea.toml: imitation: with innovation it exceeds 1. Try a smaller value\n"
          "korea.toml:4:1: name = \"bad\": is bad. Try good");
}
