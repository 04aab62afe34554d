// SPDX-License-Identifier: MIT
// Which run: what was simulated, and with which luck.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace catchup::experiments {

/// A run's name for life. `world` is the first 32 hexadecimal digits of a hash of everything that
/// decides results but the replication: model version, resolved parameters, seed, horizon, outputs.
struct RunKey {
    std::string world;
    std::uint32_t replication = 0;
    friend auto operator<=>(const RunKey&, const RunKey&) = default;
};
inline constexpr std::size_t world_digits = 32;

struct RunKeyHash {
    [[nodiscard]] std::size_t operator()(const RunKey& key) const noexcept {
        return std::hash<std::string>{}(key.world) ^ (std::size_t{key.replication} << 20U);
    }
};

} // namespace catchup::experiments
