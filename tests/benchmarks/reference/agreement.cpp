// SPDX-License-Identifier: MIT
#include "tests/benchmarks/reference/agreement.hpp"

#include <vector>

#include <fmt/format.h>

#include "sim/numerics/instructions.hpp"
#include "sim/parallel/blocks.hpp"
#include "tests/benchmarks/estimate.hpp"
#include "tests/benchmarks/reference/model.hpp"
#include "tests/benchmarks/reference/numpy_program.hpp"
#include "tests/benchmarks/reference/plain.hpp"
#include "tests/benchmarks/reference/statistics.hpp"

namespace catchup::bench::reference {
namespace {

constexpr std::uint32_t compared_firms = 5000;

Statistics run_engine(std::uint32_t replication) {
    const Stream random{1, Replication{replication}};
    const auto partners = make_partners(compared_firms, random);
    Model model{partners, random};
    for (std::uint32_t quarter = 0; quarter < quarters; ++quarter) {
        model.step();
    }
    return statistics_of(std::span{model.records()}.subspan(1));
}

Statistics run_plain(std::uint32_t seed) {
    plain::Model model{compared_firms, seed};
    for (std::uint32_t quarter = 0; quarter < quarters; ++quarter) {
        model.step();
    }
    return statistics_of(model.records());
}

std::uint64_t digest(std::uint32_t firms, unsigned threads) {
    std::uint64_t result = 0;
    Threads team{threads};
    team.run([&] {
        const Stream random{1, Replication{0}};
        const auto partners = make_partners(firms, random);
        Model model{partners, random};
        for (std::uint32_t quarter = 0; quarter < 20; ++quarter) {
            model.step();
        }
        result = model.digest();
    });
    return result;
}

} // namespace

int print_agreement(std::uint32_t runs) {
    std::vector<Statistics> engine;
    std::vector<Statistics> plain;
    std::vector<Statistics> numpy;
    for (std::uint32_t run = 0; run < runs; ++run) {
        engine.push_back(run_engine(run));
        plain.push_back(run_plain(run + 1));
    }
    for (const NumpyRun& run : run_numpy(compared_firms, runs, 1)) {
        numpy.push_back(run.statistics);
    }
    fmt::print("reference workload: {} runs of {} firms, {} quarters\n\n", runs, compared_firms,
               quarters);
    fmt::print("| {:<24} | {:>8} | {:>8} | {:>15} | {:>8} | {:>15} |\n", "mean of", "engine",
               "plain", "difference / se", "numpy", "difference / se");
    fmt::print("|{:-<26}|{:->10}|{:->10}|{:->17}|{:->10}|{:->17}|\n", "", ":", ":", ":", ":", ":");
    bool agree = true;
    for (std::size_t s = 0; s < statistic_names.size(); ++s) {
        const Estimate ours = estimate(engine, s);
        const Estimate theirs[] = {estimate(plain, s), estimate(numpy, s)};
        const double off[] = {difference(ours, theirs[0]), difference(ours, theirs[1])};
        agree = agree && agrees(off[0]) && agrees(off[1]);
        fmt::print("| {:<24} | {:>8.5f} | {:>8.5f} | {:>15.2f} | {:>8.5f} | {:>15.2f} |\n",
                   statistic_names[s], ours.mean, theirs[0].mean, off[0], theirs[1].mean, off[1]);
    }
    fmt::print("\n{}\n", agree ? "the three programs agree" : "the three programs DISAGREE");
    return agree ? 0 : 1;
}

int print_exactness() {
    bool same = true;
    const Instructions widest = instructions();
    for (const std::uint32_t firms : {5000U, 40'001U}) { // one that is not shared among threads
        const std::uint64_t expected = digest(firms, 1);
        for (int set = 0; set <= static_cast<int>(widest); ++set) {
            limit_instructions(static_cast<Instructions>(set));
            for (const unsigned threads : {1U, 2U, 3U, 8U}) {
                const std::uint64_t found = digest(firms, threads);
                same = same && found == expected;
                fmt::print("{:>6} firms, {:<8}, {} threads: {:016x}\n", firms,
                           instruction_sets[set], threads, found);
            }
        }
        limit_instructions(widest);
    }
    fmt::print("{}\n", same ? "the same bits everywhere" : "the bits DIFFER");
    return same ? 0 : 1;
}

} // namespace catchup::bench::reference
