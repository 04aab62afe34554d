// SPDX-License-Identifier: MIT
// The arms of a comparison, from scenarios and results.
#pragma once

#include <string>
#include <vector>

#include "models/comparison/arms.hpp"

namespace catchup::app {

/// One arm a file, with its tables read; `set` changes all alike. Labels are the names of the files,
/// whole paths where names are the same. Throws InputError for what is no scenario, and for a
/// setting with the arm that does not know it.
[[nodiscard]] std::vector<Arm> read_arms(const std::vector<std::string>& files,
                                         const std::vector<std::string>& set);

/// Throws InputError if the comparison would take the place of one of its arms.
void spare_arms(const std::vector<std::string>& files, const std::string& out);

} // namespace catchup::app
