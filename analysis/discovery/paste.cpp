// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "analysis/discovery/peel.hpp"
#include "analysis/discovery/shut_out.hpp"

namespace catchup::analysis {
namespace {

enum class Side : std::uint8_t { low, high };

/// A paste: new limits of one input, and what is in the box with them.
struct Paste {
    std::size_t input = 0;
    Limits limits;
    Mass after;
    double score = 0.0;
};

/// A box that is being pasted to.
class Pasting {
  public:
    Pasting(const Ground& ground, const PrimSettings& settings, const BoxSum& from)
        : ground_{ground}, settings_{settings}, box_{from.box}, mass_{from.rows, from.sum} {}

    [[nodiscard]] BoxSum found() const { return {box_, mass_.rows, mass_.sum}; }

    /// False if no paste lets the mean rise.
    [[nodiscard]] bool paste() {
        best_.reset();
        by_ = shut_out_by(*ground_.inputs, box_, ground_.outcomes.size());
        for (const std::size_t input : box_.restricted()) {
            if (box_.limits[input].words) {
                consider_words(input);
            } else {
                consider_side(input, Side::low);
                consider_side(input, Side::high);
            }
        }
        if (best_) {
            box_.limits[best_->input] = std::move(best_->limits);
            mass_ = best_->after;
        }
        return best_.has_value();
    }

  private:
    /// Rows that come in if the side moves out as far as it can, the nearest first.
    [[nodiscard]] std::vector<Row> beyond(std::size_t input, Side side) const {
        const std::vector<double>& values = (*ground_.inputs)[input].values;
        const Limits& limits = box_.limits[input];
        std::vector<Row> rows;
        for (const Row row : (*ground_.sorted)[input]) {
            if (by_[row] == input &&
                (side == Side::low ? limits.low && values[row] < *limits.low
                                   : limits.high && values[row] > *limits.high)) {
                rows.push_back(row);
            }
        }
        if (side == Side::low) {
            std::reverse(rows.begin(), rows.end());
        }
        return rows;
    }

    /// Takes in the nearest rows, equal values together; opens the side where these are all.
    void consider_side(std::size_t input, Side side) {
        const std::vector<double>& values = (*ground_.inputs)[input].values;
        const std::vector<Row> rows = beyond(input, side);
        std::size_t taken = std::min(rows.size(), share_of(settings_.paste_share, mass_.rows));
        while (taken > 0 && taken < rows.size() && values[rows[taken]] == values[rows[taken - 1]]) {
            ++taken;
        }
        Mass after = mass_;
        for (std::size_t i = 0; i < taken; ++i) {
            ++after.rows;
            after.sum += ground_.outcomes[rows[i]];
        }
        Limits limits = box_.limits[input];
        std::optional<double>& limit = side == Side::low ? limits.low : limits.high;
        limit = taken < rows.size() ? std::optional{values[rows[taken - 1]]} : std::nullopt;
        consider(input, std::move(limits), after);
    }

    void consider_words(std::size_t input) {
        const Input& category = (*ground_.inputs)[input];
        std::vector<Mass> after(category.words.size(), mass_);
        for (std::size_t row = 0; row < by_.size(); ++row) {
            if (by_[row] == input) {
                Mass& with_word = after[static_cast<std::size_t>(category.values[row])];
                ++with_word.rows;
                with_word.sum += ground_.outcomes[row];
            }
        }
        for (std::size_t word = 0; word < after.size(); ++word) {
            Limits limits = box_.limits[input];
            limits.words->insert(std::ranges::lower_bound(*limits.words, word), word);
            if (limits.words->size() == after.size()) {
                limits.words.reset();
            }
            consider(input, std::move(limits), after[word]);
        }
    }

    /// Multiplied out: counts of cases are compared exactly.
    void consider(std::size_t input, Limits limits, const Mass& after) {
        if (after.rows == mass_.rows || after.sum * static_cast<double>(mass_.rows) <=
                                            mass_.sum * static_cast<double>(after.rows)) {
            return;
        }
        const double reached = score(settings_.objective, mass_, after);
        if (!best_ || reached > best_->score) {
            best_ = Paste{input, std::move(limits), after, reached};
        }
    }

    Ground ground_;
    PrimSettings settings_;
    Box box_;
    Mass mass_;
    std::vector<std::uint32_t> by_; // what alone shuts each row out
    std::optional<Paste> best_;
};

} // namespace

std::vector<BoxSum> pasted(const Ground& ground, const PrimSettings& settings, const BoxSum& from) {
    Pasting pasting{ground, settings, from};
    std::vector<BoxSum> boxes;
    while (pasting.paste()) {
        boxes.push_back(pasting.found());
    }
    return boxes;
}

} // namespace catchup::analysis
