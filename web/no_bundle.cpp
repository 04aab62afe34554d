// SPDX-License-Identifier: MIT
// Stands in for the script where the build found no Node.
#include "web/bundle.hpp"

namespace catchup::web {

std::string_view script() noexcept { return ""; }
std::string_view script_hash() noexcept { return ""; }

} // namespace catchup::web
