// SPDX-License-Identifier: MIT
// From numbers to pixels, and which numbers an axis names.
#pragma once

#include <string>
#include <vector>

namespace catchup::analysis::report {

/// Linear: `low` is drawn at `from`, `high` at `to`. Where low = high everything is in the middle.
struct Scale {
    double low = 0.0;
    double high = 1.0;
    double from = 0.0;
    double to = 1.0;

    [[nodiscard]] double operator()(double value) const noexcept {
        return high > low ? from + (value - low) / (high - low) * (to - from) : (from + to) / 2.0;
    }
};

struct Tick {
    double value = 0.0;
    std::string label;
};

/// The least and the greatest of what is added; what is not finite is left out.
class Range {
  public:
    void add(double value) noexcept;
    [[nodiscard]] bool is_empty() const noexcept { return !(low_ <= high_); }
    [[nodiscard]] double low() const noexcept { return is_empty() ? 0.0 : low_; }
    [[nodiscard]] double high() const noexcept { return is_empty() ? 1.0 : high_; }

  private:
    double low_ = 1.0;
    double high_ = 0.0;
    bool is_first_ = true;
};

/// Round numbers (1, 2 or 5 times a power of ten apart), at most so many of them, that cover the range:
/// the first is no more than `low`, the last no less than `high`. Precondition: low <= high, at_most >= 3.
[[nodiscard]] std::vector<Tick> covering_ticks(double low, double high, std::size_t at_most);

} // namespace catchup::analysis::report
