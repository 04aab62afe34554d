// SPDX-License-Identifier: MIT
#include "analysis/pathways/common_subsequence.hpp"

#include <algorithm>
#include <bit>

namespace catchup::analysis {
namespace {

constexpr std::size_t bits = 64;

} // namespace

CommonSubsequence::CommonSubsequence(const Sequence& one)
    : length_{one.states.size()}, words_{(one.states.size() + bits - 1) / bits} {
    const std::size_t states = 1U + *std::max_element(one.states.begin(), one.states.end());
    places_.resize(states * words_, 0);
    for (std::size_t place = 0; place < length_; ++place) {
        places_[one.states[place] * words_ + place / bits] |= std::uint64_t{1} << (place % bits);
    }
}

std::size_t CommonSubsequence::length_with(const Sequence& other) const {
    std::vector<std::uint64_t> open(words_, ~std::uint64_t{0});
    for (const Symbol state : other.states) {
        if ((state + 1U) * words_ > places_.size()) {
            continue; // stands nowhere
        }
        const std::uint64_t* const here = places_.data() + state * words_;
        std::uint64_t carry = 0;
        for (std::size_t word = 0; word < words_; ++word) {
            const std::uint64_t matched = open[word] & here[word];
            const std::uint64_t sum = open[word] + matched;
            const std::uint64_t whole = sum + carry;
            carry = static_cast<std::uint64_t>(sum < matched || whole < sum);
            open[word] = whole | (open[word] & ~here[word]);
        }
    }
    std::size_t found = 0; // a 0 for each period of the common subsequence
    for (std::size_t word = 0; word < words_; ++word) {
        const std::size_t used = std::min(bits, length_ - word * bits);
        const std::uint64_t mask =
            used == bits ? ~std::uint64_t{0} : (std::uint64_t{1} << used) - 1;
        found += static_cast<std::size_t>(std::popcount(~open[word] & mask));
    }
    return found;
}

double CommonSubsequence::distance_from(const Sequence& other) const {
    return static_cast<double>(length_ + other.states.size() - 2 * length_with(other));
}

} // namespace catchup::analysis
