// SPDX-License-Identifier: MIT
// Compiled once for each target of Highway; the last lines choose among them at run time.
#include "sim/numerics/elementary_of_many.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include <sleef.h>

#include "sim/numerics/quantile_coefficients.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "sim/numerics/elementary_of_many.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace catchup {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Reals = hn::ScalableTag<double>;
using Floats = hn::ScalableTag<float>;

// SLEEF's header shows wide functions only to files that are wide throughout; the library has them
#if HWY_TARGET == HWY_AVX3 || HWY_TARGET == HWY_AVX3_DL
extern "C" {
__m512d Sleef_cinz_logd8_u10avx512fnofma(__m512d);
__m512d Sleef_cinz_expd8_u10avx512fnofma(__m512d);
__m512d Sleef_cinz_erfcd8_u15avx512fnofma(__m512d);
__m512 Sleef_cinz_expf16_u10avx512fnofma(__m512);
}
HWY_INLINE hn::Vec<Reals> log_of(hn::Vec<Reals> x) {
    return hn::Vec<Reals>{Sleef_cinz_logd8_u10avx512fnofma(x.raw)};
}
HWY_INLINE hn::Vec<Reals> exp_of(hn::Vec<Reals> x) {
    return hn::Vec<Reals>{Sleef_cinz_expd8_u10avx512fnofma(x.raw)};
}
HWY_INLINE hn::Vec<Reals> erfc_of(hn::Vec<Reals> x) {
    return hn::Vec<Reals>{Sleef_cinz_erfcd8_u15avx512fnofma(x.raw)};
}
HWY_INLINE hn::Vec<Floats> exp_of(hn::Vec<Floats> x) {
    return hn::Vec<Floats>{Sleef_cinz_expf16_u10avx512fnofma(x.raw)};
}
#elif HWY_TARGET == HWY_AVX2
extern "C" {
__m256d Sleef_cinz_logd4_u10avx(__m256d);
__m256d Sleef_cinz_expd4_u10avx(__m256d);
__m256d Sleef_cinz_erfcd4_u15avx(__m256d);
__m256 Sleef_cinz_expf8_u10avx(__m256);
}
HWY_INLINE hn::Vec<Reals> log_of(hn::Vec<Reals> x) {
    return hn::Vec<Reals>{Sleef_cinz_logd4_u10avx(x.raw)};
}
HWY_INLINE hn::Vec<Reals> exp_of(hn::Vec<Reals> x) {
    return hn::Vec<Reals>{Sleef_cinz_expd4_u10avx(x.raw)};
}
HWY_INLINE hn::Vec<Reals> erfc_of(hn::Vec<Reals> x) {
    return hn::Vec<Reals>{Sleef_cinz_erfcd4_u15avx(x.raw)};
}
HWY_INLINE hn::Vec<Floats> exp_of(hn::Vec<Floats> x) {
    return hn::Vec<Floats>{Sleef_cinz_expf8_u10avx(x.raw)};
}
#else
/// Number by number.
template <class D, class Function>
HWY_INLINE hn::Vec<D> one_by_one(D numbers, hn::Vec<D> x, Function function) {
    HWY_ALIGN hn::TFromD<D> lane[hn::MaxLanes(D())];
    hn::Store(x, numbers, lane);
    for (auto& value : lane) {
        value = function(value);
    }
    return hn::Load(numbers, lane);
}
HWY_INLINE hn::Vec<Reals> log_of(hn::Vec<Reals> x) {
    return one_by_one(Reals(), x, Sleef_cinz_logd1_u10purec);
}
HWY_INLINE hn::Vec<Reals> exp_of(hn::Vec<Reals> x) {
    return one_by_one(Reals(), x, Sleef_cinz_expd1_u10purec);
}
HWY_INLINE hn::Vec<Reals> erfc_of(hn::Vec<Reals> x) {
    return one_by_one(Reals(), x, Sleef_cinz_erfcd1_u15purec);
}
HWY_INLINE hn::Vec<Floats> exp_of(hn::Vec<Floats> x) {
    return one_by_one(Floats(), x, Sleef_cinz_expf1_u10purec);
}
#endif

/// Horner's rule as in elementary.cpp: a multiply, then an add, never fused.
template <std::size_t N>
HWY_INLINE hn::Vec<Reals> horner(const std::array<double, N>& coefficients, hn::Vec<Reals> x) {
    const Reals numbers;
    auto value = hn::Set(numbers, coefficients[N - 1]);
    for (std::size_t i = N - 1; i-- > 0;) {
        value = hn::Add(hn::Mul(value, x), hn::Set(numbers, coefficients[i]));
    }
    return value;
}

