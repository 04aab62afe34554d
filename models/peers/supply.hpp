// SPDX-License-Identifier: MIT
// Who buys from whom: directed links drawn by the sectors' inputs and the suppliers' size.
#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

#include "models/firms.hpp"
#include "models/sectors/sector.hpp"
#include "sim/config/field.hpp"
#include "sim/network/partners.hpp"
#include "sim/random/stream.hpp"

namespace catchup {

/// The supply layer: each place buys from so many others. Links belong to places and stay for the
/// run. Leaves out: volumes, prices, distance.
struct Supply {
    std::uint32_t suppliers = 2;
    double size_exponent = 1.0;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field(
                "suppliers", &Supply::suppliers, between(0, 1000), "firms",
                "suppliers of a firm; with its customers it has twice as many partners on average",
                "assumption"),
            field("size_exponent", &Supply::size_exponent, between(0, 5), "1",
                  "a firm is chosen as supplier in proportion to revenue to this power",
                  "assumption: preferential attachment by size"),
        };
    }
};

/// One purchase relation between places.
struct Purchase {
    Position buyer{};
    Position supplier{};
};

/// Draws the purchases of all places, by buyer and then by number of the supplier. The supplier's
/// sector is drawn by the `inputs` of the buyer's sector, the supplier within it by revenue to the
/// power `size_exponent`. A draw that would make a loop or a repeat is passed over for the next; a
/// link that finds no end in 20 attempts is left out. Reads `sector` and `revenue`.
[[nodiscard]] std::vector<Purchase> connect_supply(const Supply& supply,
                                                   const std::vector<Sector>& sectors,
                                                   const Firms& firms, const Stream& random);

/// Suppliers and customers of each place together.
[[nodiscard]] network::Partners trading_partners(std::uint32_t firms,
                                                 const std::vector<Purchase>& purchases);

} // namespace catchup
