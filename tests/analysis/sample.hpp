// SPDX-License-Identifier: MIT
// A result file whose outcomes can be worked out by hand.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "sim/output/writer.hpp"

namespace catchup::test {

inline output::Schema ladder_schema() {
    using output::Number;
    output::Schema schema;
    schema.title = "two bearing towns";
    schema.first = Quarter{2013, 1};
    schema.quarters = 2;
    std::vector<std::string> states;
    for (int s = 0; s < 27; ++s) {
        states.push_back(fmt::format("D{}N{}I{}", s / 9, s / 3 % 3, s % 3));
    }
    schema.dimensions = {{"sector", "industry", 2, {"bearings", "textiles"}},
                         {"state", "ladder", 27, states}};
    const std::vector<std::string> flow{"time", "sector"};
    schema.variables = {
        {"firms", "1", "firms", {"time", "sector", "state"}, Number::integer, 1.0, ""},
        {"entries", "1", "entrants", flow, Number::integer, 1.0, ""},
        {"public_spending", "million RMB", "paid", flow, Number::integer, 1e-8, ""},
        {"margin", "1", "mean margin", flow, Number::real, 1.0, ""}};
    return schema;
}

/// At the end: 6 + r firms at D0N0I0 and 2 at D1N1I0 in bearings, 2 - r at D2N2I1 in textiles: ten
/// in all. Margins at the end: 0.1 and 0.2. Before the end everything is 99 at the bottom.
inline output::Record ladder_record(int r) {
    std::vector<std::int64_t> firms(3 * 2 * 27, 0);
    firms[0] = 10;
    firms[54] = 99;
    const std::size_t end = 2 * 2 * 27;
    firms[end + 0] = 6 + r;
    firms[end + 12] = 2;
    firms[end + 27 + 25] = 2 - r;
    output::Record record;
    record.variables = {firms, std::vector<std::int64_t>{0, 0, 1, 0, 2, 1 + r},
                        std::vector<std::int64_t>{0, 0, 123'456'789, 0, 0, 100'000'000 * r},
                        std::vector<double>{9, 9, 9, 9, 0.1, 0.2}};
    return record;
}

inline void write_ladder(const std::filesystem::path& path, int replications) {
    output::Writer writer{path, ladder_schema()};
    for (int r = 0; r < replications; ++r) {
        writer.append(ladder_record(r));
    }
    writer.finish({{"model_version", std::int64_t{3}}, {"seed", std::int64_t{42}}}, {}, {});
}

} // namespace catchup::test
