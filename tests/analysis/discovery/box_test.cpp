// SPDX-License-Identifier: MIT
#include "analysis/discovery/box.hpp"

#include "tests/support/catch.hpp"

using namespace catchup;
using analysis::Box;
using analysis::Input;
using analysis::Inputs;
using analysis::Limits;

namespace {

const Inputs inputs{{.name = "x1", .values = {0.2, 0.3, 0.5, 0.6}},
                    {.name = "firms", .values = {1, 2, 3, 4}, .is_whole = true},
                    {.name = "x2", .values = {0, 1, 2, 0}, .words = {"a", "b", "c"}}};

} // namespace

TEST_CASE("limits are in the box", "[unit][discovery]") {
    Box box = Box::everything(3);
    CHECK(box.restricted().empty());
    for (std::size_t row = 0; row < 4; ++row) {
        CHECK(box.contains(inputs, row));
    }
    box.limits[0] = {.low = 0.2, .high = 0.5, .words = {}};
    CHECK(box.contains(inputs, 0));
    CHECK(box.contains(inputs, 2));
    CHECK_FALSE(box.contains(inputs, 3));
    box.limits[2].words = {{1, 2}};
    CHECK_FALSE(box.contains(inputs, 0));
    CHECK(box.contains(inputs, 1));
    CHECK(box.restricted() == std::vector<std::size_t>{0, 2});
}

TEST_CASE("a box in words", "[unit][discovery]") {
    CHECK(text(inputs[0], {.low = 0.2, .high = 0.5, .words = {}}) == "0.2 <= x1 <= 0.5");
    CHECK(text(inputs[0], {.low = 0.123456, .high = {}, .words = {}}) == "x1 >= 0.1235");
    CHECK(text(inputs[0], {.low = {}, .high = 1e-7, .words = {}}) == "x1 <= 1e-07");
    CHECK(text(inputs[0], {}) == "x1");
    CHECK(text(inputs[1], {.low = {}, .high = 1'234'567, .words = {}}) == "firms <= 1234567");
    CHECK(text(inputs[2], {.low = {}, .high = {}, .words = {{0, 2}}}) == "x2 in {a, c}");
    Box box = Box::everything(3);
    box.limits[1].low = 2;
    box.limits[2].words = {{1}};
    CHECK(texts(inputs, box) == std::vector<std::string>{"firms >= 2", "x2 in {b}"});
}
