// SPDX-License-Identifier: MIT
#include "analysis/discovery/rows.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "sim/base/contract.hpp"

namespace catchup::analysis {

SortedRows sorted_rows(const Inputs& inputs) {
    SortedRows sorted;
    std::vector<std::pair<double, Row>> pairs;
    for (const Input& input : inputs) {
        EXPECTS(input.values.size() < std::numeric_limits<Row>::max());
        pairs.clear();
        for (const double value : input.values) {
            pairs.emplace_back(value, static_cast<Row>(pairs.size()));
        }
        std::sort(pairs.begin(), pairs.end());
        std::vector<Row>& rows = sorted.emplace_back();
        rows.reserve(pairs.size());
        for (const auto& [value, row] : pairs) {
            rows.push_back(row);
        }
    }
    return sorted;
}

void keep(std::vector<Row>& rows, std::span<const unsigned char> is_kept) {
    std::size_t kept = 0;
    for (const Row row : rows) { // without a branch: which rows stay cannot be foreseen
        rows[kept] = row;
        kept += is_kept[row];
    }
    rows.resize(kept);
}

std::size_t share_of(double share, std::size_t rows) {
    constexpr double rounding = 1e-9; // 0.07 x 100 is 7, not a little more
    return std::max<std::size_t>(
        1, static_cast<std::size_t>(std::ceil(share * static_cast<double>(rows) - rounding)));
}

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
