// SPDX-License-Identifier: MIT
// Small worlds for tests, described as a user would describe them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "models/plan.hpp"
#include "sim/config/reader.hpp"

namespace catchup::test {

/// A scenario from TOML text: two required keys are given, the rest is `body`.
inline Scenario scenario(const std::string& body, const std::vector<std::string>& set = {}) {
    config::Document document = config::Document::parse(body, "test.toml");
    document.set("seed=7");
    document.set("time.start=2016Q1");
    for (const std::string& assignment : set) {
        document.set(assignment);
    }
    return config::read<Scenario>(document);
}

/// Everything off but decisions: free, immediate projects that succeed, peers in the network of the
/// county alone, no turnover. Append tables.
inline constexpr const char* frictionless = R"(
[duration]
digital = [0.0, 0.0]
network = [0.0, 0.0]
intelligent = [0.0, 0.0]
[cost]
digital = [0.0, 0.0]
network = [0.0, 0.0]
intelligent = [0.0, 0.0]
[turnover]
exit_rate = 0.0
[finance]
insolvency = 1000.0
[outcome]
abandoned = 1e-15 # below every uniform number: all projects succeed
detoured = 1e-15
[exposure]
neighbours = 1.0
county = 0.0
supply = 0.0
sector = 0.0
)";

/// A world and its plan together: the plan must outlive the world.
struct Staged {
    explicit Staged(const Scenario& scenario, std::uint32_t replication = 0)
        : plan{prepare(scenario)}, world{begin(*plan, Replication{replication})} {}
    std::unique_ptr<const Plan> plan;
    World world;
};

} // namespace catchup::test
