// SPDX-License-Identifier: MIT
#include "app/answer_file.hpp"

#include <optional>

#include <fmt/format.h>

#include "sim/config/csv.hpp"
#include "sim/config/file_text.hpp"
#include "sim/config/refusal.hpp"

namespace catchup::app {

using analysis::TidyRow;

std::vector<TidyRow> read_answer_file(const std::string& path) {
    constexpr std::uintmax_t most_bytes = 256 * config::mebibyte;
    const config::FileText read = config::read_file(path, most_bytes);
    if (!read.trouble.empty()) {
        config::refuse_file(path, fmt::format("{}. Try {}", read.trouble, read.remedy));
    }
    const config::Csv csv = config::parse_csv(read.text, path);
    std::vector<std::string> names;
    for (const config::Cell& cell : csv.header) {
        names.push_back(cell.text);
    }
    if (names != std::vector<std::string>{"measure", "group", "item", "item2", "time", "estimate",
                                          "low", "high"}) {
        config::refuse_file(path,
                            "is no answer of an analysis: its columns are not measure, group, "
                            "item, item2, time, estimate, low, high. Try what a command of "
                            "catchup writes with --format csv");
    }
    std::vector<TidyRow> rows;
    for (std::size_t r = 0; r < csv.rows.size(); ++r) {
        const auto number = [&](std::size_t column) -> std::optional<double> {
            return csv.text(r, column).empty() ? std::nullopt
                                               : std::optional{csv.number(r, column)};
        };
        rows.push_back({csv.text(r, 0), csv.text(r, 1), csv.text(r, 2), csv.text(r, 3),
                        csv.text(r, 4), number(5), number(6), number(7)});
    }
    return rows;
}

} // namespace catchup::app
