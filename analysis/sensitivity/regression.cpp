// SPDX-License-Identifier: MIT
#include <cmath>
#include <limits>

#include <Eigen/Dense>
#include <fmt/format.h>

#include "analysis/sensitivity/given_data_findings.hpp"
#include "analysis/sensitivity/order.hpp"

namespace catchup::analysis {
namespace {

using Matrix = Eigen::MatrixXd;
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// Correlations of the columns in the sample in which row i stands weights[i] times.
Matrix correlations(const std::vector<std::vector<double>>& columns,
                    std::span<const double> weights) {
    const auto size = static_cast<Eigen::Index>(columns.size());
    double all = 0.0;
    for (const double weight : weights) {
        all += weight;
    }
    std::vector<std::vector<double>> centred = columns;
    for (auto& column : centred) {
        double mean = 0.0;
        for (std::size_t row = 0; row < column.size(); ++row) {
            mean += weights[row] * column[row];
        }
        mean /= all;
        for (double& value : column) {
            value -= mean;
        }
    }
    Matrix products{size, size};
    for (Eigen::Index i = 0; i < size; ++i) {
        for (Eigen::Index j = i; j < size; ++j) {
            const auto& x = centred[static_cast<std::size_t>(i)];
            const auto& y = centred[static_cast<std::size_t>(j)];
            double sum = 0.0;
            for (std::size_t row = 0; row < x.size(); ++row) {
                sum += weights[row] * x[row] * y[row];
            }
            products(i, j) = products(j, i) = sum;
        }
    }
    const Eigen::VectorXd scale = products.diagonal().cwiseSqrt().cwiseInverse();
    return scale.asDiagonal() * products * scale.asDiagonal();
}

struct Fit {
    std::vector<double> standardised;
    std::vector<double> partial;
    double explained = nothing;
};

/// The last column on the others. NaN where one of them follows from the rest.
Fit fit(const Matrix& correlation) {
    const Eigen::Index inputs = correlation.rows() - 1;
    const auto count = static_cast<std::size_t>(inputs);
    Fit found{std::vector<double>(count, nothing), std::vector<double>(count, nothing), nothing};
    if (!correlation.allFinite()) {
        return found;
    }
    constexpr double least_part = 1e-10; // of an input's variance that the others do not explain
    const Matrix among = correlation.topLeftCorner(inputs, inputs);
    const Eigen::VectorXd with = correlation.topRightCorner(inputs, 1);
    const Eigen::LDLT<Matrix> solver{among};
    if (solver.vectorD().minCoeff() < least_part) {
        return found;
    }
    const Eigen::VectorXd slope = solver.solve(with);
    const Matrix inverse = solver.solve(Matrix::Identity(inputs, inputs));
    found.explained = std::min(1.0, slope.dot(with));
    for (Eigen::Index i = 0; i < inputs; ++i) {
        const auto at = static_cast<std::size_t>(i);
        found.standardised[at] = slope(i);
        // t / sqrt(t^2 + degrees of freedom), which holds where R2 = 1 too
        const double size =
            std::sqrt(slope(i) * slope(i) + (1.0 - found.explained) * inverse(i, i));
        constexpr double rounding = 1e-9; // of a slope where the others explain everything
        found.partial[at] = size > 0.0 && std::abs(slope(i)) > rounding ? slope(i) / size : 0.0;
    }
    return found;
}

/// Inputs, then the answer.
std::vector<std::vector<double>> columns_of(const GivenData& data) {
    std::vector<std::vector<double>> columns;
    for (const Input& input : data.inputs) {
        columns.push_back(input.values);
    }
    columns.push_back(data.answers);
    return columns;
}

std::string reading(const Findings& findings) {
    const TidyRow* const plain = find_row(findings.rows, "R2", "");
    const TidyRow* const ranked = find_row(findings.rows, "R2_rank", "");
    if (plain == nullptr || !plain->estimate || !ranked->estimate) {
        return "Some input follows from the others (or nearly so): coefficients have no value. Try "
               "fewer inputs, or pawn or delta.";
    }
    constexpr double enough = 0.7;
    const double best = std::max(*plain->estimate, *ranked->estimate);
    return fmt::format("A straight line explains {:.0f} % of the variance, a monotone one {:.0f} % "
                       "of that of ranks{}",
                       100.0 * *plain->estimate, 100.0 * *ranked->estimate,
                       best >= enough ? "."
                                      : ": too little for coefficients to tell what matters (less "
                                        "than 70 %). Try pawn, delta or a Saltelli design.");
}

} // namespace

Findings regression_indices(const GivenData& data, const BootstrapSettings& settings) {
    Findings findings =
        begun(data, "Linear and rank regression (SRC, PCC, SRRC, PRCC; Saltelli et al. 2000)",
              interval_text(settings));
    if (const std::string why = no_indices(data, data.inputs.size() + 2); !why.empty()) {
        findings.verdict.push_back(why);
        return findings;
    }
    std::vector<TidyRow> labels;
    for (const char* const measure : {"SRC", "PCC", "SRRC", "PRCC"}) {
        for (const Input& input : data.inputs) {
            labels.push_back({measure, "", input.name, "", "", {}, {}, {}});
        }
    }
    labels.push_back({"R2", "", "", "", "", {}, {}, {}});
    labels.push_back({"R2_rank", "", "", "", "", {}, {}, {}});
    const std::vector<std::vector<double>> columns = columns_of(data);
    std::vector<Order> orders;
    for (const auto& column : columns) {
        orders.emplace_back(column);
    }
    const auto statistics = [&](std::span<const double> weights) {
        std::vector<std::vector<double>> ranks;
        for (const Order& order : orders) {
            ranks.push_back(order.ranks(weights));
        }
        const Fit plain = fit(correlations(columns, weights));
        const Fit ranked = fit(correlations(ranks, weights));
        std::vector<double> found = plain.standardised;
        found.insert(found.end(), plain.partial.begin(), plain.partial.end());
        found.insert(found.end(), ranked.standardised.begin(), ranked.standardised.end());
        found.insert(found.end(), ranked.partial.begin(), ranked.partial.end());
        found.push_back(plain.explained);
        found.push_back(ranked.explained);
        return found;
    };
    const Bootstrapped found = bootstrap(data.rows(), statistics, settings);
    add_indices(findings, data, labels, found, "");
    findings.verdict.insert(findings.verdict.begin(), reading(findings));
    return findings;
}

} // namespace catchup::analysis
