// SPDX-License-Identifier: MIT
// Random scenarios with every process on, as a user would write them.
#pragma once

#include <string>

#include "models/scenario.hpp"

namespace catchup::oracle {

struct RandomScenario {
    std::string text; // TOML, without seed and start
    Scenario scenario;
    int quarters = 0;
};

/// The number-th scenario of a fixed series. Of every twelve one has more than 8,192 firms and few
/// quarters, and one has at most twelve firms. In one of four, purses get less than a
/// scenario file may promise to public goods.
RandomScenario random_scenario(std::uint32_t number);

} // namespace catchup::oracle
