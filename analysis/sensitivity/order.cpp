// SPDX-License-Identifier: MIT
#include "analysis/sensitivity/order.hpp"

#include <algorithm>
#include <numeric>

namespace catchup::analysis {

Order::Order(std::span<const double> values) : rows_(values.size()) {
    std::iota(rows_.begin(), rows_.end(), 0U);
    std::stable_sort(rows_.begin(), rows_.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return values[a] < values[b]; });
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (i == 0 || values[rows_[i]] != values[rows_[i - 1]]) {
            starts_.push_back(i);
        }
    }
    starts_.push_back(rows_.size());
}

std::vector<double> Order::ranks(std::span<const double> weights) const {
    std::vector<double> found(rows_.size());
    double before = 0.0;
    for (std::size_t run = 0; run + 1 < starts_.size(); ++run) {
        double here = 0.0;
        for (std::size_t i = starts_[run]; i < starts_[run + 1]; ++i) {
            here += weights[rows_[i]];
        }
        for (std::size_t i = starts_[run]; i < starts_[run + 1]; ++i) {
            found[rows_[i]] = before + (here + 1.0) / 2.0;
        }
        before += here;
    }
    return found;
}

std::vector<std::uint32_t> Order::classes(std::span<const double> weights,
                                          std::size_t count) const {
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    const auto most = static_cast<std::uint32_t>(count - 1);
    std::vector<std::uint32_t> found(rows_.size());
    double before = 0.0;
    for (std::size_t run = 0; run + 1 < starts_.size(); ++run) {
        double here = 0.0;
        for (std::size_t i = starts_[run]; i < starts_[run + 1]; ++i) {
            here += weights[rows_[i]];
        }
        const double middle = (before + here / 2.0) / all * static_cast<double>(count);
        for (std::size_t i = starts_[run]; i < starts_[run + 1]; ++i) {
            found[rows_[i]] = std::min(static_cast<std::uint32_t>(middle), most);
        }
        before += here;
    }
    return found;
}

std::vector<std::uint32_t> Order::classes_by_value() const {
    std::vector<std::uint32_t> found(rows_.size());
    for (std::size_t run = 0; run + 1 < starts_.size(); ++run) {
        for (std::size_t i = starts_[run]; i < starts_[run + 1]; ++i) {
            found[rows_[i]] = static_cast<std::uint32_t>(run);
        }
    }
    return found;
}

} // namespace catchup::analysis
