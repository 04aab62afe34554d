// SPDX-License-Identifier: MIT
#include "sim/experiments/store/append_file.hpp"

#include <cerrno>
#include <csignal>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/output/refusal.hpp"

namespace catchup::experiments {

AppendFile::AppendFile(std::filesystem::path path) : path_{std::move(path)} {
    std::signal(SIGXFSZ, SIG_IGN); // beyond ulimit -f a write fails instead of ending the process
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    struct stat status {};
    if (descriptor_ < 0 || ::fstat(descriptor_, &status) != 0) {
        throw output::refusal(path_, "open the file", errno);
    }
    size_ = static_cast<std::uint64_t>(status.st_size);
}

AppendFile::~AppendFile() { ::close(descriptor_); }

void AppendFile::append(std::string_view bytes) {
    const std::uint64_t before = size_;
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            const int number = errno;
            if (::ftruncate(descriptor_, static_cast<off_t>(before)) == 0) {
                size_ = before;
            }
            throw output::refusal(path_, "write", number);
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
        size_ += static_cast<std::uint64_t>(written);
    }
}

void AppendFile::sync() {
    if (::fdatasync(descriptor_) != 0) {
        throw output::refusal(path_, "force the file to the disk", errno);
    }
}

void sync_folder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
        throw output::refusal(folder, "open the folder", errno);
    }
    const bool done = ::fsync(descriptor) == 0 || errno == EINVAL; // some cannot, and say EINVAL
    const int number = errno;
    ::close(descriptor);
    if (!done) {
        throw output::refusal(folder, "force the folder to the disk", number);
    }
}

} // namespace catchup::experiments
