// SPDX-License-Identifier: MIT
#include "sim/base/error.hpp"

#include <type_traits>

#include "tests/support/catch.hpp"

using namespace catchup;

TEST_CASE("a problem is written path:line:column: text", "[unit][base]") {
    CHECK(to_string(Problem{{"korea.toml", 2, 14}, "no"}) == "korea.toml:2:14: no");
    CHECK(to_string(Problem{{"korea.toml"}, "is empty"}) == "korea.toml: is empty");
}

TEST_CASE("an input error says everything, in file order", "[unit][base]") {
    const InputError error{{{{"b.toml", 9, 1}, "third"},
                            {{"a.toml", 4, 2}, "sixth"},
                            {{"b.toml", 2, 7}, "second"},
                            {{"b.toml", 2, 3}, "first"},
                            {{"a.toml", 0, 0}, "fourth"},
                            {{"b.toml", 9, 1}, "third, too"},
                            {{"a.toml", 4, 1}, "fifth"}}};
    // line by line in each file; the file that complained first comes first; equals stay as found
    CHECK(std::string{error.what()} == "b.toml:2:3: first\n"
                                       "b.toml:2:7: second\n"
                                       "b.toml:9:1: third\n"
                                       "b.toml:9:1: third, too\n"
                                       "a.toml: fourth\n"
                                       "a.toml:4:1: fifth\n"
                                       "a.toml:4:2: sixth");
    REQUIRE(error.problems().size() == 7);
    CHECK(error.problems()[0].text == "first");
    CHECK(error.problems()[6].place == Place{"a.toml", 4, 2});
}

TEST_CASE("errors of one problem, and of the disk", "[unit][base]") {
    CHECK(std::string{InputError{Problem{{"x.csv", 1, 1}, "no header"}}.what()} ==
          "x.csv:1:1: no header");
    CHECK(std::string{FileError{"out.h5", "the disk is full"}.what()} ==
          "out.h5: the disk is full");
    STATIC_REQUIRE(std::is_base_of_v<std::runtime_error, InputError>);
    STATIC_REQUIRE(std::is_base_of_v<std::runtime_error, FileError>);
}

TEST_CASE("a slip of the pen finds its word", "[unit][base]") {
    const std::vector<std::string_view> words{"imitation", "innovation", "hazard", "q"};
    CHECK(nearest("imitaton", words) == "imitation");
    CHECK(nearest("inovation", words) == "innovation");
    CHECK(nearest("hazzard", words) == "hazard");
    CHECK(nearest("imitation", words) == "imitation");
    CHECK(nearest("subsidy", words).empty());
    CHECK(nearest("x", words).empty()); // all of "q" would have to change
    CHECK(nearest("", words).empty());
    CHECK(nearest("hazard", {}).empty());
    CHECK(nearest("cat", {"bat", "car"}) == "bat"); // equally near: the first
}
