// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <ctime>

namespace catchup::bench {

/// Wall-clock and processor seconds (all threads) since it was made.
class Stopwatch {
  public:
    [[nodiscard]] double wall() const {
        return std::chrono::duration<double>(Clock::now() - begun_).count();
    }
    [[nodiscard]] double processor() const {
        return static_cast<double>(std::clock() - used_) / CLOCKS_PER_SEC;
    }

  private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point begun_ = Clock::now();
    std::clock_t used_ = std::clock();
};

} // namespace catchup::bench
