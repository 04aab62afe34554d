// SPDX-License-Identifier: MIT
// What a report tells of a sweep: indices, boxes, points.
#pragma once

#include "analysis/report/section.hpp"
#include "analysis/results.hpp"
#include "app/report_sections.hpp"

namespace catchup::app {

/// Sensitivity indices of each output (without any: the share that reached D1N1 under each policy) by the
/// method that the design is for, of other designs by delta where an output is asked for; a box where
/// `when` holds; the points of the first output. What cannot be computed is a limit. Throws InputError for
/// formulas that cannot be read.
[[nodiscard]] analysis::report::Section
sweep_section(const analysis::Results& file, const ReportInputs& inputs, const std::string& id);

} // namespace catchup::app
