// SPDX-License-Identifier: MIT
// Which vector instructions the loops use: chosen once, by processor or by the environment. Every
// choice gives the same bits: no fused operations, no sums in another order.
#pragma once

#include <string_view>

namespace catchup {

enum class Instructions { baseline, avx2, avx512 };

/// Names for the environment variable CATCHUP_INSTRUCTIONS, in order of the enumeration.
inline constexpr std::string_view instruction_sets[] = {"baseline", "avx2", "avx512"};

/// The widest set that the processor has, or what `limit_instructions` left of it.
[[nodiscard]] Instructions instructions() noexcept;

/// Uses nothing wider from now on. Call it before the first loop runs: other threads may read the
/// choice at any time.
void limit_instructions(Instructions widest) noexcept;

/// What `work()` returns, compiled once for each set of instructions: a plain loop inside becomes a
/// loop over vectors. For that it must capture by value (what is captured by reference could change
/// under the loop), read plain numbers (Column::numbers), and choose by `?:` instead of branching.
/// Everything that it calls must be visible to the compiler.
template <class Work>
[[gnu::target("arch=x86-64-v4,prefer-vector-width=512"), gnu::flatten]] auto
vectorised_for_avx512(Work work) noexcept {
    return work();
}
template <class Work>
[[gnu::target("arch=x86-64-v3"), gnu::flatten]] auto vectorised_for_avx2(Work work) noexcept {
    return work();
}
template <class Work>
auto vectorised(Work work) noexcept {
    static_assert(noexcept(work()), "a vectorised loop must be noexcept");
    switch (instructions()) {
    case Instructions::avx512:
        return vectorised_for_avx512(work);
    case Instructions::avx2:
        return vectorised_for_avx2(work);
    case Instructions::baseline:
        break;
    }
    return work();
}

} // namespace catchup
