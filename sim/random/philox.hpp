// SPDX-License-Identifier: MIT
// Random123's Philox4x32-10 (Salmon et al. 2011) behind one name. Counter-based: no state anywhere.
#pragma once

#include <array>
#include <cstdint>

#include <Random123/philox.h>

namespace catchup {

using PhiloxCounter = std::array<std::uint32_t, 4>;
using PhiloxBlock = std::array<std::uint32_t, 4>;

/// Four independent uniform 32-bit words as a pure function of key and counter.
[[nodiscard]] inline PhiloxBlock philox(std::uint64_t key, const PhiloxCounter& counter) noexcept {
    const r123::Philox4x32::ctr_type words{{counter[0], counter[1], counter[2], counter[3]}};
    const r123::Philox4x32::key_type halves{
        {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32)}};
    const auto out = r123::Philox4x32{}(words, halves);
    return {out[0], out[1], out[2], out[3]};
}

} // namespace catchup
