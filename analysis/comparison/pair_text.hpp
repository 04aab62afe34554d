// SPDX-License-Identifier: MIT
// Pairs of arms as people read them: one line a measure, made from tidy rows.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analysis/comparison/pair_rows.hpp"
#include "analysis/tidy.hpp"

namespace catchup::analysis {

/// Rows by what they are about. Holds pointers: the rows must outlive it.
class RowIndex {
  public:
    explicit RowIndex(const std::vector<TidyRow>& rows);
    /// Null if there is no such row.
    [[nodiscard]] const TidyRow* find(const std::string& measure, const std::string& group = "",
                                      const std::string& item = "", const std::string& item2 = "",
                                      const std::string& time = "") const;

  private:
    std::map<std::vector<std::string>, const TidyRow*> rows_;
};

/// What a text tells of: arms by the names in the rows, measures with what they are called.
struct PairLayout {
    struct Pair {
        std::string one;
        std::string other;
        std::string heading; // "vouchers against planned"
    };
    struct Measure {
        std::string name;
        std::string title;
    };
    std::vector<Pair> pairs;
    std::vector<Measure> measures;
    std::vector<Measure> over_time; // that have bands
    std::vector<std::string> times;
    std::string time; // of the rows that are about a time; "" if they are about none
    Pairing pairing = Pairing::paired;
    bool has_details = false;
};

/// "0.012", "<0.001", "-" if there is none.
[[nodiscard]] std::string p_text(const TidyRow* row);

/// What the columns are, a sentence each.
[[nodiscard]] std::vector<std::string> pair_meaning(const PairLayout& layout,
                                                    const RowIndex& index);

/// A table for all pairs; where bands leave 0; with details: quantile shifts, distances of dominance,
/// the bands. No heading.
[[nodiscard]] std::string pair_tables(const PairLayout& layout, const RowIndex& index);

} // namespace catchup::analysis
