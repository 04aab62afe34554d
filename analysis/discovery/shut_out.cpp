// SPDX-License-Identifier: MIT
#include "analysis/discovery/shut_out.hpp"

#include <limits>
#include <utility>

namespace catchup::analysis {
namespace {

/// How many inputs shut each row out, and the sum of their indices.
struct Doors {
    std::vector<std::uint32_t> times;
    std::vector<std::uint32_t> indices;

    /// Adds one input. `is_out` of a value is without branches: which rows are out follows no order.
    template <typename IsOut>
    void add(const std::vector<double>& values, std::uint32_t index, IsOut is_out) {
        for (std::size_t row = 0; row < times.size(); ++row) {
            const auto out = static_cast<std::uint32_t>(is_out(values[row]));
            times[row] += out;
            indices[row] += out * index;
        }
    }
};

void add(const Input& input, const Limits& limits, std::uint32_t index, Doors& doors) {
    if (limits.words) {
        std::vector<unsigned char> is_out(input.words.size(), 1);
        for (const std::size_t word : *limits.words) {
            is_out[word] = 0;
        }
        doors.add(input.values, index,
                  [&](double value) { return is_out[static_cast<std::size_t>(value)]; });
        return;
    }
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const double low = limits.low.value_or(-infinity);
    const double high = limits.high.value_or(infinity);
    doors.add(input.values, index, [=](double value) {
        return static_cast<unsigned>(value < low) | static_cast<unsigned>(value > high);
    });
}

} // namespace

std::vector<std::uint32_t> shut_out_by(const Inputs& inputs, const Box& box, std::size_t rows) {
    Doors doors{.times = std::vector<std::uint32_t>(rows, 0),
                .indices = std::vector<std::uint32_t>(rows, 0)};
    for (const std::size_t input : box.restricted()) {
        add(inputs[input], box.limits[input], static_cast<std::uint32_t>(input), doors);
    }
    std::vector<std::uint32_t> by = std::move(doors.indices);
    for (std::size_t row = 0; row < rows; ++row) {
        const std::uint32_t times = doors.times[row];
        by[row] = times == 0 ? shut_out_by_none : times == 1 ? by[row] : shut_out_by_several;
    }
    return by;
}

} // namespace catchup::analysis
