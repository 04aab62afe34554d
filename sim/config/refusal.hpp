// SPDX-License-Identifier: MIT
// Giving up on an input at its first problem, where going on would only mislead.
#pragma once

#include <string>

#include "sim/base/error.hpp"

namespace catchup::config {

/// Throws an InputError with this one problem.
[[noreturn]] void refuse(Place place, std::string problem);

/// The same of a file as a whole.
[[noreturn]] void refuse_file(const std::string& path, std::string problem);

} // namespace catchup::config