/// Of probabilities within .425 of the middle.
HWY_INLINE hn::Vec<Reals> middle_quantile_of(hn::Vec<Reals> probability) {
    using namespace wichura;
    const auto centred = hn::Sub(probability, hn::Set(Reals(), 0.5));
    const auto square = hn::Sub(hn::Set(Reals(), 0.180625), hn::Mul(centred, centred));
    return hn::Div(hn::Mul(centred, horner(A, square)), horner(B, square));
}
/// Of all others.
HWY_INLINE hn::Vec<Reals> tail_quantile_of(hn::Vec<Reals> probability) {
    const Reals numbers;
    using namespace wichura;
    const auto below = hn::Lt(hn::Sub(probability, hn::Set(numbers, 0.5)), hn::Zero(numbers));
    const auto tail =
        hn::IfThenElse(below, probability, hn::Sub(hn::Set(numbers, 1.0), probability));
    const auto r = hn::Sqrt(hn::Neg(log_of(tail)));
    const auto near = hn::Sub(r, hn::Set(numbers, 1.6));
    auto size = hn::Div(horner(C, near), horner(D, near));
    const auto far = hn::Gt(r, hn::Set(numbers, 5.0));
    if (!hn::AllFalse(numbers, far)) {
        const auto beyond = hn::Sub(r, hn::Set(numbers, 5.0));
        size = hn::IfThenElse(far, hn::Div(horner(E, beyond), horner(F, beyond)), size);
    }
    return hn::IfThenElse(below, hn::Neg(size), size);
}

/// Whole vectors in place; the rest goes through a vector padded with `filler`.
template <class D, class Function>
HWY_INLINE void replace(D numbers, std::span<hn::TFromD<D>> values, hn::TFromD<D> filler,
                        Function function) {
    const std::size_t lanes = hn::Lanes(numbers);
    std::size_t i = 0;
    for (; i + lanes <= values.size(); i += lanes) {
        hn::StoreU(function(hn::LoadU(numbers, &values[i])), numbers, &values[i]);
    }
    if (i < values.size()) {
        HWY_ALIGN hn::TFromD<D> rest[hn::MaxLanes(D())];
        std::fill(std::begin(rest), std::end(rest), filler);
        std::copy(values.begin() + static_cast<std::ptrdiff_t>(i), values.end(), rest);
        hn::Store(function(hn::Load(numbers, rest)), numbers, rest);
        std::copy(rest, rest + (values.size() - i), &values[i]);
    }
}

void exp_reals(std::span<double> values) {
    replace(Reals(), values, 0.0, [](auto x) HWY_ATTR { return exp_of(x); });
}
void exp_floats(std::span<float> values) {
    replace(Floats(), values, 0.0F, [](auto x) HWY_ATTR { return exp_of(x); });
}
void log_reals(std::span<double> values) {
    replace(Reals(), values, 1.0, [](auto x) HWY_ATTR { return log_of(x); });
}
void normal_probability_reals(std::span<double> values) {
    replace(Reals(), values, 0.0, [](auto x) HWY_ATTR {
        const auto root_half = hn::Set(Reals(), 0.70710678118654752440);
        return hn::Mul(hn::Set(Reals(), 0.5), erfc_of(hn::Mul(hn::Neg(x), root_half)));
    });
}
/// The tails, about one in seven, need a logarithm: they are gathered from many vectors first.
void normal_quantile_reals(std::span<double> values) {
    constexpr std::size_t most = 1024;
    while (!values.empty()) {
        const auto some = values.first(std::min(values.size(), most));
        values = values.subspan(some.size());
        std::array<std::uint16_t, most> whose;
        std::array<double, most> tails;
        std::size_t found = 0;
        for (std::size_t i = 0; i < some.size(); ++i) { // no branch: luck cannot be predicted
            whose[found] = static_cast<std::uint16_t>(i);
            found += std::abs(some[i] - 0.5) <= 0.425 ? 0U : 1U;
        }
        for (std::size_t i = 0; i < found; ++i) {
            tails[i] = some[whose[i]];
        }
        replace(Reals(), some, 0.5, [](auto x) HWY_ATTR { return middle_quantile_of(x); });
        replace(Reals(), std::span{tails}.first(found), 0.01,
                [](auto x) HWY_ATTR { return tail_quantile_of(x); });
        for (std::size_t i = 0; i < found; ++i) {
            some[whose[i]] = tails[i];
        }
    }
}

} // namespace
} // namespace HWY_NAMESPACE
} // namespace catchup
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace catchup {

HWY_EXPORT(exp_reals);
HWY_EXPORT(exp_floats);
HWY_EXPORT(log_reals);
HWY_EXPORT(normal_quantile_reals);
HWY_EXPORT(normal_probability_reals);

void exp_of_each(std::span<double> values) noexcept { HWY_DYNAMIC_DISPATCH(exp_reals)(values); }
void exp_of_each(std::span<float> values) noexcept { HWY_DYNAMIC_DISPATCH(exp_floats)(values); }
void log_of_each(std::span<double> values) noexcept { HWY_DYNAMIC_DISPATCH(log_reals)(values); }
void normal_quantile_of_each(std::span<double> values) noexcept {
    HWY_DYNAMIC_DISPATCH(normal_quantile_reals)(values);
}
void normal_probability_of_each(std::span<double> values) noexcept {
    HWY_DYNAMIC_DISPATCH(normal_probability_reals)(values);
}

} // namespace catchup
#endif
