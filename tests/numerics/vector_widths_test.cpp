// SPDX-License-Identifier: MIT
// exp and log have the same bits in every vector width this machine has, so that a kernel may be
// vectorised by hand without moving a result.
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "sim/numerics/elementary.hpp"
#include "tests/support/catch.hpp"

#if defined(__x86_64__)
#include <immintrin.h>

#define FOR_AVX __attribute__((target("avx")))
#define FOR_AVX512 __attribute__((target("avx512f")))

// sleef.h declares the wide functions only to a compiler that may use them everywhere
extern "C" {
__m128d Sleef_cinz_expd2_u10sse2(__m128d);
__m128d Sleef_cinz_logd2_u10sse2(__m128d);
FOR_AVX __m256d Sleef_cinz_expd4_u10avx(__m256d);
FOR_AVX __m256d Sleef_cinz_logd4_u10avx(__m256d);
FOR_AVX512 __m512d Sleef_cinz_expd8_u10avx512fnofma(__m512d);
FOR_AVX512 __m512d Sleef_cinz_logd8_u10avx512fnofma(__m512d);
}

namespace {

enum class Function { exp, log };

void two_at_a_time(Function function, double* x) {
    const __m128d v = _mm_loadu_pd(x);
    _mm_storeu_pd(x, function == Function::exp ? Sleef_cinz_expd2_u10sse2(v)
                                               : Sleef_cinz_logd2_u10sse2(v));
}
FOR_AVX void four_at_a_time(Function function, double* x) {
    const __m256d v = _mm256_loadu_pd(x);
    _mm256_storeu_pd(x, function == Function::exp ? Sleef_cinz_expd4_u10avx(v)
                                                  : Sleef_cinz_logd4_u10avx(v));
}
FOR_AVX512 void eight_at_a_time(Function function, double* x) {
    const __m512d v = _mm512_loadu_pd(x);
    _mm512_storeu_pd(x, function == Function::exp ? Sleef_cinz_expd8_u10avx512fnofma(v)
                                                  : Sleef_cinz_logd8_u10avx512fnofma(v));
}

/// Multiples of 8 numbers: the whole range, the surroundings of 0 and 1, and the odd ones.
std::vector<double> inputs(Function function) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    std::vector<double> x{0.0,      1.0,       infinity, 0x1p-1074,
                          0x1p1023, 0x1p-1022, 709.5,    std::nextafter(1.0, 0.0)};
    for (std::uint32_t k = 0; k < 200'000; ++k) {
        const double u = std::fmod(0.5 + k * 0.6180339887498949, 1.0);
        if (function == Function::exp) {
            x.insert(x.end(), {1600.0 * (u - 0.5), 80.0 * (u - 0.5), 2.0 * u - 1.0, 1e-8 * u});
        } else {
            x.insert(x.end(), {u, 2.0 * u, std::ldexp(u, static_cast<int>(k % 2000) - 1000),
                               1.0 + 1e-9 * (u - 0.5)});
        }
    }
    return x;
}

/// How many results of the wide function differ from the scalar one in any bit.
template <class Wide>
int differences(Function function, std::size_t width, Wide&& wide) {
    int different = 0;
    const std::vector<double> x = inputs(function);
    std::vector<double> y = x;
    for (std::size_t k = 0; k < x.size(); k += width) {
        wide(function, y.data() + k);
    }
    for (std::size_t k = 0; k < x.size(); ++k) {
        const double scalar = function == Function::exp ? catchup::exp(x[k]) : catchup::log(x[k]);
        different += std::bit_cast<std::uint64_t>(scalar) != std::bit_cast<std::uint64_t>(y[k]);
    }
    return different;
}

} // namespace

TEST_CASE("exp and log have the same bits in every vector width", "[determinism][numerics]") {
    for (const Function function : {Function::exp, Function::log}) {
        CAPTURE(function == Function::exp ? "exp" : "log");
        CHECK(differences(function, 2, two_at_a_time) == 0);
        if (__builtin_cpu_supports("avx")) {
            CHECK(differences(function, 4, four_at_a_time) == 0);
        }
        if (__builtin_cpu_supports("avx512f")) {
            CHECK(differences(function, 8, eight_at_a_time) == 0);
        }
        // control: a result that is one bit off is seen
        const auto off = [](Function f, double* x) {
            *x = f == Function::exp ? catchup::exp(*x) : catchup::log(*x);
            *x = std::nextafter(*x, 2.0);
        };
        CHECK(differences(function, 1, off) > 800'000);
    }
}
#endif
