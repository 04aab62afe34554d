// SPDX-License-Identifier: MIT
#include "sim/output/record.hpp"

#include <cmath>
#include <stdexcept>
#include <type_traits>

#include <fmt/format.h>

namespace catchup::output {
namespace {

void demand(bool fits, std::string_view entry, std::string_view problem) {
    if (!fits) {
        throw std::invalid_argument{fmt::format("record: {}: {}", entry, problem)};
    }
}

std::size_t size_of(const auto& values) {
    return std::visit([](const auto& v) { return v.size(); }, values);
}

/// Place of the first value that is not finite, or the size.
template <class T>
std::size_t first_not_finite(const std::vector<T>& values) {
    std::size_t at = 0;
    if constexpr (std::is_floating_point_v<T>) {
        while (at < values.size() && std::isfinite(values[at])) {
            ++at;
        }
        return at;
    }
    return values.size();
}

/// "time 3, sector 0" of a flat index.
std::string place(const Variable& variable, std::vector<std::size_t> size, std::size_t flat) {
    std::string text;
    for (std::size_t axis = size.size(); axis-- > 0;) {
        text = fmt::format("{} {}{}{}", variable.dimensions[axis], flat % size[axis],
                           text.empty() ? "" : ", ", text);
        flat /= size[axis];
    }
    return text;
}

void check_variable(const Values& values, const Variable& variable,
                    const std::vector<std::size_t>& size, std::string_view leading,
                    std::size_t record) {
    std::size_t expected = 1;
    for (const std::size_t extent : size) {
        expected *= extent;
    }
    demand((variable.number == Number::integer) == (values.index() == 0), variable.name,
           "has the wrong type");
    demand(size_of(values) == expected, variable.name,
           fmt::format("has {} values, not {}", size_of(values), expected));
    if (const auto* reals = std::get_if<std::vector<double>>(&values)) {
        const std::size_t at = first_not_finite(*reals);
        if (at < reals->size() && variable.missing == Missing::never) {
            throw std::runtime_error{fmt::format("variable {}, {} {}, {}: the value is {}",
                                                 variable.name, leading, record,
                                                 place(variable, size, at), (*reals)[at])};
        }
    }
}

void check_column(const FieldValues& values, const Field& field, const Table& table,
                  std::size_t rows, std::size_t replication) {
    const std::string entry = fmt::format("{}.{}", table.name, field.name);
    demand(values.index() == static_cast<std::size_t>(field.type), entry, "has the wrong type");
    demand(size_of(values) == rows, entry, "has another number of rows than the first field");
    std::visit(
        [&](const auto& column) {
            if (const std::size_t at = first_not_finite(column); at < column.size()) {
                throw std::runtime_error{
                    fmt::format("variable {}, replication {}, row {}: the value is {}", entry,
                                replication, at, column[at])};
            }
        },
        values);
}

} // namespace

std::size_t rows_of(const std::vector<FieldValues>& columns) {
    return columns.empty() ? 0 : size_of(columns.front());
}

void check(const Record& record, const Schema& schema, std::size_t number) {
    static_assert(
        std::is_same_v<
            std::variant_alternative_t<static_cast<std::size_t>(Type::float64), FieldValues>,
            std::vector<double>>,
        "FieldValues and Type must be in the same order");
    demand(record.variables.size() == schema.variables.size(), "variables",
           "are not as many as in the schema");
    demand(record.tables.size() == schema.tables.size(), "tables",
           "are not as many as in the schema");
    for (std::size_t v = 0; v < record.variables.size(); ++v) {
        const Variable& variable = schema.variables[v];
        check_variable(record.variables[v], variable, extents(schema, variable),
                       schema.leading.name, number);
    }
    for (std::size_t t = 0; t < record.tables.size(); ++t) {
        const Table& table = schema.tables[t];
        demand(record.tables[t].size() == table.fields.size(), table.name,
               "has other columns than the schema");
        for (std::size_t f = 0; f < table.fields.size(); ++f) {
            check_column(record.tables[t][f], table.fields[f], table, rows_of(record.tables[t]),
                         number);
        }
    }
}

} // namespace catchup::output
