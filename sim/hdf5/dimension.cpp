// SPDX-License-Identifier: MIT
#include "sim/hdf5/dimension.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "sim/hdf5/library.hpp"

namespace catchup::hdf5 {
namespace {

// netCDF's mark of a dimension without coordinate, in the scale's NAME; the length follows, ten
// wide.
constexpr std::string_view bare_mark = "This is a netCDF dimension but not a netCDF variable.";
constexpr std::size_t growing_chunk = 1024;
constexpr std::size_t greatest_chunk = 65536;

Dataset scale(Dataset dataset, const std::string& mark) {
    check(H5DSset_scale(dataset.id(), mark.c_str()), dataset.id(), "mark a dimension");
    return dataset;
}

herr_t take_name(hid_t, unsigned, hid_t scale, void* data) {
    std::array<char, 256> path{};
    H5Iget_name(scale, path.data(), path.size());
    const std::string_view all{path.data()};
    *static_cast<std::string*>(data) = all.substr(all.rfind('/') + 1);
    return 1; // one name is enough
}

bool is_scale(const Dataset& dataset) {
    return check(H5DSis_scale(dataset.id()), dataset.id(),
                 fmt::format("find out what {} is", dataset.name())) > 0;
}

std::string mark_of(const Dataset& dataset) {
    std::array<char, 256> mark{};
    return H5DSget_scale_name(dataset.id(), mark.data(), mark.size()) > 0 ? std::string{mark.data()}
                                                                          : "";
}

} // namespace

Dataset create_dimension(Id location, const std::string& name,
                         std::span<const std::int64_t> coordinate, Type type) {
    const std::size_t chunk = std::clamp<std::size_t>(coordinate.size(), 1, greatest_chunk);
    Dataset dimension = create_dataset(
        location, name, {.type = type, .size = {coordinate.size()}, .chunk = {chunk}});
    dimension.write(coordinate);
    return scale(std::move(dimension), name);
}

Dataset create_dimension(Id location, const std::string& name,
                         const std::vector<std::string>& labels) {
    Dataset dimension =
        create_dataset(location, name, {.type = Type::text, .size = {labels.size()}, .chunk = {}});
    dimension.write(labels);
    return scale(std::move(dimension), name);
}

Dataset create_growing_dimension(Id location, const std::string& name) {
    return scale(
        create_dataset(
            location, name,
            {.type = Type::int32, .size = {0}, .chunk = {growing_chunk}, .can_grow = true}),
        name);
}

Dataset create_bare_dimension(Id location, const std::string& name) {
    return scale(
        create_dataset(
            location, name,
            {.type = Type::float32, .size = {0}, .chunk = {growing_chunk}, .can_grow = true}),
        fmt::format("{}{:10}", bare_mark, 0));
}

void attach(Dataset& variable, std::size_t axis, const Dataset& dimension) {
    quiet();
    check(H5DSattach_scale(variable.id(), dimension.id(), static_cast<unsigned>(axis)),
          variable.id(), fmt::format("name a dimension of {}", variable.name()));
}

std::vector<std::string> dimensions_of(const Dataset& dataset) {
    quiet();
    std::vector<std::string> names(dataset.size().size());
    if (is_scale(dataset) && names.size() == 1) {
        return {dataset.name()};
    }
    for (std::size_t axis = 0; axis < names.size(); ++axis) {
        check(H5DSiterate_scales(dataset.id(), static_cast<unsigned>(axis), nullptr, take_name,
                                 &names[axis]),
              dataset.id(), fmt::format("find the dimensions of {}", dataset.name()));
    }
    return names;
}

bool is_bare_dimension(const Dataset& dataset) {
    quiet();
    return is_scale(dataset) && mark_of(dataset).starts_with(bare_mark);
}

} // namespace catchup::hdf5
