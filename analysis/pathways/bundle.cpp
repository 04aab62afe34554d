// SPDX-License-Identifier: MIT
#include "analysis/pathways/bundle.hpp"

#include <algorithm>

#include "sim/base/contract.hpp"
#include "sim/numerics/instructions.hpp"

namespace catchup::analysis {

Bundle::Bundle(std::span<const Sequence> columns, const Costs& costs) : indel_{costs.indel} {
    EXPECTS(columns.size() <= lanes);
    for (const Sequence& column : columns) {
        lengths_.push_back(column.states.size());
        longest_ = std::max(longest_, column.states.size());
    }
    costs_.resize(costs.states * longest_ * lanes, 0.0);
    for (std::size_t state = 0; state < costs.states; ++state) {
        for (std::size_t lane = 0; lane < columns.size(); ++lane) {
            for (std::size_t place = 0; place < lengths_[lane]; ++place) {
                costs_[(state * longest_ + place) * lanes + lane] =
                    costs.at(state, columns[lane].states[place]);
            }
        }
    }
    table_.resize((longest_ + 1) * lanes);
}

std::span<const double> Bundle::distances_from(const Sequence& row) {
    for (std::size_t place = 0; place <= longest_; ++place) {
        std::fill_n(table_.begin() + static_cast<std::ptrdiff_t>(place * lanes), lanes,
                    static_cast<double>(place) * indel_);
    }
    vectorised([states = row.states.data(), count = row.states.size(), longest = longest_,
                indel = indel_, all = costs_.data(), table = table_.data()]() noexcept {
        for (std::size_t i = 0; i < count; ++i) {
            const double* const costs = all + states[i] * longest * lanes;
            double before[lanes]; // the row above, one place to the left
            double left[lanes];
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                before[lane] = table[lane];
                left[lane] = table[lane] + indel;
                table[lane] = left[lane];
            }
            for (std::size_t place = 0; place < longest; ++place) {
                double* const above = table + (place + 1) * lanes;
                for (std::size_t lane = 0; lane < lanes; ++lane) {
                    const double substituted = before[lane] + costs[place * lanes + lane];
                    const double deleted = above[lane] + indel;
                    const double inserted = left[lane] + indel;
                    const double changed = deleted < inserted ? deleted : inserted;
                    before[lane] = above[lane];
                    left[lane] = substituted < changed ? substituted : changed;
                    above[lane] = left[lane];
                }
            }
        }
    });
    for (std::size_t lane = 0; lane < lengths_.size(); ++lane) {
        found_[lane] = table_[lengths_[lane] * lanes + lane];
    }
    return {found_.data(), lengths_.size()};
}

} // namespace catchup::analysis
