// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "app/life_words.hpp"

namespace catchup::app {

/// A life as JSON: every quarter, every number. Money in million RMB; null = infinite or none.
[[nodiscard]] std::string life_json(const explain::Life& life, const Names& names,
                                    Replication replication);

} // namespace catchup::app
