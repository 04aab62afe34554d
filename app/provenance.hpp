// SPDX-License-Identifier: MIT
// Where a file was made: what does not belong to the results.
#pragma once

#include "sim/hdf5/attributes.hpp"

namespace catchup::app {

/// Program version, commit, compiler, host, threads and time (UTC). Never part of a digest.
[[nodiscard]] hdf5::Attributes provenance(unsigned threads);

} // namespace catchup::app
