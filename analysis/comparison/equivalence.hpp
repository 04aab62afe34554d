// SPDX-License-Identifier: MIT
// Whether two arms differ by less than what matters: no difference found is not no difference.
#pragma once

#include <optional>

#include "analysis/comparison/t_test.hpp"

namespace catchup::analysis {

/// Two one-sided t tests (Schuirmann 1987): both small says that the difference of means lies within
/// +-margin. The same at level 5 % as a 90 % interval that lies within. None if nothing varies.
struct Equivalence {
    double margin = 0.0;
    std::optional<double> lower_p;    // of a difference at or below -margin
    std::optional<double> upper_p;    // of a difference at or above +margin
    std::optional<double> p;          // the larger
    std::optional<Interval> interval; // 90 %
};

/// Precondition: margin > 0.
[[nodiscard]] Equivalence equivalence(const TTest& test, double margin);

} // namespace catchup::analysis
