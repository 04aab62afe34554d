// SPDX-License-Identifier: MIT
// How far a run is: a bar on a terminal, a plain line every 30 seconds elsewhere, on stderr.
#pragma once

#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>

namespace catchup::run {

enum class Verbosity { quiet, normal };

/// One line of progress: "run 37 of 100, 12.3 runs/s, 5 s left".
[[nodiscard]] std::string progress_line(std::string_view what, std::size_t done, std::size_t total,
                                        double seconds);

/// Tells people; never touches results. Use from one thread.
class Progress {
  public:
    Progress(std::string what, std::size_t total, Verbosity verbosity, std::FILE* out = stderr);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    /// `done` of the total are finished.
    void update(std::size_t done);

  private:
    using Clock = std::chrono::steady_clock;

    std::string what_;
    std::size_t total_;
    bool quiet_;
    bool terminal_;
    std::FILE* out_;
    Clock::time_point begun_;
    Clock::time_point last_;
    bool line_open_ = false;
};

} // namespace catchup::run
