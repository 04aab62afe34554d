// SPDX-License-Identifier: MIT
#include "analysis/discovery/shut_out.hpp"

#include <limits>

namespace catchup::analysis {
namespace {

// One number a row: in its upper half how many inputs shut the row out, in its lower half the sum
// of their indices. In one array, so that the loop over rows becomes vectors.
constexpr std::uint64_t once = std::uint64_t{1} << 32U;

void add(const Input& input, const Limits& limits, std::uint64_t mark,
         std::vector<std::uint64_t>& marks) {
    if (limits.words) {
        std::vector<std::uint64_t> mark_of_word(input.words.size(), mark);
        for (const std::size_t word : *limits.words) {
            mark_of_word[word] = 0;
        }
        for (std::size_t row = 0; row < marks.size(); ++row) {
            marks[row] += mark_of_word[static_cast<std::size_t>(input.values[row])];
        }
        return;
    }
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const double low = limits.low.value_or(-infinity);
    const double high = limits.high.value_or(infinity);
    for (std::size_t row = 0, rows = marks.size(); row < rows; ++row) {
        const double value = input.values[row];
        marks[row] += (value < low ? mark : 0) + (value > high ? mark : 0);
    }
}

} // namespace

std::vector<std::uint32_t> shut_out_by(const Inputs& inputs, const Box& box, std::size_t rows) {
    std::vector<std::uint64_t> marks(rows, 0);
    for (const std::size_t input : box.restricted()) {
        add(inputs[input], box.limits[input], once + input, marks);
    }
    std::vector<std::uint32_t> by(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        const std::uint64_t mark = marks[row];
        by[row] = mark < once       ? shut_out_by_none
                  : mark < 2 * once ? static_cast<std::uint32_t>(mark)
                                    : shut_out_by_several;
    }
    return by;
}

} // namespace catchup::analysis
