// SPDX-License-Identifier: MIT
#include "sim/hdf5/dataset.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <stdexcept>

#include <fmt/format.h>

#include "sim/hdf5/library.hpp"
#include "sim/hdf5/storage_error.hpp"

namespace catchup::hdf5 {
namespace {

// Shuffled bytes compress counts 3.6 times at this level; higher ones cost time and gain nothing.
constexpr unsigned deflate_level = 3;

std::vector<hsize_t> extents(const std::vector<std::size_t>& size) {
    return {size.begin(), size.end()};
}

std::string doing(std::string_view verb, const Dataset& dataset) {
    return fmt::format("{} {}", verb, dataset.name());
}

void demand_whole_rows(bool whole, const Dataset& dataset) {
    if (!whole) {
        throw std::invalid_argument{
            fmt::format("{}: number of values does not fit the shape", dataset.name())};
    }
}

/// Finds every piece from `axis` inwards that holds a part of a block. The index of the pieces has
/// no checksum, and HDF5 reads a piece that is not in it as zeros.
void find_pieces(const Dataset& dataset, const std::vector<hsize_t>& chunk,
                 const std::vector<std::size_t>& start, const std::vector<std::size_t>& count,
                 std::vector<hsize_t>& at, std::size_t axis) {
    if (axis == at.size()) {
        hsize_t bytes = 0;
        check(H5Dget_chunk_storage_size(dataset.id(), at.data(), &bytes), dataset.id(),
              doing("read", dataset));
        return;
    }
    at[axis] = start[axis] / chunk[axis] * chunk[axis];
    for (; at[axis] < start[axis] + count[axis]; at[axis] += chunk[axis]) {
        find_pieces(dataset, chunk, start, count, at, axis + 1);
    }
}

/// Sizes of a dataset's pieces; none if it is one unbroken block.
std::vector<hsize_t> chunk_of(const Dataset& dataset, std::size_t rank) {
    const Handle properties = owned(H5Dget_create_plist(dataset.id()));
    if (H5Pget_layout(properties.id()) != H5D_CHUNKED) {
        return {};
    }
    std::vector<hsize_t> chunk(rank);
    H5Pget_chunk(properties.id(), static_cast<int>(rank), chunk.data());
    return chunk;
}

/// The file's space with one block selected.
Handle selected(Id dataset, const std::vector<hsize_t>& start, const std::vector<hsize_t>& count) {
    Handle space = owned(H5Dget_space(dataset));
    if (!start.empty()) {
        check(H5Sselect_hyperslab(space.id(), H5S_SELECT_SET, start.data(), nullptr, count.data(),
                                  nullptr),
              dataset, "select values");
    }
    return space;
}

Handle memory_space(const std::vector<hsize_t>& count) {
    return owned(count.empty()
                     ? H5Screate(H5S_SCALAR)
                     : H5Screate_simple(static_cast<int>(count.size()), count.data(), nullptr));
}

} // namespace

std::size_t Dataset::volume(const std::vector<std::size_t>& count) noexcept {
    return std::accumulate(count.begin(), count.end(), std::size_t{1}, std::multiplies<>{});
}

std::string Dataset::name() const {
    const ssize_t length = H5Iget_name(id(), nullptr, 0);
    std::string path(static_cast<std::size_t>(std::max<ssize_t>(length, 0)), '\0');
    H5Iget_name(id(), path.data(), path.size() + 1);
    return path.substr(path.rfind('/') + 1);
}

Type Dataset::type() const {
    quiet();
    return type_from(owned(H5Dget_type(id())).id(), id(), name());
}

std::vector<std::size_t> Dataset::size() const {
    quiet();
    const Handle space = owned(H5Dget_space(id()));
    std::vector<hsize_t> extent(static_cast<std::size_t>(H5Sget_simple_extent_ndims(space.id())));
    H5Sget_simple_extent_dims(space.id(), extent.data(), nullptr);
    return {extent.begin(), extent.end()};
}

void Dataset::write_values(Type type, const void* values, std::size_t count) {
    demand_whole_rows(count == volume(size()), *this);
    check(H5Dwrite(id(), number_type(type), H5S_ALL, H5S_ALL, H5P_DEFAULT, values), id(),
          doing("write", *this));
}

void Dataset::write(const std::vector<std::string>& values) {
    demand_whole_rows(values.size() == volume(size()), *this);
    std::vector<const char*> pointers;
    for (const std::string& value : values) {
        pointers.push_back(value.c_str());
    }
    check(H5Dwrite(id(), text_type().id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), id(),
          doing("write", *this));
}

void Dataset::extend_to(std::size_t rows) {
    std::vector<hsize_t> extent = extents(size());
    extent.at(0) = rows;
    check(H5Dset_extent(id(), extent.data()), id(), doing("lengthen", *this));
}

void Dataset::append_values(Type type, const void* values, std::size_t count) {
    std::vector<hsize_t> extent = extents(size());
    std::vector<hsize_t> start(extent.size(), 0);
    start.at(0) = std::exchange(extent[0], 1);
    const auto row = std::accumulate(extent.begin(), extent.end(), hsize_t{1}, std::multiplies<>{});
    demand_whole_rows(row > 0 && count % row == 0, *this);
    extent[0] = count / row;
    if (count == 0) {
        return;
    }
    extend_to(start[0] + extent[0]);
    check(H5Dwrite(id(), number_type(type), memory_space(extent).id(),
                   selected(id(), start, extent).id(), H5P_DEFAULT, values),
          id(), doing("write", *this));
}

void Dataset::read_values(Type type, const std::vector<std::size_t>& start,
                          const std::vector<std::size_t>& count, void* into) const {
    quiet();
    const std::vector<std::size_t> whole = size();
    for (std::size_t axis = 0; axis < whole.size(); ++axis) {
        demand_whole_rows(start[axis] + count[axis] <= whole[axis], *this);
    }
    if (volume(count) == 0) {
        return;
    }
    if (const std::vector<hsize_t> chunk = chunk_of(*this, whole.size()); !chunk.empty()) {
        std::vector<hsize_t> at(whole.size());
        find_pieces(*this, chunk, start, count, at, 0);
    }
    check(H5Dread(id(), number_type(type), memory_space(extents(count)).id(),
                  selected(id(), extents(start), extents(count)).id(), H5P_DEFAULT, into),
          id(), doing("read", *this));
}

std::vector<std::string> Dataset::read_text() const {
    quiet();
    const Handle stored = owned(H5Dget_type(id()));
    if (H5Tis_variable_str(stored.id()) <= 0) {
        refuse(path_of(id()), fmt::format("{} is not text of variable length", name()));
    }
    std::vector<char*> pointers(volume(size()), nullptr);
    check(H5Dread(id(), stored.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), id(),
          doing("read", *this));
    std::vector<std::string> values(pointers.size());
    std::transform(pointers.begin(), pointers.end(), values.begin(),
                   [](const char* text) { return text == nullptr ? std::string{} : text; });
    H5Dvlen_reclaim(stored.id(), owned(H5Dget_space(id())).id(), H5P_DEFAULT, pointers.data());
    return values;
}

void Dataset::close() {
    quiet();
    const std::string path = path_of(id());
    const std::string what = doing("write", *this);
    const herr_t result = H5Dclose(id());
    handle_.abandon();
    check(result, path, what);
}

Dataset create_dataset(Id location, const std::string& name, const Layout& layout) {
    quiet();
    const std::vector<hsize_t> size = extents(layout.size);
    std::vector<hsize_t> limit = size;
    const Handle properties = creation(H5P_DATASET_CREATE);
    if (layout.can_grow) {
        limit.at(0) = H5S_UNLIMITED;
    }
    if (!layout.chunk.empty()) {
        H5Pset_chunk(properties.id(), static_cast<int>(size.size()), extents(layout.chunk).data());
        H5Pset_shuffle(properties.id());
        H5Pset_deflate(properties.id(), deflate_level);
        H5Pset_fletcher32(properties.id()); // last, so it covers the bytes as they are on the disk
    }
    const Handle space =
        owned(H5Screate_simple(static_cast<int>(size.size()), size.data(), limit.data()));
    const Handle words = layout.type == Type::text ? text_type() : Handle{};
    return Dataset{Handle{check(H5Dcreate2(location, name.c_str(),
                                           words.is_open() ? words.id() : number_type(layout.type),
                                           space.id(), H5P_DEFAULT, properties.id(), H5P_DEFAULT),
                                location, fmt::format("create {}", name))}};
}

} // namespace catchup::hdf5
