// SPDX-License-Identifier: MIT
#include "models/sectors/sector.hpp"

#include <fmt/format.h>

#include "models/catalogue.hpp"

namespace catchup {

void Sector::check(config::Complaints& complain) const {
    if (margin[0] > margin[1]) {
        complain("margin", "the lower end exceeds the upper end. Try swapping them");
    }
    double total = 0.0;
    for (const auto& [name, part] : start) {
        if (!parse_state(name)) {
            complain("start",
                     fmt::format("{} is not a state. Try a label from D0N0I0 to D2N2I2", name));
        }
        total += part;
    }
    if (!(total > 0.0)) {
        complain("start", "the shares add to 0. Try { D0N0I0 = 1.0 }");
    }
}

const std::vector<Sector>& Sector::presets() { return sector_profiles(); }

} // namespace catchup
