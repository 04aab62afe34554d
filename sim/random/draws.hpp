// SPDX-License-Identifier: MIT
// Draws of many firms at once: the same numbers as Stream's, several at a time.
#pragma once

#include <cstdint>
#include <span>

#include "sim/random/stream.hpp"

namespace catchup {

/// bits[i] = random.bits(ids[i], when, purpose, index). Fastest where ids follow each other (four of
/// them share a block). Preconditions: index < 65,536, and bits has at least the size of ids.
void draw_bits(const Stream& random, std::span<const std::uint32_t> ids, std::uint32_t when,
               Purpose purpose, std::uint32_t index, std::span<std::uint32_t> bits) noexcept;

/// The same for firms in a quarter.
inline void draw_bits(const Stream& random, std::span<const FirmId> ids, Step now, Purpose purpose,
                      std::uint32_t index, std::span<std::uint32_t> bits) noexcept {
    static_assert(sizeof(FirmId) == sizeof(std::uint32_t));
    draw_bits(random, {reinterpret_cast<const std::uint32_t*>(ids.data()), ids.size()}, now.value(),
              purpose, index, bits);
}

/// bits[i] = random.bits(id, when, purpose, i): the options of one firm.
void draw_options(const Stream& random, std::uint32_t id, std::uint32_t when, Purpose purpose,
                  std::span<std::uint32_t> bits) noexcept;

/// uniform[i] = to_uniform(bits[i]): what Stream::uniform makes of the same draw.
void to_uniforms(std::span<const std::uint32_t> bits, std::span<double> uniforms) noexcept;

} // namespace catchup
