// SPDX-License-Identifier: MIT
#include "analysis/sensitivity/answers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

double sum(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

} // namespace

Answers part(const Answers& answers, std::span<const std::size_t> rows) {
    Answers some{{}, answers.replications};
    some.values.reserve(rows.size() * answers.replications);
    for (const std::size_t row : rows) {
        const std::span<const double> one = answers.of(row);
        some.values.insert(some.values.end(), one.begin(), one.end());
    }
    return some;
}

std::vector<double> Answers::means() const {
    std::vector<double> found;
    found.reserve(rows());
    for (std::size_t row = 0; row < rows(); ++row) {
        found.push_back(sum(of(row)) / static_cast<double>(replications));
    }
    return found;
}

std::string WholeBlocks::remark(const std::string& what_blocks_are) const {
    return dropped == 0
               ? ""
               : fmt::format("{} of {} {} are left out: a run in them failed, or has no value",
                             dropped, dropped + blocks.size(), what_blocks_are);
}

WholeBlocks whole_blocks(const Answers& all, std::size_t rows_a_block) {
    EXPECTS(all.rows() % rows_a_block == 0);
    WholeBlocks kept{{{}, all.replications}, {}, 0};
    const std::size_t cells = rows_a_block * all.replications;
    for (std::size_t block = 0; block * cells < all.values.size(); ++block) {
        const std::span<const double> some{all.values.data() + block * cells, cells};
        if (std::any_of(some.begin(), some.end(), [](double y) { return std::isnan(y); })) {
            ++kept.dropped;
            continue;
        }
        kept.blocks.push_back(block);
        kept.answers.values.insert(kept.answers.values.end(), some.begin(), some.end());
    }
    return kept;
}

double product(std::span<const double> x, std::span<const double> y) {
    if (x.size() == 1) {
        return x[0] * y[0];
    }
    double same = 0.0;
    for (std::size_t r = 0; r < x.size(); ++r) {
        same += x[r] * y[r];
    }
    const auto n = static_cast<double>(x.size());
    return (sum(x) * sum(y) - same) / (n * (n - 1.0));
}

double VarianceSplit::luck_share() const noexcept {
    const double all = std::max(inputs, 0.0) + luck;
    return all > 0.0 ? luck / all : std::numeric_limits<double>::quiet_NaN();
}

VarianceSplit variance_split(const Answers& answers, std::span<const double> weights) {
    EXPECTS(answers.replications > 1);
    const Answers near_zero = centred(answers); // for the digits; seeds' own effects leave with it
    const auto n = static_cast<double>(answers.replications);
    std::vector<double> means(answers.replications);
    double all = 0.0;
    double squares = 0.0;
    double luck = 0.0;
    for (std::size_t row = 0; row < weights.size(); ++row) {
        const std::span<const double> y = answers.of(row);
        const double row_mean = sum(y) / n;
        double within = 0.0;
        for (const double value : y) {
            within += (value - row_mean) * (value - row_mean);
        }
        const std::span<const double> near = near_zero.of(row);
        for (std::size_t r = 0; r < means.size(); ++r) {
            means[r] += weights[row] * near[r];
        }
        all += weights[row];
        squares += weights[row] * product(near, near);
        luck += weights[row] * within / (n - 1.0);
    }
    return {squares / all - product(means, means) / (all * all), luck / all};
}

Answers centred(Answers answers) {
    const std::size_t rows = answers.rows();
    for (std::size_t r = 0; r < answers.replications; ++r) {
        double mean = 0.0;
        for (std::size_t row = 0; row < rows; ++row) {
            mean += answers.values[row * answers.replications + r];
        }
        mean /= static_cast<double>(rows);
        for (std::size_t row = 0; row < rows; ++row) {
            answers.values[row * answers.replications + r] -= mean;
        }
    }
    return answers;
}

bool is_constant(std::span<const double> values) {
    return std::all_of(values.begin(), values.end(), [&](double y) { return y == values[0]; });
}

} // namespace catchup::analysis
