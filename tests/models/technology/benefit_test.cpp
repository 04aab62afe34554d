// SPDX-License-Identifier: MIT
#include "models/technology/benefit.hpp"

#include "tests/support/catch.hpp"

using namespace catchup;

namespace {

double gain_points(State s, std::array<double, 3> fit = {1, 1, 1}, double nu = 0,
                   double share = 0) {
    return 100 * steady_gain(gain_table(Benefit{}, {1, 1, 1})[s.value()], fit, nu, share);
}

} // namespace

TEST_CASE("E2 by hand at the defaults, in margin points", "[unit][benefit]") {
    CHECK(gain_points(state_of(0, 0, 0)) == 0.0);
    CHECK(gain_points(state_of(1, 0, 0)) == Approx(1.0));
    CHECK(gain_points(state_of(0, 1, 0)) == Approx(0.4));
    CHECK(gain_points(state_of(1, 1, 0)) == Approx(2.15));
    CHECK(gain_points(state_of(2, 1, 0)) == Approx(3.9));
    CHECK(gain_points(state_of(1, 2, 0)) == Approx(3.3));
    CHECK(gain_points(state_of(2, 2, 0)) == Approx(5.8));
    CHECK(gain_points(state_of(0, 0, 1)) == Approx(0.24));
    CHECK(gain_points(state_of(2, 2, 1)) == Approx(7.4));
    CHECK(gain_points(state_of(2, 2, 2)) == Approx(9.0));
}

TEST_CASE("fit and the externality enter as E2 says", "[unit][benefit]") {
    // D1N1: .01 w_D + .007 w_N (1 + nu share) + .0045
    CHECK(gain_points(state_of(1, 1, 0), {2, 1, 1}) == Approx(3.15));
    CHECK(gain_points(state_of(1, 1, 0), {1, 2, 1}) == Approx(2.85));
    CHECK(gain_points(state_of(1, 1, 0), {1, 1, 5}) == Approx(2.15));
    CHECK(gain_points(state_of(1, 1, 0), {1, 1, 1}, 0.3, 0.5) == Approx(2.15 + 0.7 * 0.15));
}

TEST_CASE("no step ever lowers the gain at the defaults", "[property][benefit]") {
    for (std::uint8_t s = 0; s < states; ++s) {
        for (Mask step = 1; step < masks; ++step) {
            if (admissible(State{s}, step)) {
                CHECK(gain_points(after(State{s}, step)) > gain_points(State{s}));
            }
        }
    }
}
