// SPDX-License-Identifier: MIT
// A file that only grows, and says when what was added is safe.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace catchup::experiments {

/// Open for adding at its end. Throws FileError in words for people (disk full, folder closed).
class AppendFile {
  public:
    explicit AppendFile(std::filesystem::path path);
    AppendFile(const AppendFile&) = delete;
    AppendFile& operator=(const AppendFile&) = delete;
    ~AppendFile();

    /// Where the next bytes will stand.
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    /// Adds all bytes or throws; after a failure what was added in part is cut off again.
    void append(std::string_view bytes);
    /// Returns when everything added so far would survive a loss of power.
    void sync();

  private:
    std::filesystem::path path_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
};

/// Forces names in a folder to the disk, where the file system can.
void sync_folder(const std::filesystem::path& folder);

} // namespace catchup::experiments
