// SPDX-License-Identifier: MIT
// Runs small enough to be checked by eye, for tests of stores.
#pragma once

#include <string>
#include <vector>

#include "sim/experiments/store/recorder.hpp"

namespace catchup::test {

/// A sector's count and mean over two quarters.
inline output::Schema run_schema() {
    output::Schema schema;
    schema.title = "runs";
    schema.first = *parse_quarter("2016Q1");
    schema.quarters = 2;
    schema.variables = {{.name = "count",
                         .units = "1",
                         .meaning = "a count",
                         .dimensions = {"time"},
                         .number = output::Number::integer,
                         .group = ""},
                        {.name = "mean",
                         .units = "1",
                         .meaning = "a mean",
                         .dimensions = {"time"},
                         .number = output::Number::real,
                         .group = ""}};
    return schema;
}

inline experiments::RunKey run(std::uint32_t number) {
    return {fmt::format("{:032x}", 0xABCDEF0000000000ULL + number / 10), number % 10};
}

inline output::Record record(std::uint32_t number) {
    const auto n = static_cast<std::int64_t>(number);
    return {{std::vector<std::int64_t>{n, n + 1, -n}, std::vector<double>{0.1 * number, 2.0, 3.0}},
            {}};
}

inline experiments::Began began() { return {"2026-11-23T12:00:00Z", "here", "catchup test", 1}; }

} // namespace catchup::test
