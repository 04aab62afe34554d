// SPDX-License-Identifier: MIT
// In which keys two configurations differ.
#pragma once

#include <string>
#include <vector>

#include "sim/config/resolved.hpp"

namespace catchup::config {

/// A key with its values as text; "(absent)" where a configuration has no such key.
struct DifferingKey {
    std::string key;
    std::string left;
    std::string right;
};

/// The keys of `left` in its order, then those that only `right` has.
[[nodiscard]] std::vector<DifferingKey> differing_keys(const std::vector<NamedValue>& left,
                                                       const std::vector<NamedValue>& right);

template <class C>
[[nodiscard]] std::vector<DifferingKey> differing_keys(const C& left, const C& right) {
    return differing_keys(named_values(describe(left)), named_values(describe(right)));
}

} // namespace catchup::config
