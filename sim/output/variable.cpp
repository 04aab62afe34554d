// SPDX-License-Identifier: MIT
#include "sim/output/variable.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <stdexcept>
#include <string_view>

#include <fmt/format.h>

namespace catchup::output {
namespace {

void demand(bool holds, std::string_view entry, std::string_view problem) {
    if (!holds) {
        throw std::invalid_argument{fmt::format("output schema: {}: {}", entry, problem)};
    }
}

bool is_name(std::string_view name) {
    return !name.empty() && name.find_first_of("/. \t\n") == name.npos && name[0] != '_';
}

void demand_units(std::string_view units, std::string_view entry) {
    // xarray takes these for durations and "since" for dates, and turns numbers into clock times
    constexpr std::array<std::string_view, 7> clock{
        "days", "hours", "minutes", "seconds", "milliseconds", "microseconds", "nanoseconds"};
    demand(!units.empty(), entry, "has no units (\"1\" for counts and shares)");
    demand(std::find(clock.begin(), clock.end(), units) == clock.end() &&
               units.find(" since ") == units.npos,
           entry, "has units that readers decode as clock time");
}

void demand_scale(double scale, std::string_view entry) {
    demand(std::isfinite(scale) && scale > 0, entry, "scale_factor must be positive");
}

void demand_flags(const std::vector<std::string>& flags, bool of_integers, std::string_view entry) {
    demand(flags.empty() || of_integers, entry, "flags need integers");
    for (const std::string& flag : flags) {
        demand(is_name(flag), entry, "flags are words joined by underscores");
    }
}

void check_field(const Field& field, const Table& table) {
    const std::string entry = fmt::format("{}.{}", table.name, field.name);
    demand(is_name(field.name), entry, "is not a name");
    demand(field.type != Type::text, entry, "columns of text are not supported");
    demand_flags(field.flags, hdf5::is_integer(field.type), entry);
    demand_units(field.units, entry);
    demand_scale(field.scale_factor, entry);
}

void check_table(const Table& table, std::set<std::string>& root) {
    demand(is_name(table.name) && root.insert(table.name).second, table.name, "is not a new name");
    demand(is_name(table.row_dimension), table.name, "row_dimension is not a name");
    demand(!root.contains(table.row_dimension), table.name,
           "row_dimension is already a name in the root");
    std::set<std::string> names{"replication", "offset", "rows"};
    demand(names.insert(table.row_dimension).second, table.name, "row_dimension is taken");
    for (const Field& field : table.fields) {
        check_field(field, table);
        demand(names.insert(field.name).second, table.name,
               fmt::format("{} comes twice", field.name));
    }
}

std::size_t size_of(const Schema& schema, const std::string& dimension) {
    if (dimension == "time") {
        return schema.quarters + 1;
    }
    const auto at = std::find_if(schema.dimensions.begin(), schema.dimensions.end(),
                                 [&](const Dimension& d) { return d.name == dimension; });
    return at == schema.dimensions.end() ? 0 : at->size;
}

} // namespace

std::vector<std::size_t> extents(const Schema& schema, const Variable& variable) {
    std::vector<std::size_t> size;
    for (const std::string& dimension : variable.dimensions) {
        size.push_back(size_of(schema, dimension));
    }
    return size;
}

void check(const Schema& schema) {
    std::set<std::string> root{"time", "quarter", "parameters", "provenance"};
    demand(is_name(schema.leading.name) && root.insert(schema.leading.name).second,
           schema.leading.name, "is no name for the leading dimension");
    demand(schema.tables.empty() || schema.leading.name == "replication", schema.leading.name,
           "cannot lead a file with tables");
    for (const Dimension& dimension : schema.dimensions) {
        demand(is_name(dimension.name) && root.insert(dimension.name).second, dimension.name,
               "is not a new name");
        demand(dimension.size > 0, dimension.name, "has no size");
        demand(dimension.labels.empty() || dimension.labels.size() == dimension.size,
               dimension.name, "needs as many labels as its size");
    }
    std::set<std::string> groups;
    std::set<std::string> grouped;
    for (const Variable& variable : schema.variables) {
        demand(is_name(variable.name), variable.name, "is not a name");
        if (variable.group.empty()) {
            demand(root.insert(variable.name).second, variable.name, "comes twice");
        } else {
            demand(is_name(variable.group), variable.group, "is not a name");
            groups.insert(variable.group);
            demand(grouped.insert(variable.group + '/' + variable.name).second, variable.name,
                   "comes twice");
            demand(size_of(schema, variable.name) == 0 && variable.name != schema.leading.name,
                   variable.name, "is the name of a dimension");
        }
        for (const std::size_t size : extents(schema, variable)) {
            demand(size > 0, variable.name, "has an unknown dimension");
        }
        demand_flags(variable.flags, variable.number == Number::integer, variable.name);
        demand_units(variable.units, variable.name);
        demand_scale(variable.scale_factor, variable.name);
    }
    for (const std::string& group : groups) {
        demand(root.insert(group).second, group, "is both a group and something else");
    }
    for (const Table& table : schema.tables) {
        check_table(table, root);
    }
}

} // namespace catchup::output
