// SPDX-License-Identifier: MIT
#include "sim/numerics/quantile_coefficients.hpp"

#include <cmath>

#include "tests/support/catch.hpp"

using namespace catchup;

namespace {

template <std::size_t N>
double polynomial(const std::array<double, N>& coefficients, double x) {
    double sum = 0.0;
    for (std::size_t i = N; i-- > 0;) {
        sum = sum * x + coefficients[i];
    }
    return sum;
}

} // namespace

TEST_CASE("the parts of the normal quantile meet at their joints", "[unit][numerics]") {
    using namespace wichura;
    const double centred = 0.425; // probability .925
    const double square = 0.180625 - centred * centred;
    const double r = std::sqrt(-std::log(0.5 - centred));
    CHECK(polynomial(C, r - 1.6) / polynomial(D, r - 1.6) ==
          Approx(centred * polynomial(A, square) / polynomial(B, square)).epsilon(1e-14));
    CHECK(polynomial(E, 0.0) / polynomial(F, 0.0) ==
          Approx(polynomial(C, 3.4) / polynomial(D, 3.4)).epsilon(1e-14)); // r = 5
}
