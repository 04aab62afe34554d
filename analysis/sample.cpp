// SPDX-License-Identifier: MIT
#include "analysis/sample.hpp"

namespace catchup::analysis {

Inputs part(const Inputs& inputs, std::span<const std::size_t> rows) {
    Inputs chosen;
    for (const Input& input : inputs) {
        chosen.push_back({.name = input.name,
                          .values = part(input.values, rows),
                          .words = input.words,
                          .is_whole = input.is_whole});
    }
    return chosen;
}

std::vector<double> part(std::span<const double> values, std::span<const std::size_t> rows) {
    std::vector<double> chosen;
    chosen.reserve(rows.size());
    for (const std::size_t row : rows) {
        chosen.push_back(values[row]);
    }
    return chosen;
}

} // namespace catchup::analysis
