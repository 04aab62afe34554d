// SPDX-License-Identifier: MIT
#include "analysis/survival/cox_sums.hpp"

#include <algorithm>
#include <cmath>

namespace catchup::analysis {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Weighted sums over a set of individuals.
struct Moments {
    double weight = 0.0; // of exp(linear predictor)
    VectorXd first;
    MatrixXd second;

    explicit Moments(Index columns)
        : first{VectorXd::Zero(columns)}, second{MatrixXd::Zero(columns, columns)} {}
    void add(double risk, const VectorXd& x) {
        weight += risk;
        first += risk * x;
        second.noalias() += risk * (x * x.transpose());
    }
};

struct Stratum {
    std::vector<std::size_t> by_time;  // latest first
    std::vector<std::size_t> by_entry; // latest first
};

std::vector<Stratum> strata_of(const Observations& data) {
    std::vector<Stratum> strata(data.strata.size());
    for (std::size_t i = 0; i < data.all.size(); ++i) {
        strata[data.all[i].stratum].by_time.push_back(i);
    }
    for (Stratum& stratum : strata) {
        stratum.by_entry = stratum.by_time;
        std::stable_sort(
            stratum.by_time.begin(), stratum.by_time.end(),
            [&](std::size_t a, std::size_t b) { return data.all[a].time > data.all[b].time; });
        std::stable_sort(
            stratum.by_entry.begin(), stratum.by_entry.end(),
            [&](std::size_t a, std::size_t b) { return data.all[a].entry > data.all[b].entry; });
    }
    return strata;
}

/// Events at one time.
struct Tied {
    double count = 0.0;
    double weight = 0.0; // sum of their weights
    Moments risk;        // theirs, as members of the risk set
    VectorXd covariates; // weighted sum
    double predictor = 0.0;
    explicit Tied(Index columns) : risk{columns}, covariates{VectorXd::Zero(columns)} {}
};

CoxPart part_of(double time, const Moments& at_risk, const Tied& tied, Ties ties) {
    const Index columns = at_risk.first.size();
    CoxPart part{time, tied.covariates, MatrixXd::Zero(columns, columns), tied.predictor};
    const double parts = ties == Ties::efron ? tied.count : 1.0;
    for (double k = 0.0; k < parts; k += 1.0) {
        const double gone = ties == Ties::efron ? k / tied.count : 0.0;
        const double events = tied.weight / parts;
        const double weight = at_risk.weight - gone * tied.risk.weight;
        const VectorXd mean = (at_risk.first - gone * tied.risk.first) / weight;
        part.log_likelihood -= events * std::log(weight);
        part.score -= events * mean;
        part.information += events * ((at_risk.second - gone * tied.risk.second) / weight -
                                      mean * mean.transpose());
    }
    return part;
}

} // namespace

MatrixXd centred(const CoxDesign& design) {
    const auto rows = static_cast<Index>(design.columns.front().size());
    MatrixXd covariates(rows, static_cast<Index>(design.columns.size()));
    for (Index c = 0; c < covariates.cols(); ++c) {
        covariates.col(c) =
            Eigen::Map<const VectorXd>(design.columns[static_cast<std::size_t>(c)].data(), rows);
        covariates.col(c).array() -= covariates.col(c).mean();
    }
    return covariates;
}

void for_each_event_time(const Observations& data, const MatrixXd& covariates,
                         const VectorXd& coefficients, Ties ties,
                         const std::function<void(const CoxPart&)>& visit) {
    const Index columns = covariates.cols();
    const VectorXd predictor = covariates * coefficients;
    for (const Stratum& stratum : strata_of(data)) {
        Moments at_risk{columns};
        Moments late{columns}; // of these, those that enter at this time or later
        std::size_t next_entry = 0;
        for (std::size_t i = 0; i < stratum.by_time.size();) {
            const double time = data.all[stratum.by_time[i]].time;
            Tied tied{columns};
            for (; i < stratum.by_time.size() && data.all[stratum.by_time[i]].time == time; ++i) {
                const Observation& one = data.all[stratum.by_time[i]];
                const auto row = static_cast<Index>(stratum.by_time[i]);
                const VectorXd x = covariates.row(row);
                const double risk = one.weight * std::exp(predictor[row]);
                at_risk.add(risk, x);
                if (one.status == 1) {
                    tied.count += 1.0;
                    tied.weight += one.weight;
                    tied.risk.add(risk, x);
                    tied.covariates += one.weight * x;
                    tied.predictor += one.weight * predictor[row];
                }
            }
            for (; next_entry < stratum.by_entry.size() &&
                   data.all[stratum.by_entry[next_entry]].entry >= time;
                 ++next_entry) {
                const auto row = static_cast<Index>(stratum.by_entry[next_entry]);
                late.add(data.all[stratum.by_entry[next_entry]].weight * std::exp(predictor[row]),
                         covariates.row(row));
            }
            if (tied.count > 0.0) {
                Moments present = at_risk;
                present.weight -= late.weight;
                present.first -= late.first;
                present.second -= late.second;
                visit(part_of(time, present, tied, ties));
            }
        }
    }
}

} // namespace catchup::analysis
