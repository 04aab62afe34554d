// SPDX-License-Identifier: MIT
#include "tests/benchmarks/workload.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "tests/support/worlds.hpp"

namespace catchup::bench {

namespace {

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
[[integrator]]
name = "the first county's"
county = 0
)";

constexpr const char* only_the_core = R"(packages = ["D1N1"]
contact_rate = 0.036
range = 1e9
trial_fund = 0.0
[[rule]]
kind = "payback"
share = 0.6
[[rule]]
kind = "hazard"
share = 0.4
[exposure]
neighbours = 1.0
county = 0.0
supply = 0.0
sector = 0.0
[supply]
suppliers = 0
[information]
pessimism = 0.0
error_sd = 0.0
[outcome]
abandoned = 0.0
detoured = 0.0
)";

} // namespace

Scenario workload(std::uint32_t firms, std::uint32_t quarters, Extent extent) {
    const std::uint32_t counties = std::max(1U, firms / firms_a_county);
    return test::scenario(std::string{economy} + (extent == Extent::core ? only_the_core : ""),
                          {fmt::format("population.firms={}", firms),
                           fmt::format("population.counties={}", counties),
                           fmt::format("time.quarters={}", quarters)});
}

} // namespace catchup::bench
