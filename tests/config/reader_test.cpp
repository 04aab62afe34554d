// SPDX-License-Identifier: MIT
#include "tests/config/example.hpp"

#include <algorithm>

#include "tests/support/catch.hpp"

using namespace example;

TEST_CASE("a full scenario is read with every type", "[unit][config]") {
    const auto c = from("seed = 7\n"
                        "title = \"Xinchang 新昌\"\n"
                        "learning = false\n"
                        "offset = -5\n"
                        "weights = [1, 0.5, 0.0]\n"
                        "outputs = [\"a\", \"b\"]\n"
                        "states = { D1N0I0 = 0.31, D0N0I0 = 0.69 }\n"
                        "[time]\nstart = \"2013Q2\"\nquarters = 8\n"
                        "[adoption]\nkind = \"threshold\"\nlevel = 1\n"
                        "[[sector]]\nkind = \"bearings\"\nmargin = 0.2\n"
                        "[[rule]]\nkind = \"bass\"\n[[rule]]\nkind = \"threshold\"\n");
    CHECK(c.seed == 7);
    CHECK(c.title == "Xinchang 新昌");
    CHECK_FALSE(c.learning);
    CHECK(c.offset == -5);
    CHECK(c.weights == std::array{1.0, 0.5, 0.0});
    CHECK(c.outputs == std::vector<std::string>{"a", "b"});
    CHECK(c.population.states == Shares{{"D1N0I0", 0.31}, {"D0N0I0", 0.69}});
    CHECK(c.time == Clock{Quarter{2013, 2}, 8});
    CHECK(c.adoption == Rule{Threshold{1.0, 0.02}});
    REQUIRE(c.sector.size() == 1);
    CHECK(c.sector[0] == Sector{"bearings", "Bearings", 0.2, 0.0});
    CHECK(c.rule == std::vector<Rule>{Bass{}, Threshold{}});
}

TEST_CASE("absent keys keep their defaults", "[unit][config]") {
    const auto c = from(needed);
    CHECK(c.rule == std::vector<Rule>{Bass{}});
    CHECK(c.population == Start{});
    CHECK(c.exposure == TextFile{});
}

TEST_CASE("each kind of fault has its message and place", "[unit][config]") {
    const std::string top = "seed = 1\n";
    const std::string time = "[time]\nstart = \"2013Q1\"\n";
    const auto fault = [&](const std::string& line) { return complaint(top + line + "\n" + time); };

    CHECK(fault("offset = 6") ==
          "korea.toml:2:10: offset = 6 is outside [-5, 5] (a shift). Try a value in that range");
    CHECK(fault("offset = 3.0") == "korea.toml:2:10: offset = 3.0 must be a whole number. Try 3");
    CHECK(fault("offset = \"3\"") == "korea.toml:2:10: offset = \"3\" must be a whole number");
    CHECK(fault("learning = 1") == "korea.toml:2:12: learning = 1 must be true or false");
    CHECK(fault("title = 1") == "korea.toml:2:9: title = 1 must be text in quotes");
    CHECK(fault("title = 2013-01-01") == "korea.toml:2:9: title = a date must be text in quotes");
    CHECK(
        fault("weights = [1, 2]") ==
        "korea.toml:2:11: weights = [ ... ] has 2 elements; it must be a list of 3 numbers (of D, "
        "N, I). Try one such as [0.5, 0.25, 0.25]");
    CHECK(fault("weights = [1]").find("has 1 element; it must be") != std::string::npos);
    CHECK(fault("weights = 1") == "korea.toml:2:11: weights = 1 must be a list of 3 numbers (of D, "
                                  "N, I). Try one such as [0.5, 0.25, 0.25]");
    CHECK(fault("weights = [1, nan, 0]") ==
          "korea.toml:2:15: weights.1 = nan is outside [0, 1] (of D, N, I). Try a value in that "
          "range");
    CHECK(fault("outputs = \"margin\"") == "korea.toml:2:11: outputs = \"margin\" must be a list "
                                           "of texts. Try [\"...\", \"...\"]");
    CHECK(fault("outputs = [\"a\", 3]") == "korea.toml:2:17: outputs.1 = 3 must be text in quotes");
    CHECK(fault("states = 3") ==
          "korea.toml:2:10: states = 3 must be a table of numbers. Try { name = 1.0 }");
    CHECK(fault("states = { D0N0I0 = 2 }") == "korea.toml:2:21: states.D0N0I0 = 2 is outside [0, "
                                              "1] (firms by state). Try a value in that range");
    CHECK(fault("adoption = 3") == "korea.toml:2:12: adoption = 3 must be a table. Try [adoption]");
    CHECK(fault("sector = 3") ==
          "korea.toml:2:10: sector = 3 must be a list of tables. Try [[sector]]");
    CHECK(fault("sector = [3]") == "korea.toml:2:11: sector.0 = 3 must be a table. Try [[sector]]");
    CHECK(fault("exposure = 3") ==
          "korea.toml:2:12: exposure = 3 must be the path of a file, in quotes");
    CHECK(complaint("seed = -1\n" + time) ==
          "korea.toml:1:8: seed = -1 is outside [0, inf) (of every draw). Try a value in that "
          "range");
    CHECK(complaint("seed = 1\ntime.start = \"2013Q5\"") ==
          "korea.toml:2:14: time.start = \"2013Q5\" must be a quarter in quotes: a year from 1000 "
          "to 9999, Q and 1 to 4. Try one such as \"2013Q1\"");
}

