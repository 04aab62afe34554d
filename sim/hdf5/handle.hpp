// SPDX-License-Identifier: MIT
// Ownership of one HDF5 identifier. No HDF5 header is seen outside this folder's .cpp files.
#pragma once

#include <cstdint>
#include <utility>

namespace catchup::hdf5 {

using Id = std::int64_t; // HDF5's hid_t

/// Closes whatever the identifier names (file, group, dataset, type, space, property list).
class Handle {
  public:
    Handle() noexcept = default;
    explicit Handle(Id id) noexcept : id_{id} {}
    Handle(Handle&& other) noexcept : id_{std::exchange(other.id_, none)} {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(id_, other.id_);
        return *this;
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle();

    [[nodiscard]] Id id() const noexcept { return id_; }
    [[nodiscard]] bool is_open() const noexcept { return id_ >= 0; }
    /// Forgets the identifier without closing it: closing would write to a disk that refused once.
    void abandon() noexcept { id_ = none; }

  private:
    static constexpr Id none = -1;
    Id id_ = none;
};

} // namespace catchup::hdf5
