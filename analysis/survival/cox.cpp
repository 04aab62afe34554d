// SPDX-License-Identifier: MIT
#include "analysis/survival/cox.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/Dense>
#include <boost/math/distributions/chi_squared.hpp>
#include <fmt/format.h>

#include "analysis/survival/cox_sums.hpp"

namespace catchup::analysis {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

struct Likelihood {
    double log = 0.0;
    VectorXd score;
    MatrixXd information;
};

Likelihood likelihood(const Observations& data, const MatrixXd& covariates,
                      const VectorXd& coefficients, Ties ties) {
    const Index columns = covariates.cols();
    Likelihood sum{0.0, VectorXd::Zero(columns), MatrixXd::Zero(columns, columns)};
    for_each_event_time(data, covariates, coefficients, ties, [&](const CoxPart& part) {
        sum.log += part.log_likelihood;
        sum.score += part.score;
        sum.information += part.information;
    });
    return sum;
}

/// Columns that the risk sets do not tell apart, by name; empty if they do.
std::string not_told_apart(const MatrixXd& information, const CoxDesign& design) {
    for (Index c = 0; c < information.cols(); ++c) {
        if (!(information(c, c) > 1e-12)) {
            return fmt::format("{} is the same for all who are at risk at any event",
                               design.names[static_cast<std::size_t>(c)]);
        }
    }
    const VectorXd scale = information.diagonal().cwiseSqrt().cwiseInverse();
    const MatrixXd scaled = scale.asDiagonal() * information * scale.asDiagonal();
    for (Index c = 1; c < scaled.cols(); ++c) {
        // what of column c the columns before it leave
        const MatrixXd before = scaled.topLeftCorner(c, c);
        const VectorXd with = scaled.col(c).head(c);
        if (scaled(c, c) - with.dot(before.ldlt().solve(with)) < 1e-9) {
            return fmt::format("{} follows from the covariates before it",
                               design.names[static_cast<std::size_t>(c)]);
        }
    }
    return "";
}

double count_events(const Observations& data) {
    double events = 0.0;
    for (const Observation& one : data.all) {
        events += one.status == 1 ? one.weight : 0.0;
    }
    return events;
}

/// Whether some coefficient is still on its way although the likelihood stands.
std::string doubt_about(const MatrixXd& covariates, const VectorXd& coefficients,
                        const CoxDesign& design, bool converged) {
    constexpr double far_apart = 15.0; // hazards of individuals differ by more than e to this
    for (Index c = 0; c < covariates.cols(); ++c) {
        const double range = covariates.col(c).maxCoeff() - covariates.col(c).minCoeff();
        if (std::abs(coefficients[c]) * range > far_apart) {
            return fmt::format(
                "the coefficient of {} grows without end: it may be infinite, because "
                "all events lie on one side of it",
                design.names[static_cast<std::size_t>(c)]);
        }
    }
    return converged ? "" : "the search for the greatest likelihood did not end";
}

} // namespace

ChiSquaredTest chi_squared_test(double chi2, double degrees) {
    const double least = std::max(chi2, 0.0); // rounding
    return {least, degrees,
            boost::math::cdf(boost::math::complement(boost::math::chi_squared(degrees), least))};
}

std::optional<CoxFit> cox(const Observations& data, const CoxDesign& design, Ties ties,
                          std::string& why) {
    constexpr std::size_t most_steps = 30;
    constexpr double close = 1e-9;
    CoxFit fit;
    fit.events = count_events(data);
    if (fit.events == 0.0) {
        why = "there is no event";
        return std::nullopt;
    }
    const MatrixXd covariates = centred(design);
    const auto columns = static_cast<double>(covariates.cols());
    VectorXd coefficients = VectorXd::Zero(covariates.cols());
    const Likelihood null = likelihood(data, covariates, coefficients, ties);
    why = not_told_apart(null.information, design);
    if (!why.empty()) {
        return std::nullopt;
    }
    fit.score =
        chi_squared_test(null.score.dot(null.information.ldlt().solve(null.score)), columns);
    Likelihood now = null;
    bool converged = false;
    while (!converged && fit.iterations < most_steps) {
        ++fit.iterations;
        VectorXd step = now.information.ldlt().solve(now.score);
        Likelihood next = likelihood(data, covariates, coefficients + step, ties);
        for (int halvings = 0; halvings < 30 && !(next.log >= now.log - close * std::abs(now.log));
             ++halvings) {
            step /= 2.0;
            next = likelihood(data, covariates, coefficients + step, ties);
        }
        coefficients += step;
        converged =
            std::abs(next.log - now.log) <= close * std::abs(now.log) &&
            step.cwiseAbs().maxCoeff() <= close * (1.0 + coefficients.cwiseAbs().maxCoeff());
        now = next;
    }
    const MatrixXd inverse =
        now.information.ldlt().solve(MatrixXd::Identity(covariates.cols(), covariates.cols()));
    for (Index c = 0; c < covariates.cols(); ++c) {
        fit.coefficients.push_back(coefficients[c]);
        fit.errors.push_back(std::sqrt(inverse(c, c)));
    }
    fit.log_likelihood = now.log;
    fit.likelihood_ratio = chi_squared_test(2.0 * (now.log - null.log), columns);
    fit.wald = chi_squared_test(coefficients.dot(now.information * coefficients), columns);
    fit.doubt = doubt_about(covariates, coefficients, design, converged);
    return fit;
}

} // namespace catchup::analysis
