// SPDX-License-Identifier: MIT
// What one replication leaves behind.
#pragma once

#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

#include "sim/output/variable.hpp"

namespace catchup::output {

/// A variable's block of one replication, in C order.
using Values = std::variant<std::vector<std::int64_t>, std::vector<double>>;
/// A column's rows of one replication, in the type that the field names.
using FieldValues =
    std::variant<std::vector<std::int8_t>, std::vector<std::int16_t>, std::vector<std::int32_t>,
                 std::vector<std::int64_t>, std::vector<float>, std::vector<double>>;

/// Everything in the order of the schema.
struct Record {
    std::vector<Values> variables;
    std::vector<std::vector<FieldValues>> tables;
};

/// Throws std::invalid_argument if the record does not fit the schema, std::runtime_error if a
/// value is not finite and may not be missing; the message says which, where and in which record.
/// @param number its place along the leading dimension
void check(const Record& record, const Schema& schema, std::size_t number);

/// Rows of a table in a record that has passed `check`.
[[nodiscard]] std::size_t rows_of(const std::vector<FieldValues>& columns);

} // namespace catchup::output
