// SPDX-License-Identifier: MIT
// Ctrl-C: once finishes what is in flight, twice stops at once.
#pragma once

namespace catchup::run {

/// Listens for SIGINT, SIGTERM, SIGHUP and SIGUSR1 from now on. The first asks the driver to stop after what is in
/// flight; the second ends the process at once (a temporary file may stay, a result is never torn).
void listen_for_interrupts() noexcept;

/// True once a signal has come.
[[nodiscard]] bool interrupted() noexcept;

} // namespace catchup::run
