// SPDX-License-Identifier: MIT
// benchmarks [--agree[=REPLICATIONS] | --agree-whole[=REPLICATIONS] | --agree-reference[=RUNS] |
// --exact | --table] [--benchmark_...]: speed and memory of the model and of the reference workload, beside the same
// written plainly.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <benchmark/benchmark.h>

#include "sim/numerics/instructions.hpp"
#include "tests/benchmarks/agreement.hpp"
#include "tests/benchmarks/phases.hpp"
#include "tests/benchmarks/reference/agreement.hpp"
#include "tests/benchmarks/suite.hpp"
#include "tests/benchmarks/table.hpp"
#include "tests/benchmarks/whole/agreement.hpp"

namespace {

/// CATCHUP_INSTRUCTIONS=baseline, avx2 or avx512: nothing wider, as in the program itself.
bool read_environment() {
    const char* const name = std::getenv("CATCHUP_INSTRUCTIONS");
    const auto widest = catchup::parse_instructions(name == nullptr ? "avx512" : name);
    if (widest) {
        catchup::limit_instructions(*widest);
    }
    return widest.has_value();
}

} // namespace

int main(int count, char** arguments) {
    using namespace catchup::bench;
    if (!read_environment()) {
        std::fputs("CATCHUP_INSTRUCTIONS is baseline, avx2 or avx512\n", stderr);
        return 2;
    }
    bool table = false;
    int kept = 1;
    for (int i = 1; i < count; ++i) {
        if (std::strcmp(arguments[i], "--agree") == 0) {
            return print_agreement();
        }
        if (std::strncmp(arguments[i], "--agree=", 8) == 0) {
            return print_agreement(
                static_cast<std::uint32_t>(std::max(2, std::atoi(arguments[i] + 8))));
        }
        if (std::strcmp(arguments[i], "--agree-reference") == 0) {
            return reference::print_agreement(40);
        }
        if (std::strncmp(arguments[i], "--agree-reference=", 18) == 0) {
            return reference::print_agreement(
                static_cast<std::uint32_t>(std::max(2, std::atoi(arguments[i] + 18))));
        }
        if (std::strcmp(arguments[i], "--agree-whole") == 0) {
            return catchup::plain::whole::print_agreement(80);
        }
        if (std::strncmp(arguments[i], "--agree-whole=", 14) == 0) {
            return catchup::plain::whole::print_agreement(
                static_cast<std::uint32_t>(std::max(2, std::atoi(arguments[i] + 14))));
        }
        if (std::strcmp(arguments[i], "--exact") == 0) {
            return reference::print_exactness();
        }
        if (std::strncmp(arguments[i], "--phases=", 9) == 0) {
            unsigned firms = 0;
            unsigned quarters = 0;
            unsigned threads = 0;
            if (std::sscanf(arguments[i] + 9, "%u,%u,%u", &firms, &quarters, &threads) != 3) {
                std::fputs("--phases=FIRMS,QUARTERS,THREADS\n", stderr);
                return 2;
            }
            print_phases(firms, quarters, threads);
            return 0;
        }
        if (std::strcmp(arguments[i], "--table") == 0) {
            table = true;
        } else {
            arguments[kept++] = arguments[i];
        }
    }
    benchmark::Initialize(&kept, arguments);
    if (benchmark::ReportUnrecognizedArguments(kept, arguments)) {
        return 2;
    }
    register_reference();
    register_limits();
    register_steps();
    register_ensembles();
    register_set_up_and_files();
    if (table) {
        Table reporter;
        benchmark::RunSpecifiedBenchmarks(&reporter);
    } else {
        benchmark::RunSpecifiedBenchmarks();
    }
    benchmark::Shutdown();
    return 0;
}
