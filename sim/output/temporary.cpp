// SPDX-License-Identifier: MIT
#include "sim/output/temporary.hpp"

#include <cctype>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <fmt/format.h>

#include "sim/base/error.hpp"

namespace catchup::output {
namespace {

namespace fs = std::filesystem;

/// An open file descriptor; -1 if the system refused.
class Descriptor {
  public:
    Descriptor(const fs::path& path, int flags) noexcept
        : id_{::open(path.c_str(), flags | O_CLOEXEC)} {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (id_ >= 0) {
            ::close(id_);
        }
    }
    [[nodiscard]] int id() const noexcept { return id_; }

  private:
    int id_;
};

[[noreturn]] void refuse(const fs::path& path, std::string_view doing) {
    std::string why = std::generic_category().message(errno);
    why[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(why[0])));
    throw FileError{path.string(), fmt::format("cannot {}: {}", doing, why)};
}

void force_to_disk(const fs::path& path, int flags) {
    const Descriptor file{path, O_RDONLY | flags};
    // some file systems cannot force a folder and say EINVAL; there is nothing more to be done then
    if (file.id() < 0 || (::fsync(file.id()) != 0 && !(flags != 0 && errno == EINVAL))) {
        refuse(path, "force the file to the disk");
    }
}

/// Whether somebody, perhaps on another host, holds HDF5's lock on the file.
bool is_locked(const fs::path& path) {
    const Descriptor file{path, O_RDONLY};
    return file.id() >= 0 && ::flock(file.id(), LOCK_EX | LOCK_NB) != 0;
}

/// Whether a name is `stem` followed by the id of a process that no longer lives.
bool is_stale(std::string_view name, std::string_view stem) {
    if (!name.starts_with(stem) || name.size() == stem.size()) {
        return false;
    }
    pid_t process = 0;
    const auto [end, trouble] =
        std::from_chars(name.data() + stem.size(), name.data() + name.size(), process);
    return trouble == std::errc{} && end == name.data() + name.size() && process > 0 &&
           ::kill(process, 0) != 0 && errno == ESRCH;
}

void remove_stale(const fs::path& folder, const std::string& stem) {
    std::vector<fs::path> stale;
    std::error_code trouble;
    for (fs::directory_iterator at{folder, trouble}, end; !trouble && at != end;
         at.increment(trouble)) {
        if (is_stale(at->path().filename().string(), stem) && !is_locked(at->path())) {
            stale.push_back(at->path());
        }
    }
    for (const fs::path& path : stale) {
        fs::remove(path, trouble); // somebody else may have been faster
    }
}

fs::path folder_of(const fs::path& name) {
    return name.has_parent_path() ? name.parent_path() : fs::path{"."};
}

} // namespace

TemporaryFile::TemporaryFile(fs::path final_name)
    : final_name_{std::move(final_name)}, path_{fmt::format("{}.tmp.{}", final_name_.string(),
                                                            ::getpid())} {
    const fs::path folder = folder_of(final_name_);
    std::error_code trouble;
    if (!fs::is_directory(folder, trouble)) {
        throw FileError{final_name_.string(),
                        fmt::format("the folder {} does not exist", folder.string())};
    }
    if (final_name_.filename().empty() || fs::is_directory(final_name_, trouble)) {
        throw FileError{final_name_.string(), "is a folder; name a file in it"};
    }
    if (::access(folder.c_str(), W_OK | X_OK) != 0) {
        refuse(final_name_, fmt::format("write into the folder {}", folder.string()));
    }
    if (is_locked(path_)) {
        throw FileError{final_name_.string(), "is being written by this program already"};
    }
    remove_stale(folder, final_name_.filename().string() + ".tmp.");
    is_ours_ = true;
}

void TemporaryFile::commit() {
    force_to_disk(path_, 0);
    if (::rename(path_.c_str(), final_name_.c_str()) != 0) {
        refuse(final_name_, "give the finished file its name");
    }
    is_ours_ = false;
    force_to_disk(folder_of(final_name_), O_DIRECTORY);
}

void TemporaryFile::discard() noexcept {
    if (is_ours_) {
        is_ours_ = false;
        [[maybe_unused]] const int emptied = ::truncate(path_.c_str(), 0);
        ::unlink(path_.c_str());
    }
}

} // namespace catchup::output
