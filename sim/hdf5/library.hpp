// SPDX-License-Identifier: MIT
// For this folder's .cpp files only: the HDF5 headers, and its failures turned into exceptions.
#pragma once

#include <string>
#include <string_view>

#include <hdf5.h>
#include <hdf5_hl.h>

#include "sim/hdf5/handle.hpp"
#include "sim/hdf5/type.hpp"

namespace catchup::hdf5 {

/// Starts the library without its exit handler and silences its messages on this thread. Every
/// function of this folder that may be the first on its thread calls it before anything of HDF5.
void quiet() noexcept;

/// The reason of the last failure on this thread.
struct Cause {
    std::string words; // the system's if it was the system that refused, else HDF5's innermost
    int number = 0;    // errno; 0 if the system did not refuse
};
[[nodiscard]] Cause cause();

/// Path of the file that an open object belongs to.
[[nodiscard]] std::string path_of(Id object);

/// Throws StorageError "path: cannot <doing>: <cause>" if `result` is negative.
hid_t check(hid_t result, std::string_view path, std::string_view doing);
/// The same; but what HDF5 cannot make sense of in a file that is open for reading only is the
/// fault of that file: InputError "path: is damaged or cut off (cannot <doing>: <cause>)".
hid_t check(hid_t result, Id object, std::string_view doing);
/// For calls that fail for want of memory only.
Handle owned(hid_t result);

/// The type in memory; a predefined identifier that nobody closes, except for `text`.
[[nodiscard]] hid_t number_type(Type type);
[[nodiscard]] Handle text_type();
/// The nearest Type of a stored type. Throws InputError if catchup never writes such a thing.
[[nodiscard]] Type type_from(hid_t stored, Id object, std::string_view name);

/// Creation properties of a group or dataset: order tracked, no clock time.
[[nodiscard]] Handle creation(hid_t property_class);

} // namespace catchup::hdf5
