// SPDX-License-Identifier: MIT
#include "sim/numerics/elementary.hpp"

#include <array>
#include <cmath>

#include <sleef.h>

#include "sim/base/contract.hpp"

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

// Wichura 1988, Applied Statistics 37, 477-484: centre (A/B), shoulders (C/D), tails (E/F)
constexpr std::array A{3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3,
                       1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                       3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr std::array B{1.0,
                       4.2313330701600911252e+1,
                       6.8718700749205790830e+2,
                       5.3941960214247511077e+3,
                       2.1213794301586595867e+4,
                       3.9307895800092710610e+4,
                       2.8729085735721942674e+4,
                       5.2264952788528545610e+3};
constexpr std::array C{1.42343711074968357734e0,  4.63033784615654529590e0,
                       5.76949722146069140550e0,  3.64784832476320460504e0,
                       1.27045825245236838258e0,  2.41780725177450611770e-1,
                       2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr std::array D{1.0,
                       2.05319162663775882187e0,
                       1.67638483018380384940e0,
                       6.89767334985100004550e-1,
                       1.48103976427480074590e-1,
                       1.51986665636164571966e-2,
                       5.47593808499534494600e-4,
                       1.05075007164441684324e-9};
constexpr std::array E{6.65790464350110377720e0,  5.46378491116411436990e0,
                       1.78482653991729133580e0,  2.96560571828504891230e-1,
                       2.65321895265761230930e-2, 1.24266094738807843860e-3,
                       2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr std::array F{1.0,
                       5.99832206555887937690e-1,
                       1.36929880922735805310e-1,
                       1.48753612908506148525e-2,
                       7.86869131145613259100e-4,
                       1.84631831751005468180e-5,
                       1.42151175831644588870e-7,
                       2.04426310338993978564e-15};

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
        return centred * horner(A, r) / horner(B, r);
    }
    const double tail = centred < 0.0 ? probability : 1.0 - probability;
    const double r = std::sqrt(-log(tail));
    const double size = r <= 5.0 ? horner(C, r - 1.6) / horner(D, r - 1.6)
                                 : horner(E, r - 5.0) / horner(F, r - 5.0);
    return centred < 0.0 ? -size : size;
}

} // namespace catchup
