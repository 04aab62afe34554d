// SPDX-License-Identifier: MIT
#include "sim/run/progress.hpp"

#include <utility>

#include <unistd.h>

#include <fmt/format.h>

namespace catchup::run {

std::string progress_line(std::string_view what, std::size_t done, std::size_t total,
                          double seconds) {
    std::string line = fmt::format("{} {} of {}", what, done, total);
    if (done != 0 && seconds > 0.0) {
        const double rate = static_cast<double>(done) / seconds;
        line += fmt::format(", {:.3g} {}s/s", rate, what);
        if (done < total) {
            line += fmt::format(", {:.0f} s left", static_cast<double>(total - done) / rate);
        }
    }
    return line;
}

Progress::Progress(std::string what, std::size_t total, Verbosity verbosity, std::FILE* out)
    : what_{std::move(what)}, total_{total}, quiet_{verbosity == Verbosity::quiet},
      terminal_{isatty(fileno(out)) == 1}, out_{out}, begun_{Clock::now()}, last_{begun_} {}

Progress::~Progress() {
    if (line_open_) {
        std::fputc('\n', out_);
    }
}

void Progress::update(std::size_t done) {
    if (quiet_) {
        return;
    }
    const auto now = Clock::now();
    const auto pause = terminal_ ? std::chrono::milliseconds{100} : std::chrono::seconds{30};
    if (now - last_ < pause && !(terminal_ && done == total_)) {
        return;
    }
    last_ = now;
    const double seconds = std::chrono::duration<double>(now - begun_).count();
    const std::string line = progress_line(what_, done, total_, seconds);
    if (terminal_) {
        constexpr std::size_t width = 24;
        const std::size_t filled = total_ == 0 ? width : width * done / total_;
        fmt::print(out_, "\r[{}{}] {}\033[K", std::string(filled, '#'),
                   std::string(width - filled, ' '), line);
        line_open_ = true;
    } else {
        fmt::print(out_, "{}\n", line);
    }
    std::fflush(out_);
}

} // namespace catchup::run
