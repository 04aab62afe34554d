// SPDX-License-Identifier: MIT
#include "analysis/comparison/equivalence.hpp"

#include <algorithm>

#include "sim/base/contract.hpp"

namespace catchup::analysis {

Equivalence equivalence(const TTest& test, double margin) {
    EXPECTS(margin > 0.0);
    Equivalence found{margin, test.above_p(-margin), test.below_p(margin), std::nullopt,
                      test.interval(0.9)};
    if (found.lower_p && found.upper_p) {
        found.p = std::max(*found.lower_p, *found.upper_p);
    }
    return found;
}

} // namespace catchup::analysis
