// SPDX-License-Identifier: MIT
// A scenario's replications into a result file: what `run` and `verify` share.
#pragma once

#include <cstdint>
#include <string>

#include "models/record.hpp"
#include "sim/output/writer.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/run/progress.hpp"

namespace catchup::app {

/// Simulates the plan's replications into the writer, with progress called `what` on stderr. Ctrl-C
/// finishes what is in flight (run::listen_for_interrupts must have been called).
/// @return how many replications the writer holds now: fewer than asked for if interrupted
[[nodiscard]] std::uint32_t simulate_into(output::Writer& writer, const Plan& plan,
                                          Threads& threads, const std::string& what,
                                          run::Verbosity verbosity);

/// Completes the file. `scenario` must say how many replications it holds; `more` joins the root
/// attributes that every result has.
void finish_result(output::Writer& writer, const Scenario& scenario, const hdf5::Attributes& more,
                   unsigned threads);

} // namespace catchup::app
