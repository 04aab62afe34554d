// SPDX-License-Identifier: MIT
// Heap bytes in use, counted where this program allocates.
#pragma once

#include <cstdint>

namespace catchup::bench {

/// Heap bytes in use now: what malloc set aside for every `new` that has not been deleted.
[[nodiscard]] std::int64_t bytes_in_use() noexcept;

/// The most that was in use at once since the last `restart_peak`.
[[nodiscard]] std::int64_t peak_bytes() noexcept;
void restart_peak() noexcept;

} // namespace catchup::bench
