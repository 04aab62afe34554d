// SPDX-License-Identifier: MIT
#include "analysis/comparison/pair_rows.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/bootstrap.hpp"
#include "analysis/comparison/bands.hpp"
#include "analysis/comparison/dominance.hpp"
#include "analysis/comparison/equivalence.hpp"
#include "analysis/comparison/multiple_testing.hpp"
#include "analysis/comparison/paired.hpp"
#include "analysis/comparison/superiority.hpp"

namespace catchup::analysis {
namespace {

/// Rows about one pair of samples.
class PairRows {
  public:
    explicit PairRows(const TidyRow& key) : key_{key} {}
    void add(std::string measure, std::optional<double> value,
             const std::optional<Interval>& interval = std::nullopt) {
        TidyRow row = key_;
        row.measure = std::move(measure);
        row.estimate = value;
        if (interval) {
            row.low = interval->low;
            row.high = interval->high;
        }
        rows_.push_back(std::move(row));
    }
    void add_at(const std::string& time, std::string measure, double value,
                const std::optional<Interval>& interval) {
        add(std::move(measure), value, interval);
        rows_.back().time = time;
    }
    [[nodiscard]] std::vector<TidyRow> take() { return std::move(rows_); }

  private:
    TidyRow key_;
    std::vector<TidyRow> rows_;
};

std::vector<double> sorted(std::span<const double> values) {
    std::vector<double> found(values.begin(), values.end());
    std::sort(found.begin(), found.end());
    return found;
}

TTest t_test(std::span<const double> one, std::span<const double> other, Pairing pairing) {
    return pairing == Pairing::paired ? paired_t(one, other) : welch_t(one, other);
}

void add_dominance(PairRows& rows, const Dominance& found) {
    rows.add("dominance", found.verdict());
    rows.add("dominance_ahead", found.ahead);
    rows.add("dominance_behind", found.behind);
    rows.add("dominance_ahead_p", found.ahead_p);
    rows.add("dominance_behind_p", found.behind_p);
}

void add_shifts(PairRows& rows, const QuantileShifts& shifts) {
    for (std::size_t q = 0; q < quantile_shares.size(); ++q) {
        rows.add(fmt::format("quantile_shift_{:g}", 100.0 * quantile_shares[q]),
                 shifts.shifts[q].estimate, shifts.shifts[q].interval);
    }
}

/// What takes the pairs as pairs.
void add_paired(PairRows& rows, std::span<const double> one, std::span<const double> other,
                const Resampling& resampling) {
    const std::vector<double> all = sorted(differences({one.begin(), one.end()}, other));
    rows.add("median_difference", quantile(all, 0.5), median_interval(all, resampling.level));
    const Signs found = signs(one, other);
    rows.add("superiority", found.superiority(),
             all.size() > 1
                 ? std::optional{wilson(found.superiority(), all.size(), resampling.level)}
                 : std::nullopt);
    const QuantileShifts shifts = quantile_shifts(one, other, Pairing::paired, resampling);
    rows.add("superiority_apart", shifts.superiority.estimate, shifts.superiority.interval);
    add_shifts(rows, shifts);
    add_dominance(rows, paired_dominance(one, other, resampling.draws, resampling.seed));
    rows.add("sign_p", sign_p(found));
}

/// What takes two samples.
void add_independent(PairRows& rows, std::span<const double> one, std::span<const double> other,
                     const Resampling& resampling) {
    const QuantileShifts shifts = quantile_shifts(one, other, Pairing::independent, resampling);
    const Resampled& medians = shifts.shifts[quantile_shares.size() / 2];
    rows.add("median_difference", medians.estimate, medians.interval);
    const bool is_single = one.size() < 2 || other.size() < 2;
    rows.add("superiority", shifts.superiority.estimate,
             is_single ? std::nullopt
                       : std::optional{newcombe(shifts.superiority.estimate, one.size(),
                                                other.size(), resampling.level)});
    add_shifts(rows, shifts);
    add_dominance(rows, independent_dominance(one, other));
    rows.add("mann_whitney_p", mann_whitney(sorted(one), sorted(other)).p);
}

} // namespace

std::vector<TidyRow> pair_rows(const TidyRow& key, std::span<const double> one,
                               std::span<const double> other, const PairQuestion& question) {
    PairRows rows{key};
    const TTest test = t_test(one, other, question.pairing);
    rows.add("difference", test.difference, test.interval(question.resampling.level));
    if (question.pairing == Pairing::paired) {
        add_paired(rows, one, other, question.resampling);
    } else {
        add_independent(rows, one, other, question.resampling);
    }
    rows.add("p", test.p());
    if (question.margin) {
        const Equivalence found = equivalence(test, *question.margin);
        rows.add("equivalence_difference", test.difference, found.interval);
        rows.add("equivalence_margin", found.margin);
        rows.add("equivalence_lower_p", found.lower_p);
        rows.add("equivalence_upper_p", found.upper_p);
        rows.add("equivalence_p", found.p);
    }
    return rows.take();
}

std::string why_no_p(std::span<const double> one, std::span<const double> other, Pairing pairing) {
    const TTest test = t_test(one, other, pairing);
    if (!test.standard_error) {
        return pairing == Pairing::paired
                   ? "there is a single pair, and a t test needs two"
                   : fmt::format("there are {} and {} values, and a t test needs two of each",
                                 one.size(), other.size());
    }
    if (*test.standard_error > 0.0) {
        return "";
    }
    return pairing == Pairing::paired
               ? fmt::format("all {} differences are {:g}: without variance there is no t",
                             one.size(), test.difference)
               : fmt::format("neither arm varies; they differ by {:g}, and there is no t",
                             test.difference);
}

std::vector<TidyRow> band_rows(const TidyRow& key, const std::vector<std::string>& times,
                               const std::vector<std::vector<double>>& differences,
                               const Resampling& resampling) {
    PairRows rows{key};
    const Bands found = bands(differences, resampling);
    for (std::size_t t = 0; t < times.size(); ++t) {
        rows.add_at(times[t], "difference_band_pointwise", found.difference[t], found.pointwise[t]);
    }
    for (std::size_t t = 0; t < times.size(); ++t) {
        rows.add_at(times[t], "difference_band_simultaneous", found.difference[t],
                    found.simultaneous[t]);
    }
    rows.add("band_half_pointwise", found.pointwise_half);
    rows.add("band_half_simultaneous", found.simultaneous_half);
    return rows.take();
}

std::size_t add_adjusted(std::vector<TidyRow>& rows) {
    const auto is_test = [](const TidyRow& row) { return row.measure == "p" && row.estimate; };
    std::vector<double> family;
    for (const TidyRow& row : rows) {
        if (is_test(row)) {
            family.push_back(*row.estimate);
        }
    }
    const std::vector<double> by_holm = holm(family);
    const std::vector<double> by_rate = benjamini_hochberg(family);
    std::vector<TidyRow> all;
    std::size_t test = 0;
    for (TidyRow& row : rows) {
        all.push_back(std::move(row));
        if (all.back().measure != "p") {
            continue;
        }
        const bool has_value = all.back().estimate.has_value();
        TidyRow adjusted = all.back();
        adjusted.measure = "p_holm";
        adjusted.estimate = has_value ? std::optional{by_holm[test]} : std::nullopt;
        all.push_back(adjusted);
        adjusted.measure = "p_bh";
        adjusted.estimate = has_value ? std::optional{by_rate[test]} : std::nullopt;
        all.push_back(std::move(adjusted));
        test += has_value ? 1 : 0;
    }
    rows = std::move(all);
    return family.size();
}

} // namespace catchup::analysis
