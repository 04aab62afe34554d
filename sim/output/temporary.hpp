// SPDX-License-Identifier: MIT
// The file under another name until it is whole: a file that bears its final name is never torn.
#pragma once

#include <filesystem>

namespace catchup::output {

/// The name `<final>.tmp.<process id>` in the folder of the final one. Removed unless committed.
class TemporaryFile {
  public:
    /// Refuses with FileError if the folder is missing or closed to us, if the final name is a
    /// folder, or if this process is writing the same file already. Removes what dead processes
    /// left behind of the same final name.
    explicit TemporaryFile(std::filesystem::path final_name);
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() { discard(); }

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    [[nodiscard]] const std::filesystem::path& final_name() const noexcept { return final_name_; }
    /// Forces the closed file to the disk and gives it its final name. Throws FileError.
    void commit();
    /// Removes the file and frees its room on the disk, even if something still has it open.
    void discard() noexcept;

  private:
    std::filesystem::path final_name_;
    std::filesystem::path path_;
    bool is_ours_ = false;
};

} // namespace catchup::output
