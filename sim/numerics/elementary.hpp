// SPDX-License-Identifier: MIT
// Elementary functions with the same bits on every machine and in every vector width.
#pragma once

namespace catchup {

// exp and log are SLEEF's deterministic variants without fused multiply-add (Shibata and Petrogalli
// 2020): error below 1 ulp, scalar, SSE2, AVX and AVX-512 agree bit for bit. std::exp and std::log
// choose their code by processor and so differ between machines; the simulation never calls them.

[[nodiscard]] double exp(double x) noexcept;
[[nodiscard]] double log(double x) noexcept;
/// base^exponent for base > 0, as exp(exponent x log(base)); 0 for base = 0, whatever the exponent.
/// Error grows with p = |exponent x log(base)|: below 1 + 2 p ulp. Precondition: base >= 0.
[[nodiscard]] double power(double base, double exponent) noexcept;
/// Standard normal distribution function, by SLEEF's deterministic erfc.
[[nodiscard]] double normal_probability(double x) noexcept;
/// Its inverse on (0, 1), Wichura 1988 (AS 241, PPND16): relative error about 1e-16.
[[nodiscard]] double normal_quantile(double probability) noexcept;

} // namespace catchup
