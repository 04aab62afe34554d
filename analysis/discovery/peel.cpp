// SPDX-License-Identifier: MIT
#include "analysis/discovery/peel.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace catchup::analysis {
namespace {

/// A peel takes neighbours in the order of one input: places first .. last - 1 of the rows in the
/// box. First at 0: the low side; last at the end: the high side; of a category: one word.
struct Peel {
    std::size_t input = 0;
    std::size_t first = 0;
    std::size_t last = 0;
    double score = 0.0;
};

/// A box that is being peeled, with its rows in the order of each input.
class Peeling {
  public:
    Peeling(const Ground& ground, const PrimSettings& settings, std::size_t least_rows)
        : inputs_{ground.inputs}, outcomes_{ground.outcomes}, settings_{settings},
          least_rows_{least_rows}, rows_{*ground.sorted},
          is_in_(ground.outcomes.size(), 1), box_{Box::everything(ground.inputs->size())} {
        weigh();
    }

    [[nodiscard]] BoxSum found() const { return {box_, mass_.rows, mass_.sum}; }

    /// False if there is no further peel.
    [[nodiscard]] bool peel() {
        best_.reset();
        for (std::size_t input = 0; !is_pure_ && input < inputs_->size(); ++input) {
            if ((*inputs_)[input].is_category()) {
                consider_words(input);
            } else {
                consider_sides(input);
            }
        }
        if (best_) {
            take(*best_);
        }
        return best_.has_value();
    }

  private:
    [[nodiscard]] double value(std::size_t input, std::size_t place) const {
        return (*inputs_)[input].values[rows_[input][place]];
    }

    /// Rows of equal value are peeled together. Where that would take all, only those before them.
    void consider_sides(std::size_t input) {
        const std::vector<Row>& rows = rows_[input];
        const std::size_t share = share_of(settings_.peel_share, rows.size());
        const auto low = equal_to(input, value(input, share - 1));
        const auto high = equal_to(input, value(input, rows.size() - share));
        consider(input, 0, low.second < rows.size() ? low.second : low.first);
        consider(input, high.first > 0 ? high.first : high.second, rows.size());
    }

    /// First and last place, the latter left out, of the rows with this value.
    [[nodiscard]] std::pair<std::size_t, std::size_t> equal_to(std::size_t input,
                                                               double sought) const {
        const std::vector<Row>& rows = rows_[input];
        const auto value_of = [&](Row row) { return (*inputs_)[input].values[row]; };
        const auto first = std::ranges::lower_bound(rows, sought, {}, value_of);
        const auto last = std::ranges::upper_bound(first, rows.end(), sought, {}, value_of);
        return {static_cast<std::size_t>(first - rows.begin()),
                static_cast<std::size_t>(last - rows.begin())};
    }

    void consider_words(std::size_t input) {
        for (std::size_t first = 0, last = 0; first < mass_.rows; first = last) {
            while (last < mass_.rows && value(input, last) == value(input, first)) {
                ++last;
            }
            consider(input, first, last);
        }
    }

    void consider(std::size_t input, std::size_t first, std::size_t last) {
        if (first == last || mass_.rows - (last - first) < least_rows_) {
            return;
        }
        Mass after{mass_.rows - (last - first), mass_.sum};
        for (std::size_t place = first; place < last; ++place) {
            after.sum -= outcomes_[rows_[input][place]];
        }
        const double reached = score(settings_.objective, mass_, after);
        if (!best_ || reached > best_->score) {
            best_ = Peel{input, first, last, reached};
        }
    }

    void take(const Peel& peel) {
        restrict_box(peel);
        for (std::size_t place = peel.first; place < peel.last; ++place) {
            is_in_[rows_[peel.input][place]] = 0;
        }
        for (std::vector<Row>& rows : rows_) {
            keep(rows, is_in_);
        }
        weigh();
    }

    void restrict_box(const Peel& peel) {
        const Input& input = (*inputs_)[peel.input];
        Limits& limits = box_.limits[peel.input];
        if (input.is_category()) {
            if (!limits.words) {
                limits.words.emplace();
                for (std::size_t word = 0; word < input.words.size(); ++word) {
                    limits.words->push_back(word);
                }
            }
            std::erase(*limits.words, static_cast<std::size_t>(value(peel.input, peel.first)));
        } else if (peel.first == 0) {
            limits.low = value(peel.input, peel.last);
        } else {
            limits.high = value(peel.input, peel.first - 1);
        }
    }

    /// Sums anew, so that rounding does not pile up.
    void weigh() {
        mass_ = {};
        double least = std::numeric_limits<double>::infinity();
        double greatest = -least;
        for (std::size_t row = 0; row < is_in_.size(); ++row) {
            if (is_in_[row] != 0) {
                ++mass_.rows;
                mass_.sum += outcomes_[row];
                least = std::min(least, outcomes_[row]);
                greatest = std::max(greatest, outcomes_[row]);
            }
        }
        is_pure_ = least == greatest;
    }

    const Inputs* inputs_;
    std::span<const double> outcomes_;
    PrimSettings settings_;
    std::size_t least_rows_;
    SortedRows rows_;
    std::vector<unsigned char> is_in_;
    Box box_;
    Mass mass_;
    bool is_pure_ = false; // all outcomes in the box are equal
    std::optional<Peel> best_;
};

} // namespace

double score(PrimObjective objective, const Mass& before, const Mass& after) noexcept {
    if (objective == PrimObjective::original) {
        return after.mean();
    }
    const double moved =
        std::abs(static_cast<double>(before.rows) - static_cast<double>(after.rows));
    return (after.mean() - before.mean()) * static_cast<double>(before.rows) / moved;
}

std::vector<BoxSum> peeled(const Ground& ground, const PrimSettings& settings,
                           std::size_t least_rows) {
    Peeling peeling{ground, settings, least_rows};
    std::vector<BoxSum> boxes{peeling.found()};
    while (peeling.peel()) {
        boxes.push_back(peeling.found());
    }
    return boxes;
}

} // namespace catchup::analysis
