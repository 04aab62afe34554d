// SPDX-License-Identifier: MIT
#include "sim/numerics/elementary.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include <boost/multiprecision/cpp_bin_float.hpp>

#include "tests/support/catch.hpp"

namespace {

using Exact = boost::multiprecision::cpp_bin_float_50;

/// Distance from the exact value in units of the last place of the nearest double.
double error_in_ulp(double value, const Exact& exact) {
    const double nearest = exact.convert_to<double>();
    int power = 0;
    static_cast<void>(std::frexp(nearest, &power));
    const double ulp = std::ldexp(1.0, std::max(power - 53, -1074));
    return std::abs(((Exact{value} - exact) / ulp).convert_to<double>());
}

/// A fixed, patternless sequence in (0, 1).
double spread(std::uint32_t k) { return std::fmod(0.5 + k * 0.6180339887498949, 1.0); }

constexpr double infinity = std::numeric_limits<double>::infinity();

} // namespace

TEST_CASE("exp is within one unit of the last place", "[unit][numerics]") {
    double worst = 0.0;
    for (std::uint32_t k = 0; k < 4000; ++k) {
        for (const double width : {1.0, 40.0, 700.0}) {
            const double x = width * (2.0 * spread(k) - 1.0);
            worst = std::max(worst, error_in_ulp(catchup::exp(x), exp(Exact{x})));
        }
    }
    CHECK(worst < 1.0);
    CHECK(worst > 0.4); // control: the ruler does measure
}

TEST_CASE("log is within one unit of the last place", "[unit][numerics]") {
    double worst = 0.0;
    for (std::uint32_t k = 0; k < 4000; ++k) {
        const double u = spread(k);
        for (const double x : {u, 0.5 + u, 1.0 + 1e-6 * (u - 0.5), std::ldexp(u, 1000),
                               std::ldexp(u, -1000), std::ldexp(u, -1060)}) {
            worst = std::max(worst, error_in_ulp(catchup::log(x), log(Exact{x})));
        }
    }
    CHECK(worst < 1.0);
    CHECK(worst > 0.4);
}

TEST_CASE("exp and log at the ends of their ranges", "[unit][numerics]") {
    CHECK(catchup::exp(0.0) == 1.0);
    CHECK(catchup::exp(-infinity) == 0.0);
    CHECK(catchup::exp(infinity) == infinity);
    CHECK(catchup::exp(710.0) == infinity);
    CHECK(catchup::exp(-800.0) == 0.0);
    CHECK(std::isnan(catchup::exp(std::nan(""))));
    CHECK(catchup::log(1.0) == 0.0);
    CHECK(catchup::log(0.0) == -infinity);
    CHECK(catchup::log(infinity) == infinity);
    CHECK(std::isnan(catchup::log(-1.0)));
}

TEST_CASE("exp rises and undoes log", "[property][numerics]") {
    for (std::uint32_t k = 0; k < 10'000; ++k) {
        const double x = 50.0 * (2.0 * spread(k) - 1.0);
        REQUIRE(catchup::exp(x) < catchup::exp(x + 1e-12 * std::abs(x) + 1e-14));
        REQUIRE(catchup::log(catchup::exp(x)) == Approx(x).epsilon(1e-15).margin(3e-16));
    }
}

TEST_CASE("powers", "[unit][numerics]") {
    CHECK(catchup::power(0.0, 0.5) == 0.0);
    CHECK(catchup::power(5.0, 0.0) == 1.0);
    CHECK(catchup::power(1.0, 123.0) == 1.0);
    CHECK(catchup::power(2.0, 10.0) == Approx(1024.0).epsilon(1e-14));
    CHECK(catchup::power(9.0, 0.5) == Approx(3.0).epsilon(1e-15));
    double worst = 0.0; // in units of 1 + 2 |exponent x log(base)|
    for (std::uint32_t k = 0; k < 3000; ++k) {
        const double base = 10.0 * spread(k);
        const double exponent = 20.0 * (2.0 * spread(7 * k + 3) - 1.0);
        const double error =
            error_in_ulp(catchup::power(base, exponent), pow(Exact{base}, Exact{exponent}));
        worst = std::max(worst, error / (1.0 + 2.0 * std::abs(exponent * std::log(base))));
    }
    CHECK(worst < 1.0);
}
