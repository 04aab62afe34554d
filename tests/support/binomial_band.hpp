// SPDX-License-Identifier: MIT
// The counts that chance allows: how a statistical test knows what is too much.
#pragma once

#include <boost/math/distributions/binomial.hpp>

namespace catchup::test {

/// An exact two-sided band for a count that is binomial if the model under test is right: each tail
/// outside the band has at most half the false alarm, and no narrower band of whole numbers has
/// that. No normal approximation, so small expected counts are fine too.
///
/// Use it twice: the count under test must be contained, and that of a wrong model must not be
/// (else the test cannot fail). With k bands in one test, give each false_alarm / k.
struct BinomialBand {
    double trials;
    double probability;
    double false_alarm = 1e-6; // probability that a right model falls outside

    /// Least count in the band: the largest L with P(count < L) <= false_alarm / 2.
    [[nodiscard]] double low() const {
        return probability < 1.0 ? quantile(distribution(), false_alarm / 2.0) : trials;
    }
    /// Greatest count in the band: the smallest H with P(count > H) <= false_alarm / 2.
    [[nodiscard]] double high() const {
        return quantile(complement(distribution(), false_alarm / 2.0));
    }
    [[nodiscard]] bool contains(double count) const { return low() <= count && count <= high(); }

  private:
    using Rounding = boost::math::policies::policy<boost::math::policies::discrete_quantile<
        boost::math::policies::integer_round_up>>; // whole counts: the first that reaches the level
    [[nodiscard]] boost::math::binomial_distribution<double, Rounding> distribution() const {
        return {trials, probability};
    }
};

} // namespace catchup::test
