// SPDX-License-Identifier: MIT
// What is timed. Times are wall-clock and cover what the name says, no set-up.
#pragma once

namespace catchup::bench {

/// Quarters of large worlds, and ensembles of small runs.
void register_steps();

/// Building networks, births, and writing result files.
void register_set_up_and_files();

} // namespace catchup::bench
