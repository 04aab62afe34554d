// SPDX-License-Identifier: MIT
#include "tests/benchmarks/phases.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "models/plan.hpp"
#include "models/record.hpp"
#include "models/step.hpp"
#include "sim/parallel/blocks.hpp"
#include "tests/benchmarks/stopwatch.hpp"
#include "tests/benchmarks/workload.hpp"

namespace catchup::bench {

void print_phases(std::uint32_t firms, std::uint32_t quarters, unsigned threads) {
    const Scenario scenario = whole_model(firms, quarters);
    Threads team{threads};
    team.run([&] {
        const Stopwatch set_up;
        const auto plan = prepare(scenario);
        World world = begin(*plan, Replication{0});
        fmt::print("set-up {:.1f} ns a firm\n", set_up.wall() * 1e9 / firms);
        const auto& calls = schedule();
        std::vector<double> seconds(calls.size() + 1);
        const Stopwatch all;
        for (std::uint32_t quarter = 0; quarter < quarters; ++quarter) {
            for (std::size_t c = 0; c < calls.size(); ++c) {
                const Stopwatch watch;
                calls[c].run(world);
                seconds[c] += watch.wall();
            }
            world.now = Step{world.now.value() + 1};
        }
        const double whole = all.wall();
        const double done = static_cast<double>(firms) * quarters;
        for (std::size_t c = 0; c < calls.size(); ++c) {
            fmt::print("{:<16} {:>8.2f} ns  {:>5.1f} %\n", calls[c].name, seconds[c] * 1e9 / done,
                       100.0 * seconds[c] / whole);
        }
        fmt::print("a firm's quarter {:>8.2f} ns: {:.2f} million a second\n", whole * 1e9 / done,
                   done / whole / 1e6);
    });
}

} // namespace catchup::bench
