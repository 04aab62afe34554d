// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <map>

#include <Eigen/Dense>

#include "analysis/survival/cox_sums.hpp"
#include "analysis/survival/kaplan_meier.hpp"

namespace catchup::analysis {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Each time of events on the scale.
std::map<double, double> scaled_times(const Observations& data, TimeScale scale) {
    std::map<double, double> found;
    std::vector<Observation> plain = data.all;
    std::vector<double> times;
    for (Observation& one : plain) {
        one.status = one.status == 1 ? 1 : 0;
        times.push_back(one.time);
    }
    std::sort(times.begin(), times.end());
    double before = 1.0;
    double earlier = 0.0; // individuals whose time is less
    for (const SurvivalStep& step : kaplan_meier(risk_sets(plain, 1), IntervalScale::plain)) {
        const double time = step.risk.time;
        const auto same = std::equal_range(times.begin(), times.end(), time);
        const auto tied = static_cast<double>(same.second - same.first);
        if (step.risk.events[0] > 0.0) {
            found[time] = scale == TimeScale::survival   ? 1.0 - before
                          : scale == TimeScale::identity ? time
                          : scale == TimeScale::rank     ? earlier + (tied + 1.0) / 2.0
                                                         : std::log(time);
        }
        earlier += tied;
        before = step.survival;
    }
    return found;
}

/// Score and information of coefficients (the first ones) and of their changes with time.
struct Extended {
    VectorXd score;
    MatrixXd information;
};

Extended extended(const Observations& data, const CoxDesign& design, const CoxFit& fit, Ties ties,
                  TimeScale scale) {
    const std::map<double, double> times = scaled_times(data, scale);
    double mean = 0.0; // over times; the tests are the same for any origin
    for (const auto& [time, scaled] : times) {
        mean += scaled / static_cast<double>(times.size());
    }
    const MatrixXd covariates = centred(design);
    const Index columns = covariates.cols();
    const Eigen::Map<const VectorXd> coefficients(fit.coefficients.data(), columns);
    Extended sum{VectorXd::Zero(2 * columns), MatrixXd::Zero(2 * columns, 2 * columns)};
    for_each_event_time(data, covariates, coefficients, ties, [&](const CoxPart& part) {
        const double g = times.at(part.time) - mean;
        sum.score.tail(columns) += g * part.score;
        sum.information.topLeftCorner(columns, columns) += part.information;
        sum.information.topRightCorner(columns, columns) += g * part.information;
        sum.information.bottomRightCorner(columns, columns) += g * g * part.information;
    });
    sum.information.bottomLeftCorner(columns, columns) =
        sum.information.topRightCorner(columns, columns).transpose();
    return sum;
}

ChiSquaredTest test_of(const Extended& sums, const std::vector<std::size_t>& tested) {
    const Index columns = sums.score.size() / 2;
    std::vector<Index> places;
    for (Index c = 0; c < columns; ++c) {
        places.push_back(c);
    }
    for (const std::size_t column : tested) {
        places.push_back(columns + static_cast<Index>(column));
    }
    const VectorXd score = sums.score(places);
    const MatrixXd information = sums.information(places, places);
    return chi_squared_test(score.dot(information.ldlt().solve(score)),
                            static_cast<double>(tested.size()));
}

} // namespace

std::vector<ProportionalityTest> proportionality(const Observations& data, const CoxDesign& design,
                                                 const CoxFit& fit, Ties ties, TimeScale scale) {
    const Extended sums = extended(data, design, fit, ties, scale);
    std::vector<ProportionalityTest> found;
    std::vector<std::size_t> all;
    for (const CoxTerm& term : design.terms) {
        found.push_back({term.name, test_of(sums, term.columns)});
        all.insert(all.end(), term.columns.begin(), term.columns.end());
    }
    found.push_back({"GLOBAL", test_of(sums, all)});
    return found;
}

} // namespace catchup::analysis
