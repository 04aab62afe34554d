// SPDX-License-Identifier: MIT
// Finds the scale at which something that grows with it has a given value (E17): first the range
// that can be reached, then bisection, always on the same seeds.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

namespace catchup::experiments {

/// A scale and the mean that was observed there.
struct Trial {
    double scale = 0.0;
    double value = 0.0;
};

/// Asks for one trial after another: `next()` says which scale, `tell()` the value there. The value
/// must not depend on anything but the scale. It need not be monotone: the search is made in the
/// lowest bracket of the scan in which the target is reached, and what lies above is not looked at.
class Equaliser {
  public:
    /// `scan`: increasing scales above 0 that span the range; at 0 the value is 0.
    explicit Equaliser(std::vector<double> scan) : scan_{std::move(scan)} {}

    /// The greatest value of the scan; call when the scan is done.
    [[nodiscard]] double reach() const noexcept {
        double most = 0.0;
        for (const Trial& trial : trials_) {
            most = std::max(most, trial.value);
        }
        return most;
    }
    /// The value at a scale of the scan; call when the scan is done.
    [[nodiscard]] double value_at(double scale) const noexcept {
        const auto found = std::find_if(trials_.begin(), trials_.end(),
                                        [&](const Trial& one) { return one.scale == scale; });
        return found == trials_.end() ? 0.0 : found->value;
    }
    [[nodiscard]] bool scanned() const noexcept { return trials_.size() >= scan_.size(); }

    /// Begins the search after the scan. `within`: relative distance that is near enough.
    void aim(double target, double within) {
        target_ = target;
        within_ = within;
        low_ = {0.0, 0.0};
        for (std::size_t i = 0; i < scan_.size() && !high_; ++i) {
            consider(trials_[i]);
            if (trials_[i].value >= target) {
                high_ = trials_[i];
            } else if (!near_enough(within)) {
                low_ = trials_[i];
            } else {
                break; // the lowest scale that is near enough
            }
        }
    }

    /// The scale to try next; nothing if the search is over (or has not been given an aim yet).
    [[nodiscard]] std::optional<double> next() const {
        if (!scanned()) {
            return scan_[trials_.size()];
        }
        if (!high_ || near_enough(within_) || high_->scale - low_.scale <= 1e-7 * high_->scale) {
            return std::nullopt;
        }
        // false position where the values allow it, kept off the ends; else the middle
        const double width = high_->scale - low_.scale;
        const double rise = high_->value - low_.value;
        const double share = rise > 0.0 ? (target_ - low_.value) / rise : 0.5;
        const double kept =
            (trials_.size() - scan_.size()) % 3 == 2 ? 0.5 : std::clamp(share, 0.02, 0.98);
        return low_.scale + kept * width;
    }

    void tell(double scale, double value) {
        trials_.push_back({scale, value});
        if (trials_.size() <= scan_.size()) {
            return;
        }
        (value < target_ ? low_ : *high_) = trials_.back();
        consider(trials_.back());
    }

    /// The trial nearest to the target; of equally near ones that of the smallest scale.
    [[nodiscard]] const Trial& best() const noexcept { return best_; }
    /// True if it lies within this relative distance.
    [[nodiscard]] bool near_enough(double within) const noexcept {
        return std::abs(best_.value - target_) <= within * target_;
    }
    [[nodiscard]] const std::vector<Trial>& trials() const noexcept { return trials_; }

  private:
    void consider(const Trial& one) {
        const double distance = std::abs(one.value - target_);
        const double least = std::abs(best_.value - target_);
        if (distance < least || (distance == least && one.scale < best_.scale)) {
            best_ = one;
        }
    }

    std::vector<double> scan_;
    std::vector<Trial> trials_;
    double target_ = 0.0;
    double within_ = 0.0;
    Trial low_;
    std::optional<Trial> high_;
    Trial best_{0.0, std::numeric_limits<double>::infinity()};
};

} // namespace catchup::experiments
