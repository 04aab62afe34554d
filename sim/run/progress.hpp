// SPDX-License-Identifier: MIT
// How far a run is: a bar on a terminal, a plain line every 30 seconds elsewhere, on stderr.
#pragma once

#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

namespace catchup::run {

enum class Verbosity { quiet, normal };

/// How many there are, how many of them were finished before we began.
struct Amount {
    std::size_t total = 0;
    std::size_t before = 0;
};

/// One line of progress: "run 37 of 100, 2 failed, 12.3 runs/s, 5 s left".
/// @param done finished since the beginning, `failed` of them in vain
[[nodiscard]] std::string progress_line(std::string_view what, Amount amount, std::size_t done,
                                        std::size_t failed, double seconds);

/// Tells people; never touches results. Use from one thread.
class Progress {
  public:
    Progress(std::string what, Amount amount, Verbosity verbosity, std::FILE* out = stderr);
    Progress(std::string what, std::size_t total, Verbosity verbosity, std::FILE* out = stderr)
        : Progress{std::move(what), Amount{total, 0}, verbosity, out} {}
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    /// `done` are finished since the beginning, `failed` of them in vain.
    void update(std::size_t done, std::size_t failed = 0);

  private:
    using Clock = std::chrono::steady_clock;

    std::string what_;
    Amount amount_;
    bool quiet_;
    bool terminal_;
    std::FILE* out_;
    Clock::time_point begun_;
    Clock::time_point last_;
    bool line_open_ = false;
};

} // namespace catchup::run
