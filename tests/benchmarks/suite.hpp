// SPDX-License-Identifier: MIT
// What is timed. Times are wall-clock and cover what the name says.
#pragma once

namespace catchup::bench {

/// Quarters of large worlds.
void register_steps();

/// Many small runs, with and without a file.
void register_ensembles();

/// The reference workload beside the plain and the NumPy program.
void register_reference();

/// What the machine can do at best.
void register_limits();

/// Building networks, births, and writing result files.
void register_set_up_and_files();

} // namespace catchup::bench
