// SPDX-License-Identifier: MIT
// How firms choose among steps: R1 to R6.
#pragma once

#include <functional>
#include <vector>

#include "models/catalogue.hpp"
#include "tests/oracle/firm.hpp"

namespace catchup::oracle {

/// An open step as the firm sees it.
struct Option {
    int step = 0;
    int builder = nobody;
    double price = 0.0; // million RMB, without support: what the firm sees
    double whole = 0.0; // million RMB, support included
    Fen support;
    int supporter = nobody; // the intervention that pays it
    double gain = 0.0;      // true
    double believed = 0.0;  // E10
    double payback = 0.0;   // years
    double risk = 0.0;      // P(abandoned or late)
};

struct View {
    const Firm& firm;
    std::vector<Option> options;     // fewest technologies first, then lowest mask
    bool prompted = false;           // by an offer, an invitation or a window of this quarter
    std::function<double(int)> luck; // uniform number of a step; of staying, step 0
};

/// The step that the firm takes; 0 = it stays.
int choose(const AdoptionRules& rule, const View& view);

} // namespace catchup::oracle
