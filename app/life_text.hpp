// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "app/life_words.hpp"

namespace catchup::app {

/// A life for a terminal of 100 columns. Quarters in which nothing was considered are summed up.
[[nodiscard]] std::string life_text(const explain::Life& life, const Names& names,
                                    Replication replication);

} // namespace catchup::app
