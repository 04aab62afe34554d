// SPDX-License-Identifier: MIT
#include <string>

#include "sim/base/error.hpp"
#include "sim/network/files.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using namespace catchup::network;

namespace {

std::vector<Link> read(std::string_view text) {
    return read_edge_list(text, "supply.csv", 1, 500); // firms 1 to 500
}

std::string complaint(std::string_view text) {
    try {
        static_cast<void>(read(text));
    } catch (const InputError& error) {
        return error.what();
    }
    return "no complaint";
}

const std::vector<Link> two_links{{Position{0}, Position{499}}, {Position{1}, Position{0}}};

} // namespace

TEST_CASE("an edge list names firms by id", "[unit][network]") {
    CHECK(read("from,to\n1,500\n2,1\n") == two_links);
    CHECK(read("from,to\n1,500\n2,1") == two_links);
    CHECK(read("from,to\n").empty());
    CHECK(read_edge_list("from,to\n0,2\n", "x.csv", 0, 3) ==
          std::vector<Link>{{Position{0}, Position{2}}});
}

TEST_CASE("an edge list may come from a spreadsheet", "[unit][network]") {
    CHECK(read("\xef\xbb\xbf"
               "from,to\r\n1,500\r\n\r\n2,1\r\n") == two_links);
    CHECK(read("weight, to ,name,from\n0.5,500,\"a, b\",1\n0.1, 1 ,c,2\n") == two_links);
    CHECK(read("\"from\",\"to\"\n\"1\",\"500\"\n2,1,extra\n") == two_links);
}

TEST_CASE("every bad line of an edge list is reported at its place", "[unit][network]") {
    CHECK(complaint(
              "from,to,tons\n1,2,3\n7\n1,x7\n,4\n3,501,2\n0,-2\n1.5,2\n12,12,1\n4,99999999999\n") ==
          "supply.csv:3:1: column 2 ('to') is missing. Try a line such as 1,500\n"
          "supply.csv:4:3: to = x7 is not a firm. Try a whole number from 1 to 500\n"
          "supply.csv:5:1: from = '' is not a firm. Try a whole number from 1 to 500\n"
          "supply.csv:6:3: to = 501 is outside [1, 500] (the firms of this scenario). Try another "
          "firm, or more firms in the scenario\n"
          "supply.csv:7:1: from = 0 is outside [1, 500] (the firms of this scenario). Try another "
          "firm, or more firms in the scenario\n"
          "supply.csv:7:3: to = -2 is not a firm. Try a whole number from 1 to 500\n"
          "supply.csv:8:1: from = 1.5 is not a firm. Try a whole number from 1 to 500\n"
          "supply.csv:9:4: to = 12 links a firm to itself. Try another firm, or remove the line\n"
          "supply.csv:10:3: to = 99999999999 is outside [1, 500] (the firms of this scenario). Try "
          "another firm, or more firms in the scenario");
    CHECK(complaint("from,to\n 1 ,  two\n") ==
          "supply.csv:2:7: to = two is not a firm. Try a whole number from 1 to 500");
}

TEST_CASE("a header without its columns is the only complaint", "[unit][network]") {
    const std::string expected = "supply.csv:1:1: the header names no columns 'from' and 'to'. Try "
                                 "from,to as the first line";
    CHECK(complaint("source,target\n1,2\n1,x\n") == expected);
    CHECK(complaint("from;to\n1;2\n") == expected);
    CHECK(complaint("1,2\n") == expected);
    CHECK(complaint("from\n1\n") == expected);
    CHECK(complaint("") == expected);
}

TEST_CASE("a long list of complaints is cut short", "[unit][network]") {
    std::string text = "from,to\n";
    for (int line = 0; line < 20; ++line) {
        text += "1,x\n";
    }
    const auto lines = [](const std::string& s) {
        return std::count(s.begin(), s.end(), '\n') + 1;
    };
    CHECK(lines(complaint(text)) == 20);
    CHECK(complaint(text).find("more") == std::string::npos);
    const std::string longer = complaint(text + "1,2\n1,y\n1,z\nq,1\n");
    CHECK(lines(longer) == 21);
    CHECK(longer.ends_with("supply.csv:21:3: to = x is not a firm. Try a whole number from 1 to "
                           "500\nsupply.csv:23:3: and 3 more from here on"));
}
