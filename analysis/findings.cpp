// SPDX-License-Identifier: MIT
#include "analysis/findings.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "analysis/layout.hpp"
#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

/// Three places, or what matters of a number that has none there.
std::string number(double value) {
    constexpr double least = 0.0005;
    return value == 0.0 || std::abs(value) >= least ? fmt::format("{:.3f}", value)
                                                    : fmt::format("{:.2g}", value);
}

std::string number_text(const TidyRow& row) {
    if (!row.estimate) {
        return "none";
    }
    const bool large = std::abs(*row.estimate) >= 1000.0;
    const auto cell = [&](double value) { return large ? readable(value) : number(value); };
    return row.low && row.high
               ? fmt::format("{} [{}, {}]", cell(*row.estimate), cell(*row.low), cell(*row.high))
               : cell(*row.estimate);
}

void add_once(std::vector<std::string>& list, const std::string& text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) {
        list.push_back(text);
    }
}

/// One table for one time: items down, measures across.
std::string item_table(const std::vector<const TidyRow*>& rows) {
    std::vector<std::string> measures;
    std::vector<std::string> items;
    for (const TidyRow* row : rows) {
        add_once(measures, row->measure);
        add_once(items, row->item);
    }
    std::vector<ScreenRow> screen{{""}};
    screen[0].insert(screen[0].end(), measures.begin(), measures.end());
    for (const std::string& item : items) {
        ScreenRow line{item};
        for (const std::string& measure : measures) {
            const auto at = std::find_if(rows.begin(), rows.end(), [&](const TidyRow* row) {
                return row->measure == measure && row->item == item;
            });
            line.push_back(at == rows.end() ? "" : number_text(**at));
        }
        screen.push_back(std::move(line));
    }
    return laid_out(screen);
}

} // namespace

std::vector<TidyRow> filled(std::vector<TidyRow> rows, const Bootstrapped& found) {
    EXPECTS(rows.size() == found.estimates.size());
    for (std::size_t k = 0; k < rows.size(); ++k) {
        if (std::isfinite(found.estimates[k])) {
            rows[k].estimate = found.estimates[k];
        }
        if (found.intervals[k]) {
            rows[k].low = found.intervals[k]->low;
            rows[k].high = found.intervals[k]->high;
        }
    }
    return rows;
}

const TidyRow* find_row(const std::vector<TidyRow>& rows, std::string_view measure,
                        std::string_view item, std::string_view item2) {
    const auto at = std::find_if(rows.begin(), rows.end(), [&](const TidyRow& row) {
        return row.measure == measure && row.item == item && row.item2 == item2;
    });
    return at == rows.end() ? nullptr : &*at;
}

std::vector<TidyRow> all_rows(const Findings& findings) {
    std::vector<TidyRow> rows{{"method", "", findings.method, "", "", {}, {}, {}},
                              {"interval", "", findings.interval, "", "", {}, {}, {}}};
    for (const std::string& remark : findings.remarks) {
        rows.push_back({"remark", "", remark, "", "", {}, {}, {}});
    }
    rows.insert(rows.end(), findings.rows.begin(), findings.rows.end());
    for (const std::string& sentence : findings.verdict) {
        rows.push_back({"verdict", "", sentence, "", "", {}, {}, {}});
    }
    return rows;
}

std::string text(const Findings& findings) {
    std::string out = findings.method + "\n";
    out += findings.interval.empty() ? "" : findings.interval + "\n";
    for (const std::string& remark : findings.remarks) {
        out += remark + "\n";
    }
    std::vector<std::string> times;
    for (const TidyRow& row : findings.rows) {
        add_once(times, row.time);
    }
    for (const std::string& time : times) {
        std::vector<const TidyRow*> of_items;
        std::vector<ScreenRow> others;
        for (const TidyRow& row : findings.rows) {
            if (row.time != time || row.measure.ends_with("_nested")) { // those are for machines
                continue;
            }
            if (!row.item.empty() && row.item2.empty()) {
                of_items.push_back(&row);
            } else {
                others.push_back({row.measure,
                                  row.item + (row.item2.empty() ? "" : ", ") + row.item2,
                                  number_text(row)});
            }
        }
        out += time.empty() ? "\n" : fmt::format("\n{}\n", time);
        out += of_items.empty() ? "" : item_table(of_items);
        out += others.empty() ? "" : laid_out(others);
    }
    out += findings.verdict.empty() ? "" : "\n";
    for (const std::string& sentence : findings.verdict) {
        out += sentence + "\n";
    }
    return out;
}

} // namespace catchup::analysis
