// SPDX-License-Identifier: MIT
// Exit and entry: who closes, and who takes the place.
#pragma once

#include <tuple>

#include "sim/config/field.hpp"

namespace catchup {

/// A firm exits when insolvent (finance.insolvency) or by chance; an entrant takes its place in the
/// same quarter. Leaves out: growth and decline of the number of firms.
struct Turnover {
    double exit_rate = 0.01;
    double copy_share = 0.5;
    double born_digital_share = 0.0;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("exit_rate", &Turnover::exit_rate, share, "1/quarter",
                  "probability that a firm closes for reasons outside the model", "assumption"),
            field(
                "copy_share", &Turnover::copy_share, share, "share of entrants",
                "entrants that begin at the lower median level of their sector in each technology",
                "assumption"),
            field("born_digital_share", &Turnover::born_digital_share, share, "share of entrants",
                  "entrants that begin at D1N1I0; the rest begin at D0N0I0",
                  "assumption: none unless a scenario says so"),
        };
    }
    void check(config::Complaints& complain) const {
        if (copy_share + born_digital_share > 1.0) {
            complain("born_digital_share", "and copy_share together exceed 1. Try smaller shares");
        }
    }
};

} // namespace catchup
