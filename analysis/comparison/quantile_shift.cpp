// SPDX-License-Identifier: MIT
#include "analysis/comparison/quantile_shift.hpp"

#include <algorithm>
#include <numeric>

#include "analysis/bootstrap.hpp"
#include "analysis/comparison/superiority.hpp"
#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

/// A sample that is drawn again in ascending order.
class Ordered {
  public:
    explicit Ordered(std::span<const double> values) : values_{values}, order_(values.size()) {
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::stable_sort(order_.begin(), order_.end(),
                         [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    }
    /// Value i as often as weights[i], a whole number, says.
    std::vector<double> drawn(std::span<const double> weights) const {
        std::vector<double> sorted;
        sorted.reserve(values_.size());
        for (const std::size_t i : order_) {
            sorted.insert(sorted.end(), static_cast<std::size_t>(weights[i]), values_[i]);
        }
        return sorted;
    }

  private:
    std::span<const double> values_;
    std::vector<std::size_t> order_;
};

} // namespace

QuantileShifts quantile_shifts(std::span<const double> one, std::span<const double> other,
                               Pairing pairing, const Resampling& resampling) {
    const bool is_paired = pairing == Pairing::paired;
    EXPECTS(!one.empty() && !other.empty() && (!is_paired || one.size() == other.size()));
    const Ordered first{one};
    const Ordered second{other};
    const Statistics statistics = [&](std::span<const double> weights) {
        const std::vector<double> x = first.drawn(weights.first(one.size()));
        const std::vector<double> y =
            second.drawn(is_paired ? weights : weights.subspan(one.size()));
        std::vector<double> found;
        for (const double share : quantile_shares) {
            found.push_back(quantile(x, share) - quantile(y, share));
        }
        found.push_back(wins(x, y) /
                        (static_cast<double>(x.size()) * static_cast<double>(y.size())));
        return found;
    };
    const bool is_single = one.size() < 2 || other.size() < 2;
    const BootstrapSettings settings{is_single ? 0 : resampling.draws, resampling.seed,
                                     IntervalKind::percentile, resampling.level};
    const Bootstrapped found =
        is_paired ? bootstrap(one.size(), statistics, settings)
                  : bootstrap(std::array{one.size(), other.size()}, statistics, settings);
    QuantileShifts shifts;
    for (std::size_t q = 0; q < quantile_shares.size(); ++q) {
        shifts.shifts.push_back({found.estimates[q], found.intervals[q]});
    }
    shifts.superiority = {found.estimates.back(), found.intervals.back()};
    return shifts;
}

} // namespace catchup::analysis
