// SPDX-License-Identifier: MIT
#include "sim/output/writer.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>

#include <fmt/format.h>

#include "sim/base/calendar.hpp"
#include "sim/hdf5/dimension.hpp"
#include "sim/hdf5/format.hpp"
#include "sim/output/refusal.hpp"

namespace catchup::output {
namespace {

constexpr std::size_t greatest_chunk_bytes = std::size_t{1} << 20; // fits HDF5's cache of a dataset
constexpr std::size_t least_chunk_bytes = std::size_t{1} << 16;
constexpr std::size_t scalar_chunk = 1024;

/// One record a piece; a large one is cut along its leading dimensions. Of small ones several share
/// a piece if we know how many there will be.
std::vector<std::size_t> chunk_of(const std::vector<std::size_t>& size, std::size_t value_bytes,
                                  std::size_t expected) {
    if (size.empty()) {
        return {scalar_chunk};
    }
    const std::size_t record = value_bytes * hdf5::Dataset::volume(size);
    std::vector<std::size_t> chunk{
        std::clamp<std::size_t>(least_chunk_bytes / record, 1, std::max<std::size_t>(expected, 1))};
    chunk.insert(chunk.end(), size.begin(), size.end());
    for (std::size_t axis = 1; axis < chunk.size(); ++axis) {
        const std::size_t inner =
            value_bytes *
            hdf5::Dataset::volume({size.begin() + static_cast<std::ptrdiff_t>(axis), size.end()});
        chunk[axis] = std::clamp<std::size_t>(greatest_chunk_bytes / inner, 1, chunk[axis]);
        if (chunk[axis] > 1) {
            break; // everything inside is whole
        }
    }
    return chunk;
}

hdf5::Dataset create_time(hdf5::Group& root, const Schema& schema) {
    const Quarter origin = schema.first.plus(-1);
    std::vector<std::int64_t> days;
    std::vector<std::string> labels;
    for (std::size_t t = 0; t <= schema.quarters; ++t) {
        const Quarter quarter = origin.plus(static_cast<int>(t));
        days.push_back(days_between(origin, quarter));
        labels.push_back(to_string(quarter));
    }
    hdf5::Dataset time = hdf5::create_dimension(root.id(), "time", days, Type::int64);
    describe(time, fmt::format("days since {}", first_day(origin)),
             "first day of the quarter; stocks are those at its end, flows those within it");
    hdf5::write_attributes(
        time.id(), {{"standard_name", "time"}, {"calendar", "proleptic_gregorian"}, {"axis", "T"}});

    hdf5::Dataset names = hdf5::create_dataset(
        root.id(), "quarter", {.type = Type::text, .size = {labels.size()}, .chunk = {}});
    hdf5::attach(names, 0, time);
    names.write(labels);
    hdf5::write_attribute(names.id(), "long_name",
                          "the quarter's name; the first stands before the simulated ones");
    names.close();
    return time;
}

hdf5::Dataset create_dimension(hdf5::Group& root, const Dimension& dimension) {
    if (!dimension.labels.empty()) {
        hdf5::Dataset labels = hdf5::create_dimension(root.id(), dimension.name, dimension.labels);
        hdf5::write_attribute(labels.id(), "long_name", dimension.meaning);
        return labels;
    }
    std::vector<std::int64_t> count(dimension.size);
    std::iota(count.begin(), count.end(), 0);
    hdf5::Dataset numbers = hdf5::create_dimension(root.id(), dimension.name, count, Type::int32);
    describe(numbers, "1", dimension.meaning);
    return numbers;
}

void write_group(hdf5::Group& root, const std::string& name, const Attributes& attributes) {
    const hdf5::Group group = root.create_group(name);
    hdf5::write_attributes(group.id(), attributes);
}

void demand_free_names(const Attributes& root) {
    for (const std::string_view own : {"Conventions", "title", "format", "format_version"}) {
        if (hdf5::find(root, own) != nullptr) {
            throw std::invalid_argument{
                fmt::format("the root attribute {} is the writer's own", own)};
        }
    }
}

} // namespace

Writer::Writer(std::filesystem::path final_name, Schema schema)
    : schema_{(check(schema), std::move(schema))}, temporary_{std::move(final_name)} {
    guarded([&] { lay_out(); });
}

/// Runs what writes. On any failure nothing is closed any more, because closing would write again.
template <class Work>
void Writer::guarded(Work&& work) {
    if (!is_open_) {
        throw std::logic_error{"the result file is closed"};
    }
    try {
        work();
    } catch (const hdf5::StorageError& error) {
        give_up();
        throw refusal(temporary_.named(), error.doing(), error.why(), error.number());
    } catch (...) {
        give_up();
        throw;
    }
}

void Writer::lay_out() {
    file_ = hdf5::File::create(temporary_.path());
    dimensions_.push_back(hdf5::create_growing_dimension(file_.id(), schema_.leading.name));
    describe(dimensions_.back(), "1", schema_.leading.meaning);
    dimensions_.push_back(create_time(file_, schema_));
    for (const Dimension& dimension : schema_.dimensions) {
        dimensions_.push_back(create_dimension(file_, dimension));
    }
    for (const Variable& variable : schema_.variables) {
        if (variable.group.empty()) {
            variables_.push_back(create_variable(file_, variable));
            continue;
        }
        hdf5::Group group = file_.contains(variable.group) ? file_.group(variable.group)
                                                           : file_.create_group(variable.group);
        variables_.push_back(create_variable(group, variable));
    }
}

hdf5::Dataset Writer::create_variable(hdf5::Group& place, const Variable& variable) {
    std::vector<std::size_t> size = extents(schema_, variable);
    const Type type = variable.number == Number::integer ? Type::int64 : Type::float64;
    std::vector<std::size_t> chunk = chunk_of(size, hdf5::bytes_of(type), schema_.leading.expected);
    size.insert(size.begin(), 0);
    hdf5::Dataset dataset = hdf5::create_dataset(
        place.id(), variable.name,
        {.type = type, .size = std::move(size), .chunk = std::move(chunk), .can_grow = true});
    hdf5::attach(dataset, 0, dimensions_[0]);
    for (std::size_t axis = 0; axis < variable.dimensions.size(); ++axis) {
        const auto same = [&](const hdf5::Dataset& d) {
            return d.name() == variable.dimensions[axis];
        };
        hdf5::attach(dataset, axis + 1,
                     *std::find_if(dimensions_.begin(), dimensions_.end(), same));
    }
    describe(dataset, variable.units, variable.meaning, variable.scale_factor);
    describe_flags(dataset, type, variable.flags);
    if (variable.missing == Missing::possible && type == Type::int64) {
        hdf5::write_integers(dataset.id(), "_FillValue", type, {&missing_integer, 1});
    }
    return dataset;
}

void Writer::open_tables(const Record* first) {
    if (!tables_.empty()) {
        return;
    }
    tables_.reserve(schema_.tables.size());
    for (std::size_t t = 0; t < schema_.tables.size(); ++t) {
        tables_.emplace_back(file_, schema_.tables[t], dimensions_[0],
                             first == nullptr ? 0 : rows_of(first->tables[t]));
    }
}

void Writer::append(const Record& record) {
    check(record, schema_, static_cast<std::size_t>(records_));
    guarded([&] { write(record); });
    ++records_;
}

void Writer::write(const Record& record) {
    open_tables(&record);
    dimensions_[0].append(std::span<const std::int32_t>{&records_, 1});
    for (std::size_t v = 0; v < variables_.size(); ++v) {
        std::visit(
            [&]<class T>(const std::vector<T>& values) {
                variables_[v].append(std::span<const T>{values});
            },
            record.variables[v]);
    }
    for (std::size_t t = 0; t < tables_.size(); ++t) {
        tables_[t].append(records_, record.tables[t]);
    }
}

void Writer::finish(const Attributes& root, const Attributes& parameters,
                    const Attributes& provenance) {
    demand_free_names(root);
    guarded([&] {
        open_tables(nullptr);
        hdf5::write_attributes(file_.id(), {{"Conventions", "CF-1.8"},
                                            {"title", schema_.title},
                                            {"format", std::string{hdf5::format_name}},
                                            {"format_version", hdf5::format_version}});
        hdf5::write_attributes(file_.id(), root);
        write_group(file_, "parameters", parameters);
        write_group(file_, "provenance", provenance);
        file_.flush(); // here a full disk can still be reported; a closing handle could not
        tables_.clear();
        variables_.clear();
        dimensions_.clear();
        file_.close();
        temporary_.commit();
        is_open_ = false;
    });
}

void Writer::give_up() noexcept {
    is_open_ = false;
    for (TableWriter& table : tables_) {
        table.abandon();
    }
    for (hdf5::Dataset& variable : variables_) {
        variable.abandon();
    }
    for (hdf5::Dataset& dimension : dimensions_) {
        dimension.abandon();
    }
    file_.abandon();
    temporary_.discard();
}

} // namespace catchup::output
