// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "analysis/sensitivity/morris.hpp"
#include "analysis/sensitivity/ranking.hpp"

namespace catchup::analysis {
namespace {

struct Range {
    double least = 0.0;
    double width = 0.0;
};

class Walks {
  public:
    Walks(const Inputs& inputs, const std::vector<std::string>& groups,
          std::optional<std::size_t> levels)
        : inputs_{inputs} {
        if (levels) {
            unit_step_ = static_cast<double>(*levels) / (2.0 * static_cast<double>(*levels - 1));
        }
        for (const std::string& group : groups) {
            const auto at = std::find(design_.items.begin(), design_.items.end(), group);
            item_of_.push_back(static_cast<std::size_t>(at - design_.items.begin()));
            if (at == design_.items.end()) {
                design_.items.push_back(group);
            } else {
                design_.has_groups = true;
            }
        }
        for (const Input& input : inputs) {
            const auto [least, greatest] =
                std::minmax_element(input.values.begin(), input.values.end());
            ranges_.push_back({*least, *greatest - *least});
        }
    }

    MorrisDesign found() && {
        const std::size_t rows = inputs_.front().values.size();
        if (rows % design_.rows_a_walk() != 0) {
            throw NotMorris{
                fmt::format("has {} rows, which is no multiple of {}: a walk through {} "
                            "inputs or groups has one row more than them",
                            rows, design_.rows_a_walk(), design_.items.size())};
        }
        for (std::size_t row = 0; row < rows; row += design_.rows_a_walk()) {
            add_walk(row);
        }
        return std::move(design_);
    }

  private:
    [[nodiscard]] std::set<std::size_t> moved(std::size_t row) const {
        std::set<std::size_t> items;
        for (std::size_t i = 0; i < inputs_.size(); ++i) {
            if (inputs_[i].values[row] != inputs_[i].values[row + 1]) {
                items.insert(item_of_[i]);
            }
        }
        return items;
    }
    [[nodiscard]] double change(std::size_t row, std::size_t item) const {
        for (std::size_t i = 0; i < inputs_.size(); ++i) {
            const double by = inputs_[i].values[row + 1] - inputs_[i].values[row];
            if (item_of_[i] == item && by != 0.0) {
                return unit_step_ ? (by > 0.0 ? *unit_step_ : -*unit_step_) : by / ranges_[i].width;
            }
        }
        return 1.0; // nothing moved: the effect is 0 whatever the step
    }
    void add_walk(std::size_t first) {
        std::set<std::size_t> left;
        for (std::size_t item = 0; item < design_.items.size(); ++item) {
            left.insert(left.end(), item);
        }
        std::vector<std::size_t> still; // rows after which nothing moved
        for (std::size_t row = first; row + 1 < first + design_.rows_a_walk(); ++row) {
            const std::set<std::size_t> items = moved(row);
            if (items.empty()) {
                still.push_back(row);
                continue;
            }
            if (items.size() > 1 || !left.contains(*items.begin())) {
                refuse(row, items);
            }
            left.erase(*items.begin());
            design_.steps.push_back({row, *items.begin(), change(row, *items.begin())});
        }
        // a whole number may be rounded back to where it was: that step belongs to what is left
        for (const std::size_t row : still) {
            design_.steps.push_back({row, *left.begin(), 1.0});
            left.erase(left.begin());
        }
    }
    [[noreturn]] void refuse(std::size_t row, const std::set<std::size_t>& items) const {
        std::vector<std::string> names;
        for (const std::size_t item : items) {
            names.push_back(design_.items[item]);
        }
        throw NotMorris{fmt::format(
            "is no Morris design: between rows {} and {} (after the header) {} change{}, where one "
            "that has not moved in this walk should",
            row + 1, row + 2, listed(names), names.size() == 1 ? "s" : "")};
    }

    const Inputs& inputs_;
    MorrisDesign design_;
    std::vector<std::size_t> item_of_; // by input
    std::vector<Range> ranges_;        // by input
    std::optional<double> unit_step_;
};

} // namespace

MorrisDesign morris_design(const Inputs& inputs, const std::vector<std::string>& groups,
                           std::optional<std::size_t> levels) {
    return Walks{inputs, groups, levels}.found();
}

} // namespace catchup::analysis
