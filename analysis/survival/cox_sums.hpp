// SPDX-License-Identifier: MIT
// The sums over risk sets that a Cox model is made of. For .cpp files of survival analysis only.
#pragma once

#include <functional>

#include <Eigen/Core>

#include "analysis/survival/cox.hpp"

namespace catchup::analysis {

/// What one time of events adds: ties are taken apart into as many parts as there are events (Efron),
/// or one (Breslow).
struct CoxPart {
    double time = 0.0;
    Eigen::VectorXd score;       // covariates of the events less their expectation
    Eigen::MatrixXd information; // variance of the covariates in the risk set, times events
    double log_likelihood = 0.0;
};

/// Columns as a matrix, observations by columns, less their means: that changes no coefficient and
/// keeps exponents small.
[[nodiscard]] Eigen::MatrixXd centred(const CoxDesign& design);

/// Visits the times of events of each stratum, latest first.
void for_each_event_time(const Observations& data, const Eigen::MatrixXd& covariates,
                         const Eigen::VectorXd& coefficients, Ties ties,
                         const std::function<void(const CoxPart&)>& visit);

} // namespace catchup::analysis
