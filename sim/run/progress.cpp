// SPDX-License-Identifier: MIT
#include "sim/run/progress.hpp"

#include <utility>

#include <unistd.h>

#include <fmt/format.h>

namespace catchup::run {

std::string progress_line(std::string_view what, Amount amount, std::size_t done,
                          std::size_t failed, double seconds) {
    const std::size_t finished = amount.before + done;
    std::string line = fmt::format("{} {} of {}", what, finished, amount.total);
    if (failed != 0) {
        line += fmt::format(", {} failed", failed);
    }
    if (done != 0 && seconds > 0.0) {
        const double rate = static_cast<double>(done) / seconds;
        line += fmt::format(", {:.3g} {}s/s", rate, what);
        if (finished < amount.total) {
            line +=
                fmt::format(", {:.0f} s left", static_cast<double>(amount.total - finished) / rate);
        }
    }
    return line;
}

Progress::Progress(std::string what, Amount amount, Verbosity verbosity, std::FILE* out)
    : what_{std::move(what)}, amount_{amount}, quiet_{verbosity == Verbosity::quiet},
      terminal_{isatty(fileno(out)) == 1}, out_{out}, begun_{Clock::now()}, last_{begun_} {}

Progress::~Progress() {
    if (line_open_) {
        std::fputc('\n', out_);
    }
}

void Progress::update(std::size_t done, std::size_t failed) {
    if (quiet_) {
        return;
    }
    const auto now = Clock::now();
    const auto pause = terminal_ ? std::chrono::milliseconds{100} : std::chrono::seconds{30};
    const std::size_t finished = amount_.before + done;
    if (now - last_ < pause && !(terminal_ && finished == amount_.total)) {
        return;
    }
    last_ = now;
    const double seconds = std::chrono::duration<double>(now - begun_).count();
    const std::string line = progress_line(what_, amount_, done, failed, seconds);
    if (terminal_) {
        constexpr std::size_t width = 24;
        const std::size_t filled = amount_.total == 0 ? width : width * finished / amount_.total;
        fmt::print(out_, "\r[{}{}] {}\033[K", std::string(filled, '#'),
                   std::string(width - filled, ' '), line);
        line_open_ = true;
    } else {
        fmt::print(out_, "{}\n", line);
    }
    std::fflush(out_);
}

} // namespace catchup::run
