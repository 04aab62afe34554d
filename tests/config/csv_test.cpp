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
    CHECK(csv.header == std::vector<std::string>{"name", "margin"});
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
          "x.csv:2:1: 1 values in this row, but the header has 2 columns\n"
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
    CHECK_THROWS_WITH(csv.number(0, 1), "x.csv:2:3: column 'margin' = \"much\" must be a number");
    CHECK_THROWS_WITH(csv.number(1, 1, config::share),
                      "x.csv:3:3: column 'margin' = 1.5 is outside [0, 1]");
    CHECK_THROWS_WITH(csv.integer(1, 1), "x.csv:3:3: column 'margin' = 1.5 must be a whole number");
    CHECK_THROWS_AS(csv.number(2, 1), InputError);
    CHECK_THROWS_WITH(csv.column("margins"), "x.csv:1:1: no column is called 'margins', but one is "
                                             "'margin'. Columns: name, margin");
}
