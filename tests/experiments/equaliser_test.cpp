// SPDX-License-Identifier: MIT
#include "sim/experiments/equaliser.hpp"

#include "tests/support/catch.hpp"

using catchup::experiments::Equaliser;

namespace {

constexpr double tenth_of_a_per_cent = 0.001;

/// Answers every question of a search for `target` with `value(scale)`.
template <class Value>
Equaliser searched(double target, Value&& value) {
    Equaliser search{{0.25, 0.5, 1.0, 2.0, 4.0}};
    while (const auto scale = search.next()) {
        search.tell(*scale, value(*scale));
    }
    CHECK(search.scanned());
    search.aim(target, tenth_of_a_per_cent);
    while (const auto scale = search.next()) {
        search.tell(*scale, value(*scale));
    }
    return search;
}

} // namespace

TEST_CASE("a search finds the scale of a target within the range", "[unit]") {
    const auto saturating = [](double scale) { return 10.0 * scale / (1.0 + scale); };
    const Equaliser search = searched(6.0, saturating);
    CHECK(search.near_enough(tenth_of_a_per_cent));
    CHECK(search.best().scale == Approx(1.5).epsilon(0.01));
    CHECK(search.reach() == Approx(8.0));
    CHECK(search.trials().size() < 20);
}

TEST_CASE("a target above the range is not reached, and the nearest trial is told", "[unit]") {
    const Equaliser search = searched(6.0, [](double scale) { return scale < 2.0 ? scale : 4.0; });
    CHECK_FALSE(search.near_enough(0.01));
    CHECK(search.reach() == 4.0);
    CHECK(search.best().value == 4.0);
}

TEST_CASE("of several scales that reach the target the lowest bracket of the scan counts",
          "[unit]") {
    // up to 4 at scale 1, then down
    const auto hill = [](double scale) { return scale <= 1.0 ? 4.0 * scale : 4.0 / scale; };
    const Equaliser search = searched(3.0, hill);
    CHECK(search.best().scale == Approx(0.75).epsilon(0.01));
}

TEST_CASE("what lies above the lowest bracket is not looked at", "[unit]") {
    // 4 at scale .5, above the target, and just the target at scale 2
    const auto hill = [](double scale) { return scale <= 0.5 ? 8.0 * scale : 5.0 - scale; };
    const Equaliser search = searched(3.0, hill);
    CHECK(search.best().scale == Approx(0.375).epsilon(0.01));
}

TEST_CASE("of a plateau the lowest scale that is near enough counts", "[unit]") {
    const auto plateau = [](double scale) {
        return scale < 1.0 ? 9.0 * scale : scale < 4.0 ? 9.995 : 10.001;
    };
    const Equaliser search = searched(10.0, plateau);
    CHECK(search.best().scale == 1.0);
    CHECK(search.trials().size() == 5);
}

TEST_CASE("a jump past the target ends the search at the jump", "[unit]") {
    const auto steps = [](double scale) { return scale < 0.7 ? 1.0 : 5.0; };
    const Equaliser search = searched(3.5, steps);
    CHECK_FALSE(search.near_enough(0.01));
    CHECK(search.best().value == 5.0);
    CHECK(search.best().scale == Approx(0.7).epsilon(0.01));
}

TEST_CASE("the end of the scan is found without a search", "[unit]") {
    const Equaliser search = searched(4.0, [](double scale) { return scale; });
    CHECK(search.best().scale == 4.0);
    CHECK(search.trials().size() == 5);
}
