// SPDX-License-Identifier: MIT
#include "analysis/discovery/measures.hpp"

#include <algorithm>

#include <boost/math/distributions/binomial.hpp>

#include "analysis/discovery/shut_out.hpp"
#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

/// In double: Boost's own choice, long double, is six times as slow and agrees to 14 digits.
using Binomial = boost::math::binomial_distribution<
    double, boost::math::policies::policy<boost::math::policies::promote_double<false>>>;

struct Count {
    std::size_t rows = 0;
    std::size_t cases = 0;
};

/// What each input alone shuts out of the box.
std::vector<Count> shut_out(const Inputs& inputs, std::span<const double> outcomes,
                            const Box& box) {
    std::vector<Count> counts(inputs.size());
    const std::vector<std::uint32_t> by = shut_out_by(inputs, box, outcomes.size());
    for (std::size_t row = 0; row < outcomes.size(); ++row) {
        if (by[row] < inputs.size()) {
            ++counts[by[row]].rows;
            counts[by[row]].cases += outcomes[row] == 1.0 ? 1U : 0U;
        }
    }
    return counts;
}

std::vector<Restriction> restrictions(const BoxSum& found, const Inputs& inputs,
                                      std::span<const double> outcomes, const Whole& whole) {
    std::vector<Restriction> all;
    const std::vector<std::size_t> restricted = found.box.restricted();
    const std::vector<Count> outside = whole.is_yes_no && !restricted.empty()
                                           ? shut_out(inputs, outcomes, found.box)
                                           : std::vector<Count>{};
    const auto cases = static_cast<std::size_t>(whole.is_yes_no ? found.sum : 0.0);
    for (const std::size_t input : restricted) {
        Restriction& restriction =
            all.emplace_back(Restriction{.input = input, .quasi_p = std::nullopt});
        if (whole.is_yes_no) {
            const double density = static_cast<double>(cases + outside[input].cases) /
                                   static_cast<double>(found.rows + outside[input].rows);
            restriction.quasi_p = binomial_tail(found.rows, density, cases);
        }
    }
    return all;
}

} // namespace

Whole whole(std::span<const double> outcomes) {
    EXPECTS(!outcomes.empty());
    Whole all{.rows = outcomes.size(), .is_yes_no = true, .least = 0.0, .greatest = 1.0};
    all.is_yes_no = std::all_of(outcomes.begin(), outcomes.end(),
                                [](double y) { return y == 0.0 || y == 1.0; });
    if (!all.is_yes_no) {
        const auto [least, greatest] = std::minmax_element(outcomes.begin(), outcomes.end());
        all.least = *least;
        all.greatest = *greatest;
    }
    for (const double outcome : outcomes) {
        all.above += outcome - all.least;
    }
    return all;
}

TrajectoryBox measured(const BoxSum& found, const Inputs& inputs, std::span<const double> outcomes,
                       const Whole& whole) {
    const auto rows = static_cast<double>(found.rows);
    const double above = found.sum - rows * whole.least;
    const double range = whole.greatest - whole.least;
    const bool covers = whole.above > 0.0;
    return {.box = found.box,
            .rows = found.rows,
            .mass = rows / static_cast<double>(whole.rows),
            .mean = found.sum / rows,
            .density = covers ? above / rows / range : 0.0,
            .coverage = covers ? above / whole.above : 0.0,
            .restrictions = restrictions(found, inputs, outcomes, whole)};
}

double binomial_tail(std::size_t rows, double density, std::size_t cases) {
    EXPECTS(cases <= rows && density >= 0.0 && density <= 1.0);
    if (cases == 0 || density == 1.0) {
        return 1.0;
    }
    const Binomial distribution{static_cast<double>(rows), density};
    return boost::math::cdf(
        boost::math::complement(distribution, static_cast<double>(cases) - 1.0));
}

} // namespace catchup::analysis
