// SPDX-License-Identifier: MIT
#include "app/pilot.hpp"

#include <algorithm>
#include <chrono>
#include <variant>

#include <fmt/format.h>

#include "sim/experiments/store/spool.hpp"

namespace catchup::app {

Pilot take_pilot(const SweepPlan& plan, Threads& threads) {
    using namespace experiments;
    using Clock = std::chrono::steady_clock;
    constexpr std::size_t most = 8;
    constexpr double patience_seconds = 20.0;
    const auto elapsed = [begun = Clock::now()] {
        return std::chrono::duration<double>(Clock::now() - begun).count();
    };
    Pilot pilot;
    for (std::uint32_t world = 0; world < plan.worlds.size(); ++world) {
        pilot.runs += plan.first[world] == world ? plan.file.first_replications() : 0;
    }
    pilot.lanes = lanes_for(plan.firms, threads.count());
    const std::size_t points = std::min(most, plan.worlds.size());
    double seconds = 0.0;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < points && elapsed() < patience_seconds; ++i) {
        const Job job{static_cast<std::uint32_t>(i * plan.worlds.size() / points), 0};
        const double before = elapsed();
        Result result;
        threads.run([&] { result = run_job(plan, job, 0.0); });
        if (const auto* const reason = std::get_if<std::string>(&result.value)) {
            pilot.first_failure = pilot.first_failure.empty() ? *reason : pilot.first_failure;
            continue;
        }
        seconds += elapsed() - before;
        bytes += frame_of(plan.key(job), std::get<output::Record>(result.value)).size();
        ++pilot.timed;
    }
    if (pilot.timed > 0) {
        pilot.seconds = seconds / pilot.timed;
        pilot.bytes = static_cast<double>(bytes) / pilot.timed;
    }
    return pilot;
}

std::string duration_text(double seconds) {
    return seconds < 120.0    ? fmt::format("{:.2g} s", seconds)
           : seconds < 7200.0 ? fmt::format("{:.2g} minutes", seconds / 60.0)
                              : fmt::format("{:.3g} hours", seconds / 3600.0);
}

} // namespace catchup::app
