// SPDX-License-Identifier: MIT
#include "sim/numerics/elementary.hpp"

#include <array>
#include <cmath>

#include <sleef.h>

#include "sim/base/contract.hpp"
#include "sim/numerics/quantile_coefficients.hpp"

namespace catchup {
namespace {

/// Polynomial by Horner's rule, highest coefficient last.
template <std::size_t N>
double horner(const std::array<double, N>& coefficients, double x) noexcept {
    double value = coefficients[N - 1];
    for (std::size_t i = N - 1; i-- > 0;) {
        value = value * x + coefficients[i];
    }
    return value;
}

} // namespace

double exp(double x) noexcept { return Sleef_cinz_expd1_u10purec(x); }
double log(double x) noexcept { return Sleef_cinz_logd1_u10purec(x); }

double power(double base, double exponent) noexcept {
    EXPECTS(base >= 0.0);
    return base > 0.0 ? exp(exponent * log(base)) : 0.0;
}

double normal_probability(double x) noexcept {
    constexpr double root_half = 0.70710678118654752440;
    return 0.5 * Sleef_cinz_erfcd1_u15purec(-x * root_half);
}

double normal_quantile(double probability) noexcept {
    EXPECTS(probability > 0.0 && probability < 1.0);
    const double centred = probability - 0.5;
    if (std::abs(centred) <= 0.425) {
        const double r = 0.180625 - centred * centred;
        return centred * horner(wichura::A, r) / horner(wichura::B, r);
    }
    const double tail = centred < 0.0 ? probability : 1.0 - probability;
    const double r = std::sqrt(-log(tail));
    const double size = r <= 5.0 ? horner(wichura::C, r - 1.6) / horner(wichura::D, r - 1.6)
                                 : horner(wichura::E, r - 5.0) / horner(wichura::F, r - 5.0);
    return centred < 0.0 ? -size : size;
}

} // namespace catchup
