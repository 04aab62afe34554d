// SPDX-License-Identifier: MIT
// The functions of elementary.hpp over whole arrays: the same bits, several numbers at a time.
#pragma once

#include <span>

namespace catchup {

/// Each replaces every value by its function. Preconditions as in elementary.hpp.
void exp_of_each(std::span<double> values) noexcept;
void log_of_each(std::span<double> values) noexcept;
void normal_quantile_of_each(std::span<double> values) noexcept;
void normal_probability_of_each(std::span<double> values) noexcept;

/// exp in single precision: SLEEF's, error below 1 ulp, the same bits at every width.
void exp_of_each(std::span<float> values) noexcept;

} // namespace catchup
