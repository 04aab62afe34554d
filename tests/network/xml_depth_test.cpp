// SPDX-License-Identifier: MIT
#include "sim/network/xml_depth.hpp"

#include "tests/support/catch.hpp"

using namespace catchup;

TEST_CASE("the element that is one too deep is found by its place", "[unit][network]") {
    CHECK_FALSE(network::too_deep("<a><b></b><b></b></a>", 2));
    CHECK(network::too_deep("<a><b><c></c></b></a>", 2) == std::size_t{6});
    CHECK_FALSE(network::too_deep("<a><b/><b/><b/></a>", 2));
    CHECK_FALSE(network::too_deep("<a><!-- <b><c><d> --></a>", 2));
    CHECK_FALSE(network::too_deep("", 2));
}
