// SPDX-License-Identifier: MIT
// Who is at work on a store: a file a writer, freed at once when its process dies.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace catchup::experiments {

/// A process that holds, or held, a lease.
struct Holder {
    std::string name; // of the lease: "sweep", "shard-2-of-4"
    std::string host;
    std::string boot; // id of the host's last start
    std::int64_t process = 0;
    std::int64_t started = 0; // kernel ticks from the host's start to the process's
    friend bool operator==(const Holder&, const Holder&) = default;
};

/// A holder on another host counts as dead when its lease was not refreshed for so long.
inline constexpr std::chrono::seconds patience{300};
inline constexpr std::chrono::seconds heartbeat{10};

/// Leases in a folder whose holders live, in the order of their names.
[[nodiscard]] std::vector<Holder> at_work(const std::filesystem::path& folder);

/// A lease held by this process until it ends. "sweep" goes with no other; shards go with shards,
/// and ranks with ranks, of the same division.
class Lease {
  public:
    /// Throws FileError, saying who is at work, if a living process holds a lease that this one
    /// does not go with, or if the folder cannot be written.
    /// @param grace how long to wait first for such a process to end
    Lease(const std::filesystem::path& folder, const std::string& name,
          std::chrono::seconds grace = std::chrono::seconds{0});
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease();
    /// Tells other hosts that we live. Throws FileError if somebody took the lease from us.
    void refresh();

  private:
    void take(const std::filesystem::path& folder);

    std::filesystem::path path_;
    Holder self_;
};

} // namespace catchup::experiments
