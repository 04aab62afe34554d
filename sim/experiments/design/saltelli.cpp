// SPDX-License-Identifier: MIT
#include "sim/experiments/design/saltelli.hpp"

namespace catchup::experiments {

Cube SaltelliMethod::cube(const Shape& shape) const {
    const std::size_t axes = shape.axes;
    const std::size_t groups = shape.group_name.size();
    const Cube both = sobol(points, 2 * axes, skip, scramble, shape.seed);
    const std::size_t block = 2 + groups * (second_order ? 2 : 1);
    Cube cube = Cube::of(points * block, axes);
    RowLabel base{"base", "base point of the design", {}, {}};
    RowLabel kind{
        "block", "sample that the row belongs to: A, B, or one with a group of the other", {}, {}};
    kind.words.emplace_back("A");
    for (const char* const mixed : {"AB_", "BA_"}) {
        for (const std::string& group : shape.group_name) {
            if (second_order || mixed[0] == 'A') {
                kind.words.push_back(mixed + group);
            }
        }
    }
    kind.words.emplace_back("B");
    for (std::size_t row = 0; row < cube.rows; ++row) {
        const std::size_t point = row / block;
        const std::size_t place = row % block; // 0 = A, then AB, then BA, last B
        const bool is_mixed = place > 0 && place + 1 < block;
        const bool from_b = place > groups;
        for (std::size_t axis = 0; axis < axes; ++axis) {
            const bool other = is_mixed && shape.group[axis] == (place - 1) % groups;
            cube.at(row, axis) = both.at(point, axis + (from_b != other ? axes : 0));
        }
        base.value.push_back(static_cast<std::int64_t>(point));
        kind.value.push_back(static_cast<std::int64_t>(place));
    }
    cube.labels = {std::move(base), std::move(kind)};
    return cube;
}

} // namespace catchup::experiments
