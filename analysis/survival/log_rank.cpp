// SPDX-License-Identifier: MIT
#include "analysis/survival/log_rank.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <Eigen/Dense>
#include <boost/math/distributions/chi_squared.hpp>

namespace catchup::analysis {
namespace {

struct Sums {
    Eigen::VectorXd observed;
    Eigen::VectorXd expected;
    Eigen::MatrixXd variance;
};

/// Risk sets of each group at the times of the whole stratum, and these.
void add_stratum(const std::vector<Observation>& stratum, std::size_t groups, double rho,
                 Sums& sums) {
    // causes count groups: an event of group g is cause g, so one pass gives events by group
    std::vector<Observation> relabelled = stratum;
    for (Observation& one : relabelled) {
        one.status = one.status == 1 ? one.group + 1 : 0;
    }
    const std::vector<RiskSet> whole = risk_sets(relabelled, groups);
    std::vector<std::map<double, double>> at_risk(groups); // by time
    for (std::size_t g = 0; g < groups; ++g) {
        // a group's risk at all times: its members, and the others with weight 0
        std::vector<Observation> own = stratum;
        for (Observation& one : own) {
            one.weight = one.group == g ? one.weight : 0.0;
            one.status = 0;
        }
        for (const RiskSet& risk : risk_sets(std::move(own), 0)) {
            at_risk[g][risk.time] = risk.at_risk;
        }
    }
    double survival = 1.0;
    for (const RiskSet& risk : whole) {
        const double all = risk.at_risk;
        const double happened = risk.leaving();
        if (happened == 0.0) {
            continue;
        }
        const double weight = rho == 0.0 ? 1.0 : std::pow(survival, rho);
        Eigen::VectorXd part(static_cast<Eigen::Index>(groups));
        for (std::size_t g = 0; g < groups; ++g) {
            const auto at = static_cast<Eigen::Index>(g);
            part[at] = at_risk[g][risk.time] / all;
            sums.observed[at] += weight * risk.events[g];
            sums.expected[at] += weight * happened * part[at];
        }
        if (all > 1.0) {
            const double scale = weight * weight * happened * (all - happened) / (all - 1.0);
            const Eigen::MatrixXd spread = part.asDiagonal();
            sums.variance += scale * (spread - part * part.transpose());
        }
        survival *= (all - happened) / all;
    }
}

} // namespace

std::optional<LogRank> log_rank(const Observations& data, double rho) {
    const std::size_t groups = data.groups.size();
    const auto size = static_cast<Eigen::Index>(groups);
    Sums sums{Eigen::VectorXd::Zero(size), Eigen::VectorXd::Zero(size),
              Eigen::MatrixXd::Zero(size, size)};
    for (std::size_t s = 0; s < data.strata.size(); ++s) {
        std::vector<Observation> stratum;
        std::copy_if(data.all.begin(), data.all.end(), std::back_inserter(stratum),
                     [&](const Observation& one) { return one.stratum == s; });
        add_stratum(stratum, groups, rho, sums);
    }
    std::vector<Eigen::Index> used;
    for (Eigen::Index g = 0; g < size; ++g) {
        if (sums.expected[g] > 0.0) {
            used.push_back(g);
        }
    }
    if (used.size() < 2) {
        return std::nullopt;
    }
    used.pop_back(); // the last follows from the others
    const Eigen::VectorXd difference = (sums.observed - sums.expected)(used);
    const Eigen::MatrixXd variance = sums.variance(used, used);
    const Eigen::FullPivLU<Eigen::MatrixXd> solver(variance);
    if (!solver.isInvertible()) {
        return std::nullopt;
    }
    LogRank found;
    found.observed = {sums.observed.begin(), sums.observed.end()};
    found.expected = {sums.expected.begin(), sums.expected.end()};
    found.chi2 = difference.dot(solver.solve(difference));
    found.degrees = static_cast<double>(used.size());
    found.p = boost::math::cdf(
        boost::math::complement(boost::math::chi_squared(found.degrees), found.chi2));
    return found;
}

} // namespace catchup::analysis
