// SPDX-License-Identifier: MIT
// Small sequences, written as words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/pathways/sequences.hpp"

namespace catchup::test {

/// "aab": states 0, 0, 1.
inline analysis::Sequence sequence(std::string_view letters, std::size_t from = 0) {
    analysis::Sequence one{from, {}};
    for (const char letter : letters) {
        one.states.push_back(static_cast<analysis::Symbol>(letter - 'a'));
    }
    return one;
}

/// Individuals called 1, 2, ... over states a to `last`.
inline analysis::Sequences sequences(const std::vector<std::string>& words, char last = 'c') {
    analysis::Sequences all;
    std::size_t longest = 0;
    for (char letter = 'a'; letter <= last; ++letter) {
        all.alphabet.emplace_back(1, letter);
    }
    analysis::SequenceCollector collector{all};
    for (std::size_t i = 0; i < words.size(); ++i) {
        collector.add(sequence(words[i]), {std::to_string(i + 1)});
        longest = std::max(longest, words[i].size());
    }
    for (std::size_t t = 0; t < longest; ++t) {
        all.periods.push_back(std::to_string(t + 1));
    }
    return all;
}

} // namespace catchup::test
