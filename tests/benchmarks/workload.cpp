// SPDX-License-Identifier: MIT
#include "tests/benchmarks/workload.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "tests/support/worlds.hpp"

namespace catchup::bench {

Scenario workload(std::uint32_t firms, std::uint32_t quarters) {
    constexpr const char* economy = R"(
[[sector]]
kind = "manufacturing"
share = 0.5
[[sector]]
kind = "bearings"
share = 0.3
[[sector]]
kind = "electronics"
share = 0.2
[network]
kind = "small_world"
[[rule]]
kind = "payback"
share = 0.6
[[rule]]
kind = "hazard"
share = 0.4
[[integrator]]
name = "the first county's"
county = 0
)";
    const std::uint32_t counties = std::max(1U, firms / firms_a_county);
    return test::scenario(economy, {fmt::format("population.firms={}", firms),
                                    fmt::format("population.counties={}", counties),
                                    fmt::format("time.quarters={}", quarters)});
}

} // namespace catchup::bench
