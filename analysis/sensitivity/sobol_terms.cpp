// SPDX-License-Identifier: MIT
#include "analysis/sensitivity/sobol_terms.hpp"

#include <limits>

namespace catchup::analysis {
namespace {

/// Places of the terms of a base point; means by replication, then those of items and of pairs,
/// follow.
enum Term : std::size_t { square_a, square_b, a_times_b, first_others };

std::vector<double> minus(std::span<const double> x, std::span<const double> y) {
    std::vector<double> difference(x.begin(), x.end());
    for (std::size_t r = 0; r < y.size(); ++r) {
        difference[r] -= y[r];
    }
    return difference;
}

std::size_t pairs_of(const SaltelliDesign& design) {
    const std::size_t items = design.items.size();
    return design.second_order ? items * (items - 1) / 2 : 0;
}

} // namespace

SobolTerms::SobolTerms(const SaltelliDesign& design, const Answers& answers)
    : design_{design}, replications_{answers.replications}, width_{first_others + replications_ +
                                                                   2 * design.items.size() +
                                                                   pairs_of(design)} {
    const Answers from_mean = centred(answers);
    terms_.reserve(from_mean.rows() / design.rows_a_point() * width_);
    for (std::size_t row = 0; row < from_mean.rows(); row += design.rows_a_point()) {
        add_point(from_mean, row);
    }
}

void SobolTerms::add_point(const Answers& answers, std::size_t first_row) {
    const std::size_t items = design_.items.size();
    const auto a = answers.of(first_row);
    const auto b = answers.of(first_row + design_.rows_a_point() - 1);
    const auto ab = [&](std::size_t item) { return answers.of(first_row + 1 + item); };
    const auto ba = [&](std::size_t item) { return answers.of(first_row + 1 + items + item); };
    terms_.push_back(product(a, a));
    terms_.push_back(product(b, b));
    terms_.push_back(product(a, b));
    for (std::size_t r = 0; r < replications_; ++r) {
        terms_.push_back((a[r] + b[r]) / 2.0);
    }
    for (std::size_t item = 0; item < items; ++item) {
        terms_.push_back(product(b, minus(ab(item), a)));
        const std::vector<double> change = minus(a, ab(item));
        terms_.push_back(product(change, change) / 2.0);
    }
    for (std::size_t i = 0; design_.second_order && i < items; ++i) {
        for (std::size_t j = i + 1; j < items; ++j) {
            terms_.push_back(product(ba(i), ab(j)) - product(a, b));
        }
    }
}

std::vector<TidyRow> SobolTerms::labels() const {
    std::vector<TidyRow> rows;
    std::vector<std::string> names = design_.items;
    names.emplace_back("dummy");
    for (const std::string& name : names) {
        rows.push_back({"S1", "", name, "", "", {}, {}, {}});
        rows.push_back({"ST", "", name, "", "", {}, {}, {}});
    }
    rows.push_back({"S1_sum", "", "", "", "", {}, {}, {}});
    for (std::size_t i = 0; design_.second_order && i < design_.items.size(); ++i) {
        for (std::size_t j = i + 1; j < design_.items.size(); ++j) {
            rows.push_back({"S2", "", design_.items[i], design_.items[j], "", {}, {}, {}});
        }
    }
    return rows;
}

std::vector<double> SobolTerms::indices(std::span<const double> weights) const {
    std::vector<double> mean(width_, 0.0);
    double all = 0.0;
    for (std::size_t point = 0; point < weights.size(); ++point) {
        if (weights[point] == 0.0) {
            continue;
        }
        all += weights[point];
        const double* const term = terms_.data() + point * width_;
        for (std::size_t k = 0; k < width_; ++k) {
            mean[k] += weights[point] * term[k];
        }
    }
    for (double& value : mean) {
        value /= all;
    }
    const std::span<const double> centre{mean.data() + first_others, replications_};
    const double off = product(centre, centre); // 0 in the sample itself, not in its draws
    const double variance = (mean[square_a] + mean[square_b]) / 2.0 - off;
    const double unit = variance > 0.0 ? variance : std::numeric_limits<double>::quiet_NaN();
    std::vector<double> found;
    const double* const of_items = mean.data() + first_others + replications_;
    double sum = 0.0;
    for (std::size_t item = 0; item < design_.items.size(); ++item) {
        sum += of_items[2 * item] / unit;
        found.push_back(of_items[2 * item] / unit);
        found.push_back(of_items[2 * item + 1] / unit);
    }
    found.push_back((mean[a_times_b] - off) / unit);
    found.push_back(1.0 - (mean[square_b] - off) / unit);
    found.push_back(sum);
    const double* pair = of_items + 2 * design_.items.size();
    for (std::size_t i = 0; design_.second_order && i < design_.items.size(); ++i) {
        for (std::size_t j = i + 1; j < design_.items.size(); ++j) {
            found.push_back(*pair++ / unit - found[2 * i] - found[2 * j]);
        }
    }
    return found;
}

} // namespace catchup::analysis