TEST_CASE("the largest seed is that of a signed 64-bit integer", "[unit][config]") {
    CHECK(from("seed = 9223372036854775807\ntime.start = \"2013Q1\"").seed ==
          9223372036854775807ULL);
    CHECK(complaint("seed = 9223372036854775808").find("korea.toml:1:") == 0);
}

TEST_CASE("problems in a table of a kind name the dotted key", "[unit][config]") {
    CHECK(complaint(needed + "[adoption]\n"
                             "innovation = 1.4\n"
                             "  imitaton = 0.3\n"
                             "imitation = \"a\"\n") ==
          "korea.toml:4:14: adoption.innovation = 1.4 is outside [0, 1] 1/step (hazard with no "
          "adopting partner; Bass's p). Try a value in that range\n"
          "korea.toml:5:3: adoption.imitaton is not a known key; did you mean 'imitation'?\n"
          "korea.toml:6:13: adoption.imitation = \"a\" must be a number");
    CHECK(complaint(needed + "[adoption]\nzzzzzzzz = 1") ==
          "korea.toml:4:1: adoption.zzzzzzzz is not a known key. Try one of: kind, innovation, "
          "imitation");
}

TEST_CASE("required keys complain at the table that lacks them", "[unit][config]") {
    CHECK(complaint("") ==
          "korea.toml: seed is missing and has no default (of every draw). Try seed = ...\n"
          "korea.toml: time.start is missing and has no default (first quarter). Try [time] start "
          "= ...");
    CHECK(complaint("seed = 1\n[time]\nquarters = 3") ==
          "korea.toml:2:1: time.start is missing and has no default (first quarter). Try [time] "
          "start = ...");
}

TEST_CASE("an element of a list is named as --set names it", "[unit][config]") {
    CHECK(complaint(needed + "[[sector]]\nkind = \"bearings\"\n[[sector]]\nkind = \"bearings\"\n"
                             "margin = 2\n") ==
          "korea.toml:7:10: sector.1.margin = 2 is outside [0, 1] (profit by revenue). Try a value "
          "in that range");
}

TEST_CASE("relations are checked where all values are sound", "[unit][config]") {
    CHECK(complaint(needed + "[adoption]\ninnovation = 0.6\nimitation = 0.5") ==
          "korea.toml:5:1: adoption.imitation = 0.5: with innovation it exceeds 1. Try a smaller "
          "value");
    CHECK(complaint(needed + "[adoption]\ninnovation = 0.8") ==
          "korea.toml:3:1: adoption.imitation: with innovation it exceeds 1. Try a smaller value");
    CHECK(complaint(needed + "[adoption]\ninnovation = 0.8\nbad = 1").find("exceeds") ==
          std::string::npos);
    const std::string sectors = "[[sector]]\nkind = \"bearings\"\nshare = 0.7\n[[sector]]\nkind = "
                                "\"textiles\"\nshare = 0.7\n";
    CHECK(complaint(needed + sectors) ==
          "korea.toml:5:1: sector.0.share = 0.7: the shares exceed 1. Try smaller ones");
    CHECK(complaint(needed + sectors + "margin = 3\n").find("exceed") == std::string::npos);
}

TEST_CASE("relations of an inner table do not hide those of its owner", "[unit][config]") {
    const std::string shares = "[[sector]]\nkind = \"bearings\"\nshare = 0.7\n[[sector]]\nkind = "
                               "\"textiles\"\nshare = 0.7\n";
    const std::string both = needed + "[adoption]\ninnovation = 0.6\nimitation = 0.5\n" + shares;
    CHECK(complaint(both) ==
          "korea.toml:5:1: adoption.imitation = 0.5: with innovation it exceeds 1. Try a smaller "
          "value\n"
          "korea.toml:8:1: sector.0.share = 0.7: the shares exceed 1. Try smaller ones");
    const std::string faulty = complaint(both + "margin = 3\n"); // then the owner knows too little
    CHECK(faulty.find("with innovation it exceeds 1") != std::string::npos);
    CHECK(faulty.find("the shares exceed 1") == std::string::npos);
}

TEST_CASE("a pure number is told no unit", "[unit][config]") {
    CHECK(
        complaint(needed + "[adoption]\nkind = \"threshold\"\nlevel = 2") ==
        "korea.toml:5:9: adoption.level = 2 is outside [0, 1] (share that convinces). Try a value "
        "in that range");
}

TEST_CASE("only the first 20 problems are told, in the order of the file", "[unit][config]") {
    std::string text;
    for (int i = 0; i < 3000; ++i) {
        text += "wrong" + std::to_string(i) + " = 1\n";
    }
    const std::string told = complaint(needed + text + "[adoption]\ninnovation = 2\n");
    CHECK(std::count(told.begin(), told.end(), '\n') == 20);
    CHECK(told.find("korea.toml:3:1: wrong0 is not a known key") == 0);
    CHECK(told.find("korea.toml:22:1: wrong19 is not a known key") != std::string::npos);
    CHECK(told.ends_with("\nkorea.toml:23:1: and 2981 more from here on"));

    const std::string early = complaint(needed + "offset = 9\n" + text); // found before the keys
    CHECK(early.find("korea.toml:3:10: offset = 9 is outside") == 0);
    CHECK(complaint(needed + std::string(100'000, 'x') + " = 1").size() < 3000);
}
