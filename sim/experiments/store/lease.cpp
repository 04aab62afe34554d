// SPDX-License-Identifier: MIT
#include "sim/experiments/store/lease.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <optional>
#include <sstream>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "sim/base/error.hpp"
#include "sim/output/refusal.hpp"

namespace catchup::experiments {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view ending = ".lease";

std::string host_name() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown";
}

std::string boot_id() {
    std::ifstream file{"/proc/sys/kernel/random/boot_id"};
    std::string id;
    file >> id;
    return id.empty() ? "unknown" : id;
}

/// When a process of this host began (proc(5), field 22 of stat); 0 if there is none.
std::int64_t start_of(std::int64_t process) {
    std::ifstream file{fmt::format("/proc/{}/stat", process)};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    const std::size_t name_ends = text.rfind(')'); // the name may hold blanks
    if (name_ends == std::string::npos) {
        return 0;
    }
    std::istringstream fields{text.substr(name_ends + 1)};
    std::string skipped;
    fields >> skipped; // its state
    if (skipped == "Z" || skipped == "X") {
        return 0; // dead, though its parent has not asked how it ended
    }
    for (int field = 4; field < 22; ++field) {
        fields >> skipped;
    }
    std::int64_t start = 0;
    fields >> start;
    return start;
}

Holder ourselves(const std::string& name) {
    return {name, host_name(), boot_id(), ::getpid(), start_of(::getpid())};
}

std::optional<Holder> read_lease(const fs::path& path) {
    std::ifstream file{path};
    Holder holder;
    holder.name = path.stem().string();
    if (file >> holder.host >> holder.boot >> holder.process >> holder.started) {
        return holder;
    }
    return std::nullopt;
}

std::chrono::seconds age_of(const fs::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        return std::chrono::seconds{0};
    }
    return std::chrono::seconds{std::time(nullptr) - status.st_mtime};
}

bool lives(const Holder& holder, const fs::path& path) {
    if (holder.host != host_name()) {
        return age_of(path) < patience;
    }
    return holder.boot == boot_id() && start_of(holder.process) == holder.started;
}

/// A lease that cannot be read is being written, or was when its writer died.
bool is_free(const fs::path& path, const std::optional<Holder>& holder) {
    return holder ? !lives(*holder, path) : age_of(path) > heartbeat;
}

/// "shard-2-of-4" goes with "shard-3-of-4", not with "rank-3-of-4".
bool go_together(const std::string& a, const std::string& b) {
    const auto division = [](const std::string& name) {
        const std::size_t at = name.find("-of-");
        return at == std::string::npos ? std::string{}
                                       : name.substr(0, name.find('-')) + name.substr(at);
    };
    return a != b && !division(a).empty() && division(a) == division(b);
}

/// Somebody else is at work.
class Busy : public FileError {
    using FileError::FileError;
};

[[noreturn]] void say_who(const fs::path& folder, const Holder& holder) {
    throw Busy{folder.parent_path().native(),
               fmt::format("process {} on {} is at work here as {}. Try catchup status, or wait "
                           "until it ends",
                           holder.process, holder.host, holder.name)};
}

} // namespace

std::vector<Holder> at_work(const fs::path& folder) {
    std::vector<Holder> all;
    std::error_code trouble;
    for (fs::directory_iterator at{folder, trouble}, end; !trouble && at != end;
         at.increment(trouble)) {
        const auto holder =
            at->path().extension() == ending ? read_lease(at->path()) : std::nullopt;
        if (holder && lives(*holder, at->path())) {
            all.push_back(*holder);
        }
    }
    if (trouble && trouble != std::errc::no_such_file_or_directory) {
        throw output::refusal(folder, "see who is at work", trouble.value());
    }
    std::sort(all.begin(), all.end(),
              [](const Holder& a, const Holder& b) { return a.name < b.name; });
    return all;
}

Lease::Lease(const fs::path& folder, const std::string& name, std::chrono::seconds grace)
    : path_{folder / (name + std::string{ending})}, self_{ourselves(name)} {
    constexpr std::chrono::milliseconds between{100};
    for (const auto end = std::chrono::steady_clock::now() + grace;;) {
        try {
            take(folder);
            return;
        } catch (const Busy&) {
            if (std::chrono::steady_clock::now() >= end) {
                throw;
            }
        }
        std::this_thread::sleep_for(between);
    }
}

void Lease::take(const fs::path& folder) {
    const auto refuse = [&] { throw output::refusal(path_, "take the lease", errno); };
    int descriptor = -1;
    while ((descriptor = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)) <
           0) {
        if (errno != EEXIST) {
            refuse();
        }
        const auto holder = read_lease(path_);
        if (!is_free(path_, holder)) {
            say_who(folder, holder.value_or(Holder{self_.name, "some host", "", 0, 0}));
        }
        // renamed first: of several that find the lease free, one removes it
        const fs::path dead = path_.string() + fmt::format(".dead.{}", ::getpid());
        if (::rename(path_.c_str(), dead.c_str()) == 0) {
            auto taken = read_lease(dead);
            if (taken) {
                taken->name = path_.stem().string();
            }
            if (taken != holder) { // somebody came while we judged the one before
                [[maybe_unused]] const int back = ::link(dead.c_str(), path_.c_str());
            }
            ::unlink(dead.c_str());
        }
    }
    const std::string text =
        fmt::format("{} {} {} {}\n", self_.host, self_.boot, self_.process, self_.started);
    const bool written =
        ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    ::close(descriptor);
    if (!written) {
        const int number = errno;
        ::unlink(path_.c_str());
        errno = number;
        refuse();
    }
    for (const Holder& other : at_work(folder)) {
        if (!(other == self_) && !go_together(self_.name, other.name)) {
            ::unlink(path_.c_str());
            say_who(folder, other);
        }
    }
}

Lease::~Lease() {
    if (read_lease(path_) == self_) {
        ::unlink(path_.c_str());
    }
}

void Lease::refresh() {
    if (read_lease(path_) != self_) {
        throw FileError{path_.native(),
                        "is ours no more: somebody on another host took it, because "
                        "this process did not answer for long. Try starting again"};
    }
    ::utimensat(AT_FDCWD, path_.c_str(), nullptr, 0);
}

} // namespace catchup::experiments
