// SPDX-License-Identifier: MIT
#include "sim/config/csv.hpp"

#include "sim/base/error.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using namespace catchup::config;

namespace {

std::string fault(std::string_view text) {
    try {
        static_cast<void>(parse_csv(text, "x.csv"));
        return "";
    } catch (const InputError& error) {
        return error.what();
    }
}

} // namespace

TEST_CASE("a table is read with quotes, marks and line ends of every kind", "[unit][config]") {
    const Csv csv = parse_csv("\xEF\xBB\xBFname,margin\r\n"
                              "\"a, \"\"b\"\"\nc\",1.5\r\n"
                              "\r\n"
                              "新昌,-2\n"
                              ",",
                              "x.csv");
    REQUIRE(csv.header.size() == 2);
    CHECK(csv.header[1].text == "margin");
    CHECK(csv.header[1].line == 1);
    CHECK(csv.header[1].column == 6);
    REQUIRE(csv.rows.size() == 3);
    CHECK(csv.text(0, 0) == "a, \"b\"\nc");
    CHECK(csv.number(0, 1) == 1.5);
    CHECK(csv.rows[0][1].line == 3);
    CHECK(csv.rows[0][1].column == 4);
    CHECK(csv.text(1, 0) == "新昌");
    CHECK(csv.integer(1, 1) == -2);
    CHECK(csv.rows[1][1].column == 4); // characters, not bytes
    CHECK(csv.text(2, 1).empty());
    CHECK(csv.column("margin") == 1);
}

TEST_CASE("a malformed table is refused with its place", "[unit][config]") {
    CHECK(fault("") == "x.csv: the table is empty. Try a first line with column names");
    CHECK(fault("a,b\n1\n1,2\n1,2,3\n") ==
          "x.csv:2:1: 1 value in this row, but the header has 2 columns\n"
          "x.csv:4:1: 3 values in this row, but the header has 2 columns");
    CHECK(fault("a,b\n1,\"2\n") == "x.csv:2:3: a quote that is never closed");
    CHECK(fault("a,b\n1,2\"3\n").find("x.csv:2:4: a quote within a value") == 0);
    CHECK(fault("a,b\n\"1\"2,3\n").find("x.csv:2:4: a quote within a value") == 0);
    CHECK(fault("a,,a\n") == "x.csv:1:3: column 2 has no name\n"
                             "x.csv:1:4: two columns are called 'a'");
    CHECK(fault(std::string_view{"a\0", 2}).find("x.csv:1:2: a NUL byte") == 0);
}

TEST_CASE("a cell complains in the words of its column", "[unit][config]") {
    const Csv csv = parse_csv("name,margin\nx,much\ny,1.5\nz,nan\n", "x.csv");
    CHECK_THROWS_WITH(csv.number(0, 1), "x.csv:2:3: column 'margin' = \"much\" is not a number. "
                                        "Try a number such as 3");
    CHECK_THROWS_WITH(csv.number(1, 1, config::share),
                      "x.csv:3:3: column 'margin' = 1.5 is outside [0, 1]. Try a value in that "
                      "range");
    CHECK_THROWS_WITH(csv.integer(1, 1, between(0, 9)),
                      "x.csv:3:3: column 'margin' = 1.5 is not a whole number. Try a whole number "
                      "in [0, 9]");
    CHECK_THROWS_AS(csv.number(2, 1), InputError);
    CHECK_THROWS_WITH(csv.column("margins"), "x.csv:1:1: no column is called 'margins', but one is "
                                             "'margin'. Columns: name, margin");
}

TEST_CASE("an empty or unreadable cell says so", "[unit][config]") {
    const Csv csv = parse_csv("name,margin\n,  \nx,1e400\n", "x.csv");
    CHECK_THROWS_WITH(csv.number(0, 1, config::share),
                      "x.csv:2:2: column 'margin' is empty. Try a number in [0, 1]");
    CHECK_THROWS_WITH(csv.complain(0, 0, "is no name", "a name"),
                      "x.csv:2:1: column 'name' is empty. Try a name");
    CHECK_THROWS_WITH(
        csv.number(1, 1, config::share),
        "x.csv:3:3: column 'margin' = \"1e400\" is too far from 0, or too near to it, "
        "to be read. Try a number in [0, 1]");
}

TEST_CASE("very many ragged rows are not all told", "[unit][config]") {
    std::string text = "a,b\n";
    for (int i = 0; i < 5000; ++i) {
        text += "1\n";
    }
    const std::string told = fault(text);
    CHECK(told.find("x.csv:21:1: 1 value in this row") != std::string::npos);
    CHECK(told.ends_with("\nx.csv:22:1: and 4980 more from here on"));
}
