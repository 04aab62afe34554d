// SPDX-License-Identifier: MIT
// A sample of a sweep's runs, simulated again and compared value by value.
#pragma once

#include <cstdint>
#include <string>

#include "sim/parallel/blocks.hpp"

namespace catchup::app {

/// Which runs: `runs` of them by lot, or all.
struct VerifySample {
    std::uint64_t runs = 20; // 0 = all
    std::uint64_t seed = 1;  // of the lot
};

/// What came of it.
struct SampleVerdict {
    std::uint64_t simulated = 0;
    std::uint64_t stored = 0;
    bool is_interrupted = false;
    std::string difference; // the first run that differs, in words; "" = none
};

/// Of a sweep's folder; looks at every byte of its store, too. Throws InputError if it is none.
[[nodiscard]] SampleVerdict verify_folder(const std::string& folder, const VerifySample& sample,
                                          Threads& threads);
/// Of a merged file, from the file alone. Throws InputError if it cannot be simulated again.
[[nodiscard]] SampleVerdict verify_merged(const std::string& file, const VerifySample& sample,
                                          Threads& threads);

} // namespace catchup::app
