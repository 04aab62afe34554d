// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable refused_money{.name = "refused_money",
                                              .units = "1",
                                              .meaning =
                                                  "proposals refused because the purse was empty",
                                              .standard = false,

                                              .integers = read_flow<&Flows::without_money>};

} // namespace catchup
