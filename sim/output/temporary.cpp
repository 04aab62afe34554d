// SPDX-License-Identifier: MIT
#include "sim/output/temporary.hpp"

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

#include "sim/output/refusal.hpp"

namespace catchup::output {
namespace {

namespace fs = std::filesystem;

/// An open file descriptor; -1 if the system refused. Opening a pipe does not wait for its writer.
class Descriptor {
  public:
    Descriptor(const fs::path& path, int flags) noexcept
        : id_{::open(path.c_str(), flags | O_CLOEXEC | O_NONBLOCK)} {}
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

void force_to_disk(const fs::path& path, int flags, const fs::path& named) {
    const Descriptor file{path, O_RDONLY | flags};
    // some file systems cannot force a folder and say EINVAL; there is nothing more to be done then
    if (file.id() < 0 || (::fsync(file.id()) != 0 && !(flags != 0 && errno == EINVAL))) {
        throw refusal(named, "force the file to the disk", errno);
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

void demand_folder(const fs::path& folder, const fs::path& named) {
    std::error_code trouble;
    const fs::file_type type = fs::status(folder, trouble).type();
    if (type == fs::file_type::not_found) {
        throw FileError{named.native(), fmt::format("the folder {} does not exist. Try creating "
                                                    "it, or another folder",
                                                    folder.string())};
    }
    if (type == fs::file_type::none) {
        throw refusal(named, fmt::format("look up the folder {}", folder.string()),
                      trouble.value());
    }
    if (type != fs::file_type::directory) {
        throw FileError{named.native(),
                        fmt::format("{} is not a folder. Try another folder", folder.string())};
    }
}

/// The name that the finished file will bear: the one given, or what a symbolic link leads to.
fs::path target_of(const fs::path& named) {
    if (named.empty()) {
        throw FileError{"result file", "the name is empty. Try one such as result.h5"};
    }
    demand_folder(folder_of(named), named);
    std::error_code trouble;
    const fs::file_type type = fs::status(named, trouble).type();
    if (type == fs::file_type::directory || !named.has_filename()) {
        throw FileError{named.native(), "is a folder. Try the name of a file in it"};
    }
    const bool is_link = fs::is_symlink(fs::symlink_status(named, trouble));
    fs::path target = is_link ? fs::canonical(named, trouble) : named;
    if (type == fs::file_type::regular && !target.empty()) {
        return target;
    }
    if (is_link && target.empty()) {
        throw FileError{named.native(), "is a symbolic link that leads to no file. Try another "
                                        "name, or remove the link"};
    }
    if (type != fs::file_type::not_found && type != fs::file_type::none) {
        throw FileError{named.native(), "is a pipe or a device, not a file that a result may "
                                        "replace. Try another name"};
    }
    return named; // new, or not to be looked up: creating the file says why
}

} // namespace

TemporaryFile::TemporaryFile(fs::path named)
    : named_{std::move(named)}, final_name_{target_of(named_)},
      path_{fmt::format("{}.tmp.{}", final_name_.string(), ::getpid())} {
    const fs::path folder = folder_of(final_name_);
    if (::access(folder.c_str(), W_OK | X_OK) != 0) {
        throw refusal(named_, fmt::format("write into the folder {}", folder.string()), errno);
    }
    if (is_locked(path_)) {
        throw FileError{named_.native(), "is being written by this program already"};
    }
    remove_stale(folder, final_name_.filename().string() + ".tmp.");
    std::signal(SIGXFSZ, SIG_IGN);
    is_ours_ = true;
}

void TemporaryFile::commit() {
    force_to_disk(path_, 0, named_);
    if (::rename(path_.c_str(), final_name_.c_str()) != 0) {
        throw refusal(named_, "give the finished file its name", errno);
    }
    is_ours_ = false;
    force_to_disk(folder_of(final_name_), O_DIRECTORY, named_);
}

void TemporaryFile::discard() noexcept {
    if (is_ours_) {
        is_ours_ = false;
        [[maybe_unused]] const int emptied = ::truncate(path_.c_str(), 0);
        ::unlink(path_.c_str());
    }
}

} // namespace catchup::output
