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

} // namespace catchup::analysis
