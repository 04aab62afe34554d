// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <system_error>

#include <unistd.h>

#include <fmt/format.h>

namespace catchup::bench {

/// The path of a file of this process that is removed at the end.
class WorkFile {
  public:
    WorkFile() = default;
    WorkFile(const WorkFile&) = delete;
    WorkFile& operator=(const WorkFile&) = delete;
    ~WorkFile() {
        std::error_code gone;
        std::filesystem::remove(path_, gone);
    }
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

  private:
    std::filesystem::path path_ =
        std::filesystem::temp_directory_path() / fmt::format("catchup-benchmark-{}.h5", getpid());
};

} // namespace catchup::bench
