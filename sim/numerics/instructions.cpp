// SPDX-License-Identifier: MIT
#include "sim/numerics/instructions.hpp"

#include <algorithm>

#include <hwy/targets.h>

namespace catchup {
namespace {

Instructions widest_here() noexcept {
    const auto targets = hwy::SupportedTargets();
    return (targets & HWY_AVX3) != 0   ? Instructions::avx512
           : (targets & HWY_AVX2) != 0 ? Instructions::avx2
                                       : Instructions::baseline;
}

Instructions& chosen() noexcept {
    static Instructions choice = widest_here();
    return choice;
}

} // namespace

std::optional<Instructions> parse_instructions(std::string_view name) noexcept {
    for (const auto set : {Instructions::baseline, Instructions::avx2, Instructions::avx512}) {
        if (instruction_sets[static_cast<std::size_t>(set)] == name) {
            return set;
        }
    }
    return std::nullopt;
}

Instructions instructions() noexcept { return chosen(); }

void limit_instructions(Instructions widest) noexcept {
    hwy::SetSupportedTargetsForTest(0);
    const Instructions use = std::min(widest, widest_here());
    auto targets = hwy::SupportedTargets();
    if (use < Instructions::avx512) {
        targets &= ~(HWY_AVX3_DL | HWY_AVX3);
    }
    if (use < Instructions::avx2) {
        targets &= ~HWY_AVX2;
    }
    hwy::SetSupportedTargetsForTest(targets);
    chosen() = use;
}

} // namespace catchup
