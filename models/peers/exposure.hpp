// SPDX-License-Identifier: MIT
// Whom a firm looks at, and how much each of them weighs (E1).
#pragma once

#include <tuple>

#include "sim/config/field.hpp"

namespace catchup {

/// Weights of the four layers of peers. They need not add to 1: a layer in which a firm has nobody
/// is left out and the others share its weight. Leaves out: peers outside county and sector who are
/// no partners.
struct Exposure {
    double neighbours = 0.2; // om_c, the network within the county
    double county = 0.2;     // om_c, everybody in the county
    double supply = 0.2;     // om_s
    double sector = 0.4;     // om_p

    static constexpr auto fields() {
        using namespace config;
        constexpr const char* a = "assumption";
        return std::tuple{
            field("neighbours", &Exposure::neighbours, weight, "weight",
                  "partners in the network of [network]", a),
            field("county", &Exposure::county, weight, "weight", "all firms of the county", a),
            field("supply", &Exposure::supply, weight, "weight",
                  "suppliers and customers, of [supply]", a),
            field("sector", &Exposure::sector, weight, "weight",
                  "all firms of the sector, each by the square root of its revenue: lead firms are "
                  "seen from afar",
                  a),
        };
    }
    void check(config::Complaints& complain) const {
        if (!(neighbours + county + supply + sector > 0.0)) {
            complain("sector", "and all other weights are 0. Try a positive weight");
        }
    }
};

} // namespace catchup
