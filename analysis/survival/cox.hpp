// SPDX-License-Identifier: MIT
// How covariates shift the hazard of an event.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/survival/observations.hpp"

namespace catchup::analysis {

/// How events at the same time share a risk set.
enum class Ties : std::uint8_t { efron, breslow };

/// Columns that belong together: a number, or what a category makes of its words after the first.
struct CoxTerm {
    std::string name;
    std::vector<std::size_t> columns;
};

/// What the model is about.
struct CoxDesign {
    std::vector<std::string> names;           // of columns
    std::vector<std::vector<double>> columns; // each one value an observation
    std::vector<CoxTerm> terms;
};

/// A test by the chi-squared distribution.
struct ChiSquaredTest {
    double chi2 = 0.0;
    double degrees = 0.0;
    double p = 1.0;
};
[[nodiscard]] ChiSquaredTest chi_squared_test(double chi2, double degrees);

/// Proportional hazards (Cox 1972), ties by Efron (1977) or Breslow (1974), strata each with a hazard of
/// its own.
struct CoxFit {
    std::vector<double> coefficients; // by column: logarithm of the hazard ratio
    std::vector<double> errors;       // standard errors, of the information
    double log_likelihood = 0.0;      // partial
    ChiSquaredTest likelihood_ratio;  // against no covariate at all
    ChiSquaredTest wald;
    ChiSquaredTest score;
    double events = 0.0;
    std::size_t iterations = 0;
    std::string doubt; // why the fit cannot be trusted; or ""
};

/// Newton's method from 0, steps halved where they overshoot, until the logarithm of the likelihood
/// changes by less than 1e-9 of itself and the coefficients by 1e-9. None if there is no event, or if a column is
/// constant or follows from the others where somebody is at risk: `why` says so.
/// Precondition: at least one column, all finite.
[[nodiscard]] std::optional<CoxFit> cox(const Observations& data, const CoxDesign& design,
                                        Ties ties, std::string& why);

/// How time goes into the check of proportionality: minus the share without the event just before
/// (Kaplan and Meier, over all strata), time itself, its rank among all times (the mean of tied ones), its logarithm.
enum class TimeScale : std::uint8_t { survival, identity, rank, logarithm };

struct ProportionalityTest {
    std::string term; // "GLOBAL": all of them
    ChiSquaredTest test;
};

/// Score tests that a term's coefficient changes with time (Grambsch & Therneau 1994, in the exact form of
/// Therneau's survival package since version 3).
[[nodiscard]] std::vector<ProportionalityTest> proportionality(const Observations& data,
                                                               const CoxDesign& design,
                                                               const CoxFit& fit, Ties ties,
                                                               TimeScale scale);

} // namespace catchup::analysis
