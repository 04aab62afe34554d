// SPDX-License-Identifier: MIT
#include "analysis/comparison/table.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/comparison/words.hpp"

namespace catchup::analysis {

std::string figure(double value, Sign sign) {
    std::string text = readable(value);
    if (text.find_first_not_of("-0.") == text.npos && text.starts_with('-')) {
        text.erase(0, 1);
    }
    const bool is_zero = text.find_first_not_of("0.") == text.npos;
    return sign == Sign::shown && value > 0.0 && !is_zero ? '+' + text : text;
}

std::string cell(const TidyRow& row, Sign sign, double factor) {
    if (!row.estimate) {
        return "-";
    }
    const std::string mean = figure(factor * *row.estimate, sign);
    return row.low ? fmt::format("{} [{}, {}]", mean, figure(factor * *row.low, sign),
                                 figure(factor * *row.high, sign))
                   : mean;
}

Answers::Answers(const Comparison& comparison, const std::vector<TidyRow>& rows)
    : comparison_{&comparison} {
    for (const TidyRow& row : rows) {
        rows_.emplace(std::vector{row.measure, row.group, row.item, row.item2, row.time}, row);
    }
}

const TidyRow* Answers::find(const std::string& measure, std::size_t arm,
                             const std::string& against, const std::string& item2,
                             const std::string& time) const {
    const auto at = rows_.find({measure, comparison_->arms()[arm].label, against, item2, time});
    return at == rows_.end() ? nullptr : &at->second;
}

std::string Answers::level(const std::string& measure, std::size_t arm,
                           const std::string& item2) const {
    const TidyRow* const row = find(measure, arm, "", item2);
    return row == nullptr ? "-" : cell(*row);
}

std::string Answers::difference(const std::string& measure, std::size_t arm, std::size_t against,
                                const std::string& item2, const std::string& time) const {
    const TidyRow* const row =
        find(measure + "_difference", arm, comparison_->arms()[against].label, item2, time);
    return row == nullptr ? "-" : cell(*row, Sign::shown);
}

std::string Answers::twin(std::size_t arm) const {
    return comparison_->arms()[comparison_->arms()[arm].twin].label;
}

std::string Answers::ratio(const std::string& measure, std::size_t arm) const {
    const TidyRow* const row = find(measure, arm, twin(arm));
    if (row == nullptr) {
        return "-";
    }
    return row->estimate ? cell(*row) : std::string{words::undefined};
}

std::string names(const Comparison& comparison, const std::vector<std::size_t>& arms) {
    std::string text;
    for (const std::size_t arm : arms) {
        text += (text.empty() ? "" : ", ") + comparison.arms()[arm].label;
    }
    return text;
}

std::vector<std::string> of_given(const Comparison& comparison, std::vector<std::string> lines) {
    if (comparison.is_decomposed()) {
        lines.emplace_back(words::given_only);
    }
    return lines;
}

std::string section(std::string_view heading, const std::vector<std::string>& meaning,
                    const std::vector<ScreenRow>& table) {
    std::string text = fmt::format("\n{}\n", heading);
    for (const std::string& line : meaning) {
        text += fmt::format("  {}\n", line);
    }
    return text + laid_out(table);
}

} // namespace catchup::analysis
