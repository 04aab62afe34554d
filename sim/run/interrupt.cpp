// SPDX-License-Identifier: MIT
#include "sim/run/interrupt.hpp"

#include <csignal>

namespace catchup::run {
namespace {

volatile std::sig_atomic_t signals = 0;

extern "C" void count_signal(int number) {
    signals = signals + 1;
    if (number == SIGINT) {
        std::signal(number, SIG_DFL); // the next one ends the process
    } // queueing systems send others twice: to every process, and through the script's trap
}

} // namespace

void listen_for_interrupts() noexcept {
    std::signal(SIGINT, count_signal);
    std::signal(SIGTERM, count_signal);
    std::signal(SIGHUP, count_signal);  // the terminal or connection is gone
    std::signal(SIGUSR1, count_signal); // a queueing system's warning before the time limit
}

bool interrupted() noexcept { return signals != 0; }

} // namespace catchup::run
