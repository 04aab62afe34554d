// SPDX-License-Identifier: MIT
#include "analysis/report/numbers.hpp"

#include <fmt/format.h>

#include "analysis/report/plot/canvas.hpp"

namespace catchup::analysis::report {

std::string told(const TidyRow& row, Sign sign) {
    return row.estimate ? cell(row, sign) : "undefined";
}

std::string told_html(const TidyRow* row, Sign sign) {
    if (row == nullptr) {
        return "unknown";
    }
    if (!row->estimate) {
        return "undefined";
    }
    const auto number = [&](double value, const std::string& more) {
        return fmt::format("<data value=\"{}\"{}>{}</data>", value, more,
                           escaped(analysis::figure(value, sign)));
    };
    std::string html = number(
        *row->estimate, fmt::format(" data-key=\"{}\"",
                                    escaped(fmt::format("{}|{}|{}|{}|{}", row->measure, row->group,
                                                        row->item, row->item2, row->time))));
    if (row->low && row->high) {
        html += fmt::format(" [{}, {}]", number(*row->low, ""), number(*row->high, ""));
    }
    return html;
}

bool excludes_zero(const TidyRow& row) {
    return row.low && row.high && (*row.low > 0.0 || *row.high < 0.0);
}

} // namespace catchup::analysis::report
