// SPDX-License-Identifier: MIT
// A small result with everything in it: labels, money, a group, two tables, flags.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/output/writer.hpp"

namespace catchup::test {

inline output::Schema sample_schema() {
    using namespace output;
    Schema schema;
    schema.title = "sample – 新昌";
    schema.first = Quarter{2013, 1};
    schema.quarters = 3;
    schema.dimensions = {{"sector", "industry", 2, {"bearings", "纺织"}},
                         {"firm", "place of a firm", 5, {}}};
    schema.variables = {
        {"entries", "1", "firms that enter", {"time", "sector"}, Number::integer, 1.0, ""},
        {"public_spending", "million RMB", "paid", {"time", "sector"}, Number::integer, 1e-8, ""},
        {"margin", "1", "mean margin", {"time", "sector"}, Number::real, 1.0, ""},
        {"luck", "1", "one number a replication", {}, Number::real, 1.0, ""},
        {"ability", "1", "fixed attribute", {"firm"}, Number::real, 1.0, "population"}};
    schema.tables = {
        {"events",
         "event",
         "what happened to firms",
         {{"firm", "1", "identity", Type::int32, 1.0, {}},
          {"kind", "1", "kind of event", Type::int8, 1.0, {"started", "completed", "over_run"}},
          {"cost", "million RMB", "price", Type::int64, 1e-8, {}},
          {"gain", "1", "perceived gain", Type::float32, 1.0, {}},
          {"step", "1", "quarter", Type::int16, 1.0, {}},
          {"truth", "1", "true gain", Type::float64, 1.0, {}}}},
        {"ledger",
         "booking",
         "money moved",
         {{"fen", "million RMB", "amount", Type::int64, 1e-8, {}}}}};
    return schema;
}

/// Replication r has r + 2 events and no bookings in replication 0.
inline output::Record sample_record(int r) {
    const auto n = static_cast<std::size_t>(r) + 2;
    output::Record record;
    std::vector<std::int64_t> entries;
    std::vector<std::int64_t> spending;
    std::vector<double> margin;
    for (int i = 0; i < 8; ++i) {
        entries.push_back(100 * r + i);
        spending.push_back(123'456'789 + r + i);
        margin.push_back(0.125 * i - r);
    }
    record.variables = {entries, spending, margin, std::vector<double>{0.5 + r},
                        std::vector<double>{0.0, 0.25, 0.5, 0.75, 1.0}};
    record.tables = {{std::vector<std::int32_t>(n, 7 + r),
                      std::vector<std::int8_t>(n, static_cast<std::int8_t>(r % 3)),
                      std::vector<std::int64_t>(n, 5'000'000'000), std::vector<float>(n, 0.5F),
                      std::vector<std::int16_t>(n, 3), std::vector<double>(n, 0.1)},
                     {std::vector<std::int64_t>(static_cast<std::size_t>(r), -1)}};
    return record;
}

inline output::Attributes sample_root() {
    return {{"model_version", std::int64_t{3}},
            {"seed", std::int64_t{42}},
            {"scenario", "seed = 42\nname = \"新昌\"\n"},
            {"command", "catchup run sample.toml -o sample.h5"}};
}

inline void write_sample(const std::filesystem::path& path, int replications = 3,
                         const output::Attributes& provenance = {{"host", "here"},
                                                                 {"threads", std::int64_t{2}}}) {
    output::Writer writer{path, sample_schema()};
    for (int r = 0; r < replications; ++r) {
        writer.append(sample_record(r));
    }
    writer.finish(sample_root(),
                  {{"firms.number", std::int64_t{5}}, {"network.is_open", true}, {"share", 0.5}},
                  provenance);
}

} // namespace catchup::test
