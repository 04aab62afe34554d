// SPDX-License-Identifier: MIT
#include "app/provenance.hpp"

#include <array>
#include <ctime>

#include <unistd.h>

#include <fmt/chrono.h>

namespace catchup::app {

hdf5::Attributes provenance(unsigned threads) {
    std::array<char, 256> host{};
    gethostname(host.data(), host.size() - 1);
    return {{"program", std::string{"catchup " CATCHUP_VERSION}},
            {"commit", std::string{CATCHUP_COMMIT}},
            {"compiler", std::string{"GCC or Clang, __VERSION__ = " __VERSION__}},
            {"host", std::string{host.data()}},
            {"threads", static_cast<std::int64_t>(threads)},
            {"created", fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)))}};
}

} // namespace catchup::app
