// SPDX-License-Identifier: MIT
#include "tests/benchmarks/reference/numpy_program.hpp"

#include <cstdio>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>

#include <fmt/format.h>

namespace catchup::bench::reference {

std::vector<NumpyRun> run_numpy(std::uint32_t firms, std::uint32_t runs, std::uint32_t first_seed) {
    const std::string command =
        fmt::format("'{}' -B '{}' {} {} {} {}", CATCHUP_PYTHON, CATCHUP_NUMPY_PROGRAM, firms,
                    quarters, runs, first_seed);
    std::string printed;
    const auto close = [](std::FILE* pipe) { static_cast<void>(pclose(pipe)); };
    const std::unique_ptr<std::FILE, decltype(close)> pipe{popen(command.c_str(), "r"), close};
    if (pipe != nullptr) {
        char text[4096];
        while (std::fgets(text, sizeof text, pipe.get()) != nullptr) {
            printed += text;
        }
    }
    std::istringstream numbers{printed};
    std::vector<NumpyRun> all(runs);
    for (NumpyRun& run : all) {
        numbers >> run.seconds;
        for (double& value : run.statistics) {
            numbers >> value;
        }
    }
    if (!numbers) {
        throw std::runtime_error(
            fmt::format("no figures from: {}\nTry: apt-get install python3-scipy", command));
    }
    return all;
}

} // namespace catchup::bench::reference
