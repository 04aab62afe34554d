// SPDX-License-Identifier: MIT
// Parts of a random scenario that have a file of their own.
#pragma once

#include "sim/base/calendar.hpp"
#include "tests/oracle/draft.hpp"

namespace catchup::oracle {

struct Size {
    int firms = 0;
    int counties = 0;
    int quarters = 0;
};

/// What the parts need to know of the scenario.
struct Setting {
    Size size;
    Quarter start;
    Words sectors; // kinds

    [[nodiscard]] std::string date(int quarters_after_start) const {
        return to_string(start.plus(quarters_after_start));
    }
};

/// Windows of opportunity: none in some scenarios, up to four in others.
void windows(Draft& draft, Dice& dice, const Setting& setting);

/// Purses and interventions; in two scenarios of three, all nine levers.
void policy(Draft& draft, Dice& dice, const Setting& setting);

} // namespace catchup::oracle
