// SPDX-License-Identifier: MIT
#include "analysis/survival/cumulative_incidence.hpp"

#include <cmath>

namespace catchup::analysis {

std::vector<IncidenceStep> cumulative_incidence(std::span<const RiskSet> risks, std::size_t cause,
                                                IntervalScale scale) {
    std::vector<IncidenceStep> curve;
    double survival = 1.0;
    double incidence = 0.0;
    // The variance at t is the sum over times s of a (F(t) - F(s))^2 + b - 2 c (F(t) - F(s)), with
    // a = h / ((1 - h) n), b = S^2 k (1 - k) / n, c = S k / n: n at risk, hazards h of any event and k of
    // this one, S before s. Sums that do not hang on t are kept.
    double a = 0.0;
    double a_f = 0.0;
    double a_ff = 0.0;
    double b = 0.0;
    double c = 0.0;
    double c_f = 0.0;
    for (const RiskSet& risk : risks) {
        const double n = risk.at_risk;
        const double any = risk.leaving() / n;
        const double this_one = risk.events[cause] / n;
        incidence += survival * this_one;
        if (any > 0.0) {
            const bool is_last = 1.0 - any < 1e-12; // nothing follows: F(t) - F(s) stays 0
            const double part = is_last ? 0.0 : any / ((1.0 - any) * n);
            a += part;
            a_f += part * incidence;
            a_ff += part * incidence * incidence;
            b += survival * survival * this_one * (1.0 - this_one) / n;
            c += survival * this_one / n;
            c_f += survival * this_one / n * incidence;
        }
        survival *= 1.0 - any;
        const double variance = a * incidence * incidence - 2.0 * a_f * incidence + a_ff + b -
                                2.0 * (c * incidence - c_f);
        const double error = std::sqrt(std::max(variance, 0.0));
        curve.push_back(
            {risk.time, incidence, error, probability_interval(incidence, error, scale)});
    }
    return curve;
}

} // namespace catchup::analysis
