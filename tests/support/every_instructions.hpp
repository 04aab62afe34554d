// SPDX-License-Identifier: MIT
// The same test under every set of vector instructions that the machine has.
#pragma once

#include "sim/numerics/instructions.hpp"
#include "tests/support/catch.hpp"

namespace catchup::test {

/// Calls `work` under the baseline, AVX2 and AVX-512, as far as the processor goes.
template <class Work>
void with_every_instructions(Work&& work) {
    for (const auto wanted : {Instructions::baseline, Instructions::avx2, Instructions::avx512}) {
        limit_instructions(wanted);
        INFO("instructions: " << instruction_sets[static_cast<std::size_t>(instructions())]);
        work();
    }
    limit_instructions(Instructions::avx512);
}

} // namespace catchup::test
