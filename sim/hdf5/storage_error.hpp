// SPDX-License-Identifier: MIT
// What goes wrong with files, in parts, so that those who know more can say it better.
#pragma once

#include <string>
#include <string_view>

#include "sim/base/error.hpp"

namespace catchup::hdf5 {

/// The system or HDF5 refused: "path: cannot <doing>: <why>".
class StorageError : public FileError {
  public:
    StorageError(std::string_view path, std::string doing, std::string why, int number);
    [[nodiscard]] const std::string& doing() const noexcept { return doing_; }
    [[nodiscard]] const std::string& why() const noexcept { return why_; }
    /// The system's error number (ENOSPC); 0 if it was not the system that refused.
    [[nodiscard]] int number() const noexcept { return number_; }

  private:
    std::string doing_;
    std::string why_;
    int number_;
};

/// The system's words for one of its error numbers, to end a sentence: "no space left on device".
[[nodiscard]] std::string words_of(int number);

/// Throws InputError about a file as a whole.
[[noreturn]] void refuse(std::string_view path, std::string_view why);

} // namespace catchup::hdf5
