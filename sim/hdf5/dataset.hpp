// SPDX-License-Identifier: MIT
// One array of numbers or text in a file: write it whole, append rows, read rows back.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "sim/hdf5/attributes.hpp"
#include "sim/hdf5/handle.hpp"
#include "sim/hdf5/type.hpp"

namespace catchup::hdf5 {

/// What a new dataset looks like. `chunk` empty: one unbroken, uncompressed block of fixed size,
/// without a checksum.
struct Layout {
    Type type = Type::float64;
    std::vector<std::size_t> size;  // extent of each dimension; the first is a number of rows
    std::vector<std::size_t> chunk; // compressed, checked pieces: as many numbers as `size`, none 0
    bool can_grow = false;          // along the first dimension; needs chunks
};

/// An open dataset. A row is everything under one index of the first dimension.
class Dataset {
  public:
    Dataset() noexcept = default;
    explicit Dataset(Handle handle) noexcept : handle_{std::move(handle)} {}

    [[nodiscard]] Id id() const noexcept { return handle_.id(); }
    [[nodiscard]] std::string name() const; // last part of its path
    [[nodiscard]] Type type() const;
    [[nodiscard]] std::vector<std::size_t> size() const;
    [[nodiscard]] Attributes attributes() const { return read_attributes(id()); }

    template <class T>
    requires is_storable<T>
    void write(std::span<const T> values) {
        write_values(type_of<T>, values.data(), values.size());
    }
    void write(const std::vector<std::string>& values);

    /// Adds whole rows at the end.
    template <class T>
    requires is_storable<T>
    void append(std::span<const T> values) {
        append_values(type_of<T>, values.data(), values.size());
    }
    /// Lengthens a dataset without writing anything.
    void extend_to(std::size_t rows);

    /// Everything, converted to T as C++ would.
    template <class T>
    requires is_storable<T>
    [[nodiscard]] std::vector<T> read() const {
        const std::vector<std::size_t> extent = size();
        return read_box<T>(std::vector<std::size_t>(extent.size(), 0), extent);
    }
    template <class T>
    requires is_storable<T>
    [[nodiscard]] std::vector<T> read_rows(std::size_t first, std::size_t rows) const {
        std::vector<std::size_t> start(size().size(), 0);
        std::vector<std::size_t> count = size();
        start.at(0) = first;
        count.at(0) = rows;
        return read_box<T>(start, count);
    }
    /// The block of `count` values a dimension that begins at `start`, in C order. Throws
    /// InputError if the checksum of a piece in it is wrong.
    template <class T>
    requires is_storable<T>
    [[nodiscard]] std::vector<T> read_box(const std::vector<std::size_t>& start,
                                          const std::vector<std::size_t>& count) const {
        std::vector<T> values(volume(count));
        read_values(type_of<T>, start, count, values.data());
        return values;
    }
    [[nodiscard]] std::vector<std::string> read_text() const;

    /// Closes with every value handed to the file; the destructor does so too but cannot complain.
    void close();
    /// Forgets the dataset without closing it (see Handle::abandon).
    void abandon() noexcept { handle_.abandon(); }

    [[nodiscard]] static std::size_t volume(const std::vector<std::size_t>& count) noexcept;

  private:
    void write_values(Type type, const void* values, std::size_t size);
    void append_values(Type type, const void* values, std::size_t size);
    void read_values(Type type, const std::vector<std::size_t>& start,
                     const std::vector<std::size_t>& count, void* into) const;
    Handle handle_;
};

/// Creates a dataset in an open file or group.
[[nodiscard]] Dataset create_dataset(Id location, const std::string& name, const Layout& layout);

} // namespace catchup::hdf5
