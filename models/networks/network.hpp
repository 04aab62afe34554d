// SPDX-License-Identifier: MIT
// What a network kind is: who could be partner of whom, as links between places.
#pragma once

#include <concepts>
#include <span>
#include <string_view>
#include <vector>

#include "sim/network/partners.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/random/stream.hpp"

namespace catchup {

/// The places of each county, in position order.
using Counties = std::vector<std::vector<Position>>;

/// A plain struct: parameters, fields(), check(), and links as a function of places and luck.
/// `random` says whether the links differ between replications.
template <class Kind>
concept NetworkKind = requires(const Kind& kind, const Counties& counties, const Stream& random) {
    { Kind::name } -> std::convertible_to<std::string_view>;
    { Kind::meaning } -> std::convertible_to<std::string_view>;
    { Kind::random } -> std::convertible_to<bool>;
    Kind::fields();
    { kind.connect(counties, random) } -> std::same_as<std::vector<network::Link>>;
};

[[nodiscard]] inline std::uint32_t firms_in(const Counties& counties) noexcept {
    std::size_t firms = 0;
    for (const std::vector<Position>& members : counties) {
        firms += members.size();
    }
    return static_cast<std::uint32_t>(firms);
}

/// Applies `generate` to each county and gathers the links, county by county.
template <class Generate>
std::vector<network::Link> within_counties(const Counties& counties, Generate&& generate) {
    if (counties.size() == 1) {
        return generate(std::span{counties.front()});
    }
    std::vector<std::vector<network::Link>> local(counties.size());
    for_each_task(static_cast<std::uint32_t>(counties.size()),
                  [&](std::uint32_t c) { local[c] = generate(std::span{counties[c]}); });
    std::size_t all = 0;
    for (const std::vector<network::Link>& some : local) {
        all += some.size();
    }
    std::vector<network::Link> links;
    links.reserve(all);
    for (const std::vector<network::Link>& some : local) {
        links.insert(links.end(), some.begin(), some.end());
    }
    return links;
}

} // namespace catchup
