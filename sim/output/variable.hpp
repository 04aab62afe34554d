// SPDX-License-Identifier: MIT
// What a result file records, said before the run: dimensions, variables, tables.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "sim/base/calendar.hpp"
#include "sim/hdf5/type.hpp"

namespace catchup::output {

using hdf5::Type; // of a table's column; `text` is not for columns

/// How a variable is stored: counts and fen as 64-bit integers, the rest as doubles.
enum class Number { integer, real };

/// An axis beside the leading one and `time`.
struct Dimension {
    std::string name;
    std::string meaning;
    std::size_t size = 0;
    std::vector<std::string> labels; // as many as `size`, or none: the coordinate counts from 0
};

/// Whether a variable may lack values: reals that are NaN, integers that are `missing_integer`.
enum class Missing { never, possible };
inline constexpr std::int64_t missing_integer = std::numeric_limits<std::int64_t>::min();

/// An array with one block for each place of the leading dimension.
struct Variable {
    std::string name;
    std::string units; // "1" for counts and shares
    std::string meaning;
    std::vector<std::string> dimensions; // those after the leading one: `time`, the schema's own
    Number number = Number::real;
    double scale_factor = 1.0;           // what a stored value is multiplied by to be in `units`
    std::string group;                   // "" is the root
    std::vector<std::string> flags = {}; // what the values 0, 1, 2, ... are called, if anything
    Missing missing = Missing::never;
};

/// A column of a table.
struct Field {
    std::string name;
    std::string units;
    std::string meaning;
    Type type = Type::int32;
    double scale_factor = 1.0;
    std::vector<std::string> flags; // what the values 0, 1, 2, ... are called; none for quantities
};

/// Rows that happen in a replication, such as events (the leading dimension is `replication`). It becomes a group of that name with one
/// variable a field, to which the writer adds `replication`, and `offset` and `rows` (the first row
/// and the number of rows of each replication).
struct Table {
    std::string name;          // "events"
    std::string row_dimension; // "event"
    std::string meaning;
    std::vector<Field> fields;
};

/// The dimension along which a file grows, one record a place.
struct Leading {
    std::string name = "replication";
    std::string meaning = "repetition of the run with other luck, counted from 0";
    std::size_t expected = 0; // records, if known: then small ones share a compressed piece
};

/// Everything that one file records. `time` has quarters + 1 places: place 0 is the state before
/// the first simulated quarter, and bears the quarter before `first`.
struct Schema {
    std::string title;
    Quarter first;
    std::size_t quarters = 0;
    std::vector<Dimension> dimensions;
    std::vector<Variable> variables;
    std::vector<Table> tables;
    Leading leading = {};
};

/// Throws std::invalid_argument, saying which entry, if the schema contradicts itself or would give
/// a file that readers refuse.
void check(const Schema& schema);

/// Extents after the leading dimension. The schema must have passed `check`.
[[nodiscard]] std::vector<std::size_t> extents(const Schema& schema, const Variable& variable);

} // namespace catchup::output
