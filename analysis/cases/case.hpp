// SPDX-License-Identifier: MIT
// A firm whose way up the ladder somebody has written down, year by year.
#pragma once

#include <string>
#include <vector>

#include "analysis/state_levels.hpp"

namespace catchup::analysis {

/// A row of a case's timeline. It holds until the next row begins: what lies between rows is not told.
struct CaseCode {
    int year = 0;
    Levels levels{};
};

struct Case {
    std::string id;
    std::string name;
    Levels start{};
    int begins = 0;              // first year
    int until = 0;               // last year, looked at too
    std::vector<CaseCode> codes; // by year, ascending; the first is the start
    std::string note;            // what its sources contradict each other in
};

/// The distinct successive codes, the start first.
[[nodiscard]] std::vector<Levels> observed_order(const Case& one);

/// The code at the end of each year from `begins` to `until`.
[[nodiscard]] std::vector<Levels> observed_by_year(const Case& one);

/// "D1N1I0".
[[nodiscard]] std::string label_of(const Levels& levels);

/// Whether codes can tell the two apart: false if each step between states in which both have been is
/// a step of both, and there is such a step.
[[nodiscard]] bool differ_in_order(const Case& one, const Case& other);

} // namespace catchup::analysis
