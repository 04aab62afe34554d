// SPDX-License-Identifier: MIT
#include "tests/benchmarks/agreement.hpp"

#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "models/plan.hpp"
#include "models/step.hpp"
#include "tests/benchmarks/estimate.hpp"
#include "tests/benchmarks/plain_model.hpp"
#include "tests/benchmarks/workload.hpp"

namespace catchup::bench {
namespace {

constexpr std::uint32_t firms = 5000;
constexpr std::uint32_t quarters = 28;

enum Statistic : std::size_t {
    d1,
    n1,
    d2n2,
    i1,
    started,
    by_integrators,
    exits,
    margin,
    fund,
    debt
};
constexpr std::array<std::string_view, 10> names{
    "share with D >= 1",   "share with N >= 1",      "share at D2N2",
    "share with I >= 1",   "projects a firm",        "projects by integrators a firm",
    "exits a firm",        "mean margin at the end", "mean fund at the end",
    "mean debt at the end"};
using Statistics = std::array<double, names.size()>;

/// Adds one firm at the end of the run.
void add_firm(Statistics& sum, int d, int n, int i, double m, double b, double z) {
    sum[d1] += d >= 1 ? 1 : 0;
    sum[n1] += n >= 1 ? 1 : 0;
    sum[d2n2] += d == 2 && n == 2 ? 1 : 0;
    sum[i1] += i >= 1 ? 1 : 0;
    sum[margin] += m;
    sum[fund] += b;
    sum[debt] += z;
}

Statistics a_firm(Statistics sum) {
    for (double& value : sum) {
        value /= firms;
    }
    return sum;
}

Statistics run_engine(const Plan& plan, std::uint32_t replication) {
    Statistics sum{};
    World world = begin(plan, Replication{replication});
    for (std::uint32_t quarter = 0; quarter < quarters; ++quarter) {
        step(world);
        for (std::size_t s = 0; s < world.sector_firms.size(); ++s) {
            sum[started] += static_cast<double>(world.flows.started[s]);
            sum[by_integrators] += static_cast<double>(world.flows.started_by_integrators[s]);
            sum[exits] += static_cast<double>(world.flows.exits[s]);
        }
    }
    const Firms& all = world.firms;
    for (std::uint32_t place = 0; place < all.size(); ++place) {
        const Position f{place};
        const State s = all.state[f];
        add_firm(sum, level(s, 0), level(s, 1), level(s, 2), all.margin[f], million(all.fund[f]),
                 million(all.debt[f]));
    }
    return a_firm(sum);
}

Statistics run_plain(const Scenario& scenario, std::uint32_t replication) {
    Statistics sum{};
    plain::Model model{scenario, replication + 1};
    for (std::uint32_t quarter = 0; quarter < quarters; ++quarter) {
        model.step();
        sum[started] += static_cast<double>(model.counts().started);
        sum[by_integrators] += static_cast<double>(model.counts().started_by_integrators);
        sum[exits] += static_cast<double>(model.counts().exits);
    }
    for (const auto& firm : model.firms()) {
        const auto& [d, n, i] = firm->levels;
        add_firm(sum, d, n, i, firm->margin, firm->fund, firm->debt);
    }
    return a_firm(sum);
}

} // namespace

int print_agreement(std::uint32_t replications) {
    const Scenario scenario = workload(firms, quarters, Extent::core);
    const auto plan = prepare(scenario);
    std::vector<Statistics> engine;
    std::vector<Statistics> plain;
    for (std::uint32_t replication = 0; replication < replications; ++replication) {
        engine.push_back(run_engine(*plan, replication));
        plain.push_back(run_plain(scenario, replication));
    }
    fmt::print("{} replications of {} firms, {} quarters\n\n", replications, firms, quarters);
    fmt::print("| {:<30} | {:>9} | {:>9} | {:>15} |\n", "mean of", "engine", "plain",
               "difference / se");
    fmt::print("|{:-<32}|{:->11}|{:->11}|{:->17}|\n", "", ":", ":", ":");
    int faults = 0;
    for (std::size_t s = 0; s < names.size(); ++s) {
        const Estimate a = estimate(engine, s);
        const Estimate b = estimate(plain, s);
        const double z = difference(a, b);
        faults += agrees(z) ? 0 : 1;
        fmt::print("| {:<30} | {:>9.5f} | {:>9.5f} | {:>15.2f} |\n", names[s], a.mean, b.mean, z);
    }
    fmt::print("\n{}\n", faults == 0 ? "the two programs agree" : "the two programs DISAGREE");
    return faults == 0 ? 0 : 1;
}

} // namespace catchup::bench
