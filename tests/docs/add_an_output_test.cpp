// SPDX-License-Identifier: MIT
// The test that docs/add-an-output.md writes for its output variable.
#include <array>

#include "tests/docs/revenue_concentration_output.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

/// Three bearing makers of these revenues, and a sector of gears without firms.
std::array<double, 2> concentration(const std::array<float, 3>& revenues) {
    test::Staged stage{test::scenario("[population]\nfirms = 3\n"
                                      "[[sector]]\nkind = \"bearings\"\n"
                                      "[[sector]]\nkind = \"gears\"\nshare = 0.0\n")};
    for (std::uint32_t i = 0; i < 3; ++i) {
        stage.world.firms.revenue[Position{i}] = revenues[i];
    }
    std::array<double, 2> cells{-1.0, -1.0};
    revenue_concentration.reals(stage.world, cells);
    return cells;
}

} // namespace

TEST_CASE("concentration of revenue by hand", "[unit][output]") {
    // shares 1/8, 2/8, 5/8: (1 + 4 + 25) / 64
    CHECK(concentration({1.0F, 2.0F, 5.0F})[0] == 30.0 / 64.0);
}

TEST_CASE("concentration of revenue at its limits", "[unit][output]") {
    CHECK(concentration({4.0F, 4.0F, 4.0F})[0] == Approx(1.0 / 3.0)); // equal firms
    CHECK(concentration({1e-3F, 1e-3F, 1e6F})[0] == Approx(1.0));     // one has nearly all
    CHECK(concentration({1.0F, 2.0F, 5.0F})[1] == 0.0);               // no firms
}

TEST_CASE("concentration rises when a large firm takes from a small one", "[property][output]") {
    for (int i = 0; i < 99; ++i) {
        const auto shift = static_cast<float>(i) / 100.0F;
        CHECK(concentration({2.0F + shift + 0.01F, 1.0F, 1.0F - shift - 0.01F})[0] >
              concentration({2.0F + shift, 1.0F, 1.0F - shift})[0]);
    }
}
