// SPDX-License-Identifier: MIT
// Six quarters of five firms, whose facts can be worked out by hand.
//
//   place revenue  what happens (quarters from 0)
//   0     20       D in q0-q1; N in q2-q3; tries D2 in q4, abandons it in q5
//   1     300      D and N by an integrator, half of it public: q0, late in q1, done in q2
//   2     40       tries N in q1, abandons it in q2, exits in q3
//   2     15       its successor: N in q4-q5
//   3     500      begins D in q5
//   4     30       D1N1I0 from the start; I in q2-q3
//
// In replication 1 the firm of place 1 does it alone, and that of place 4 raises N instead of I.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "sim/output/writer.hpp"

namespace catchup::test {

enum Kind { start, complete, exited, entry, late, abandon };

struct EventLine {
    int firm, generation, quarter, kind, from, to, mask, attempt, integrator;
    double cost, public_share; // million RMB
};

inline std::vector<EventLine> five_firms(int r) {
    const int helper = r == 0 ? 0 : -1;
    const int last = r == 0 ? 13 : 15; // D1N1I1, D1N2I0
    const int step = r == 0 ? 4 : 2;
    return {{0, 0, 0, start, 0, 9, 1, 1, -1, 0.5, 0.0},
            {1, 0, 0, start, 0, 12, 3, 1, helper, 10.0, 0.5},
            {0, 0, 1, complete, 0, 9, 1, 1, -1, 0.0, 0.0},
            {1, 0, 1, late, 0, 12, 3, 1, helper, 3.0, 0.0},
            {2, 0, 1, start, 0, 3, 2, 1, -1, 1.0, 0.0},
            {0, 0, 2, start, 9, 12, 2, 2, -1, 0.4, 0.0},
            {1, 0, 2, complete, 0, 12, 3, 1, helper, 0.0, 0.0},
            {2, 0, 2, abandon, 0, 0, 2, 1, -1, 0.0, 0.0},
            {4, 0, 2, start, 12, last, step, 1, -1, 2.0, 0.0},
            {0, 0, 3, complete, 9, 12, 2, 2, -1, 0.0, 0.0},
            {2, 0, 3, exited, 0, 0, 0, 1, -1, 0.0, 0.0},
            {2, 1, 3, entry, 0, 0, 0, 0, -1, 0.0, 0.0},
            {4, 0, 3, complete, 12, last, step, 1, -1, 0.0, 0.0},
            {0, 0, 4, start, 12, 21, 1, 3, -1, 3.0, 0.0},
            {2, 1, 4, start, 0, 3, 2, 1, -1, 0.6, 0.0},
            {0, 0, 5, abandon, 12, 12, 1, 3, -1, 0.0, 0.0},
            {2, 1, 5, complete, 0, 3, 2, 1, -1, 0.0, 0.0},
            {3, 0, 5, start, 0, 9, 1, 1, -1, 20.0, 0.0}};
}

/// What the file leaves out.
enum class Without { nothing, events, population, revenue };

/// `events` and `population`.
inline std::vector<output::Table> five_firms_tables() {
    using output::Type;
    const auto whole = [](const char* name) {
        return output::Field{name, "1", name, Type::int32, 1.0, {}};
    };
    output::Table events{"events", "event", "what happened", {}};
    for (const char* const name : {"firm", "generation", "quarter"}) {
        events.fields.push_back(whole(name));
    }
    events.fields.push_back({"kind",
                             "1",
                             "kind",
                             Type::int8,
                             1.0,
                             {"start", "complete", "exit", "entry", "late", "abandon"}});
    for (const char* const name : {"from", "to", "mask", "attempt", "integrator"}) {
        events.fields.push_back(whole(name));
    }
    events.fields.push_back({"cost", "million RMB", "cost", Type::int64, 1e-8, {}});
    events.fields.push_back({"public_share", "1", "public part", Type::float32, 1.0, {}});
    output::Table population{"population", "birth", "firms as they were born", {}};
    for (const char* const name : {"firm", "generation", "entered", "start"}) {
        population.fields.push_back(whole(name));
    }
    population.fields.push_back({"revenue", "million RMB/year", "revenue", Type::float32, 1.0, {}});
    for (const char* const name : {"sector", "county", "rule"}) {
        population.fields.push_back(whole(name));
    }
    return {events, population};
}

inline output::Schema five_firms_schema(Without without) {
    using output::Number;
    output::Schema schema;
    schema.title = "five firms";
    schema.first = Quarter{2020, 1};
    schema.quarters = 6;
    std::vector<std::string> states;
    for (int s = 0; s < 27; ++s) {
        states.push_back(fmt::format("D{}N{}I{}", s / 9, s / 3 % 3, s % 3));
    }
    schema.dimensions = {{"sector", "industry", 1, {"bearings"}}, {"state", "ladder", 27, states}};
    const std::vector<std::string> flow{"time", "sector"};
    schema.variables = {
        {"firms", "1", "firms", {"time", "sector", "state"}, Number::integer, 1.0, ""},
        {"private_spending", "million RMB", "paid", flow, Number::integer, 1e-8, ""}};
    if (without != Without::revenue) {
        schema.variables.push_back(
            {"revenue", "million RMB/year", "mean revenue", flow, Number::real, 1.0, ""});
    }
    if (without != Without::events) {
        schema.tables.push_back(five_firms_tables()[0]);
    }
    if (without != Without::population) {
        schema.tables.push_back(five_firms_tables()[1]);
    }
    return schema;
}

inline std::vector<std::int64_t> firms_by_state(int r) {
    std::vector<std::int64_t> firms(7 * 27, 0);
    std::vector<int> state{0, 0, 0, 0, 12};
    const std::vector<EventLine> lines = five_firms(r);
    for (int time = 0; time < 7; ++time) {
        for (const EventLine& line : lines) {
            if (line.quarter == time - 1 && line.kind == complete) {
                state[static_cast<std::size_t>(line.firm)] = line.to;
            }
        }
        for (const int s : state) {
            ++firms[static_cast<std::size_t>(time * 27 + s)];
        }
    }
    return firms;
}

inline std::vector<output::FieldValues> event_columns(int r) {
    std::vector<std::int8_t> kind;
    std::vector<std::int64_t> cost;
    std::vector<float> public_share;
    std::vector<std::vector<std::int32_t>> whole(8);
    for (const EventLine& line : five_firms(r)) {
        const std::vector<int> cells{line.firm, line.generation, line.quarter, line.from,
                                     line.to,   line.mask,       line.attempt, line.integrator};
        for (std::size_t c = 0; c < cells.size(); ++c) {
            whole[c].push_back(cells[c]);
        }
        kind.push_back(static_cast<std::int8_t>(line.kind));
        cost.push_back(static_cast<std::int64_t>(line.cost * 1e8 + 0.5));
        public_share.push_back(static_cast<float>(line.public_share));
    }
    return {whole[0], whole[1], whole[2], kind, whole[3],    whole[4],
            whole[5], whole[6], whole[7], cost, public_share};
}

inline output::Record five_firms_record(int r, Without without) {
    const std::int64_t million = 100'000'000;
    output::Record record;
    record.variables = {firms_by_state(r), std::vector<std::int64_t>{
                                               0, 55 * million / 10, 4 * million, 24 * million / 10,
                                               0, 36 * million / 10, 20 * million}};
    if (without != Without::revenue) {
        record.variables.emplace_back(
            std::vector<double>{178.0, 178.0, 178.0, 178.0, 173.0, 173.0, 173.0});
    }
    if (without != Without::events) {
        record.tables.push_back(event_columns(r));
    }
    if (without != Without::population) {
        record.tables.push_back({std::vector<std::int32_t>{0, 1, 2, 3, 4, 2},
                                 std::vector<std::int32_t>{0, 0, 0, 0, 0, 1},
                                 std::vector<std::int32_t>{-1, -1, -1, -1, -1, 3},
                                 std::vector<std::int32_t>{0, 0, 0, 0, 12, 0},
                                 std::vector<float>{20, 300, 40, 500, 30, 15},
                                 std::vector<std::int32_t>(6, 0), std::vector<std::int32_t>(6, 0),
                                 std::vector<std::int32_t>(6, 0)});
    }
    return record;
}

inline void write_five_firms(const std::filesystem::path& path, int replications,
                             Without without = Without::nothing) {
    output::Writer writer{path, five_firms_schema(without)};
    for (int r = 0; r < replications; ++r) {
        writer.append(five_firms_record(r, without));
    }
    writer.finish({}, {}, {});
}

} // namespace catchup::test
