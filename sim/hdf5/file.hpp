// SPDX-License-Identifier: MIT
// Files and the groups in them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/hdf5/attributes.hpp"
#include "sim/hdf5/dataset.hpp"
#include "sim/hdf5/handle.hpp"

namespace catchup::hdf5 {

/// An open group; the file itself is its root group.
class Group {
  public:
    Group() noexcept = default;
    explicit Group(Handle handle) noexcept : handle_{std::move(handle)} {}

    [[nodiscard]] Id id() const noexcept { return handle_.id(); }
    [[nodiscard]] Group create_group(const std::string& name);
    [[nodiscard]] Group group(const std::string& path) const;
    [[nodiscard]] Dataset dataset(const std::string& path) const;
    /// Whether a path of groups leads to an object of that name.
    [[nodiscard]] bool contains(const std::string& path) const;
    /// Names directly in this group, in the order of their bytes.
    [[nodiscard]] std::vector<std::string> groups() const;
    [[nodiscard]] std::vector<std::string> datasets() const;
    [[nodiscard]] Attributes attributes() const { return read_attributes(id()); }
    void abandon() noexcept { handle_.abandon(); }

  protected:
    Handle handle_;
};

/// An open file. Errors name its path. What can be read only in part throws InputError, from every
/// function that reads; what the system refuses throws StorageError.
class File : public Group {
  public:
    File() noexcept = default;
    /// A new, empty file, in the place of any old one.
    [[nodiscard]] static File create(const std::filesystem::path& path);
    /// For reading. Throws InputError if there is no such file, or if it is not a regular file, not
    /// HDF5, damaged or cut off; StorageError if the system does not let us read it.
    [[nodiscard]] static File open(const std::filesystem::path& path);
    /// Hands every value of every open dataset to the system; throws FileError if it refuses.
    void flush();
    /// Closes with everything handed to the system; throws FileError if it refuses. Every group and
    /// dataset must have been closed. After a failure the file is abandoned.
    void close();

  private:
    explicit File(Handle handle) noexcept : Group{std::move(handle)} {}
};

} // namespace catchup::hdf5
