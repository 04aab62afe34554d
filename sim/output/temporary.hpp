// SPDX-License-Identifier: MIT
// The file under another name until it is whole: a file that bears its final name is never torn.
#pragma once

#include <filesystem>

namespace catchup::output {

/// The name `<final>.tmp.<process id>` in the folder of the final one. Removed unless committed.
class TemporaryFile {
  public:
    /// A symbolic link stands for the regular file it leads to. Refuses with FileError if the name
    /// is empty, the folder missing or closed to us, if something else than a regular file bears
    /// the name (a folder, a pipe, a device: renaming would replace it), or if this process is
    /// writing the same file already. Removes what dead processes left behind of the same final
    /// name. From here on the process ignores SIGXFSZ: beyond a limit on the size of files (ulimit
    /// -f) a write fails and says so, instead of ending the process with the file half written.
    explicit TemporaryFile(std::filesystem::path named);
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() { discard(); }

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    /// The final name as the user gave it, for messages.
    [[nodiscard]] const std::filesystem::path& named() const noexcept { return named_; }
    /// Forces the closed file to the disk and gives it its final name. Throws FileError.
    void commit();
    /// Removes the file and frees its room on the disk, even if something still has it open.
    void discard() noexcept;

  private:
    std::filesystem::path named_;
    std::filesystem::path final_name_; // behind any symbolic link
    std::filesystem::path path_;
    bool is_ours_ = false;
};

} // namespace catchup::output
