// SPDX-License-Identifier: MIT
#include "analysis/claims/verdict.hpp"

#include <algorithm>

namespace catchup::analysis {
namespace {

/// Of one bound: does the interval lie beyond it, short of it, or across?
Verdict beyond(double low, double high, double bound) {
    return low > bound     ? Verdict::supported
           : high <= bound ? Verdict::not_supported
                           : Verdict::undecided;
}

} // namespace

std::string_view word_of(Verdict verdict) noexcept {
    return verdict == Verdict::supported       ? "supported"
           : verdict == Verdict::not_supported ? "not supported"
                                               : "undecided";
}

Verdict judged(const Estimate& number, const Bounds& bounds) {
    const double low = number.interval ? number.interval->low : number.mean;
    const double high = number.interval ? number.interval->high : number.mean;
    std::vector<Verdict> verdicts;
    if (bounds.above) {
        verdicts.push_back(beyond(low, high, *bounds.above));
    }
    if (bounds.below) {
        verdicts.push_back(beyond(-high, -low, -*bounds.below));
    }
    return together(verdicts);
}

Verdict together(const std::vector<Verdict>& verdicts) {
    const auto any = [&](Verdict one) {
        return std::find(verdicts.begin(), verdicts.end(), one) != verdicts.end();
    };
    return any(Verdict::not_supported) ? Verdict::not_supported
           : any(Verdict::undecided)   ? Verdict::undecided
                                       : Verdict::supported;
}

} // namespace catchup::analysis
