// SPDX-License-Identifier: MIT
#include "sim/output/table_writer.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/hdf5/dimension.hpp"

namespace catchup::output {
namespace {

constexpr std::size_t least_chunk = 1024;
constexpr std::size_t greatest_chunk = 65536;

hdf5::Dataset column(hdf5::Group& place, const std::string& name, Type type, std::size_t chunk,
                     const hdf5::Dataset& along) {
    hdf5::Dataset dataset = hdf5::create_dataset(
        place.id(), name, {.type = type, .size = along.size(), .chunk = {chunk}, .can_grow = true});
    hdf5::attach(dataset, 0, along);
    return dataset;
}

template <class T>
void append_one(hdf5::Dataset& dataset, T value) {
    dataset.append(std::span<const T>{&value, 1});
}

} // namespace

void describe(const hdf5::Dataset& dataset, const std::string& units, const std::string& meaning,
              double scale_factor) {
    hdf5::write_attribute(dataset.id(), "units", units);
    hdf5::write_attribute(dataset.id(), "long_name", meaning);
    if (scale_factor != 1.0) {
        hdf5::write_attribute(dataset.id(), "scale_factor", scale_factor);
    }
}

void describe_flags(const hdf5::Dataset& dataset, Type type,
                    const std::vector<std::string>& flags) {
    if (flags.empty()) {
        return;
    }
    std::vector<std::int64_t> values(flags.size());
    std::iota(values.begin(), values.end(), 0);
    hdf5::write_integers(dataset.id(), "flag_values", type, values);
    hdf5::write_attribute(dataset.id(), "flag_meanings", fmt::format("{}", fmt::join(flags, " ")));
}

TableWriter::TableWriter(hdf5::Group& root, const Table& table, const hdf5::Dataset& replication,
                         std::size_t expected_rows) {
    hdf5::Group group = root.create_group(table.name);
    hdf5::write_attribute(group.id(), "long_name", table.meaning);
    const std::size_t chunk = std::clamp(std::bit_ceil(expected_rows), least_chunk, greatest_chunk);

    row_ = hdf5::create_bare_dimension(group.id(), table.row_dimension);
    offset_ = column(group, "offset", Type::int64, least_chunk, replication);
    describe(offset_, "1",
             fmt::format("first {} of the replication, counted from 0", table.row_dimension));
    rows_ = column(group, "rows", Type::int64, least_chunk, replication);
    describe(rows_, "1",
             fmt::format("number of rows ({}) of the replication", table.row_dimension));
    replication_ = column(group, "replication", Type::int32, chunk, row_);
    describe(replication_, "1", "replication to which the row belongs, counted from 0");
    for (const Field& field : table.fields) {
        hdf5::Dataset dataset = column(group, field.name, field.type, chunk, row_);
        describe(dataset, field.units, field.meaning, field.scale_factor);
        describe_flags(dataset, field.type, field.flags);
        fields_.push_back(std::move(dataset));
    }
}

void TableWriter::append(std::int32_t replication, const std::vector<FieldValues>& columns) {
    const std::size_t rows = rows_of(columns);
    append_one(offset_, static_cast<std::int64_t>(written_));
    append_one(rows_, static_cast<std::int64_t>(rows));
    replication_.append(
        std::span<const std::int32_t>{std::vector<std::int32_t>(rows, replication)});
    for (std::size_t f = 0; f < columns.size(); ++f) {
        std::visit(
            [&]<class T>(const std::vector<T>& values) {
                fields_[f].append(std::span<const T>{values});
            },
            columns[f]);
    }
    written_ += rows;
    row_.extend_to(written_);
}

void TableWriter::abandon() noexcept {
    for (hdf5::Dataset& field : fields_) {
        field.abandon();
    }
    row_.abandon();
    replication_.abandon();
    offset_.abandon();
    rows_.abandon();
}

} // namespace catchup::output
