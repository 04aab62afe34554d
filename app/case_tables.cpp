// SPDX-License-Identifier: MIT
#include "app/case_tables.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sim/config/csv.hpp"
#include "sim/config/file_text.hpp"
#include "sim/config/refusal.hpp"

namespace catchup::app {
namespace {

constexpr std::uintmax_t most_bytes = 4 * config::mebibyte;
constexpr config::Range years{1000, 9999};

config::Csv read_table_of(const std::string& path) {
    const config::FileText read = config::read_file(path, most_bytes);
    if (!read.trouble.empty()) {
        config::refuse_file(path, fmt::format("{}. Try {}", read.trouble, read.remedy));
    }
    return config::parse_csv(read.text, path);
}

analysis::Levels levels_in(const config::Csv& table, std::size_t row, const char* column) {
    const std::size_t at = table.column(column);
    const auto levels = analysis::levels_of(table.text(row, at));
    if (!levels) {
        table.complain(row, at, "is no state", "a label from D0N0I0 to D2N2I2");
    }
    return *levels;
}

int year_in(const config::Csv& table, std::size_t row, const char* column) {
    return static_cast<int>(table.integer(row, table.column(column), years));
}

void add_code(const config::Csv& table, std::size_t row, analysis::Case& one) {
    const analysis::CaseCode code{year_in(table, row, "from"), levels_in(table, row, "code")};
    if (code.year < one.begins || code.year > one.until) {
        table.complain(
            row, table.column("from"),
            fmt::format("lies outside {} to {}, when the case is looked at", one.begins, one.until),
            "a year within, or other years in cases.csv");
    }
    if (!one.codes.empty() && code.year <= one.codes.back().year) {
        table.complain(row, table.column("from"), "does not lie after the row before",
                       "rows in the order of their years");
    }
    const analysis::Levels& before = one.codes.empty() ? one.start : one.codes.back().levels;
    if (!analysis::is_at_or_above(code.levels, before)) {
        table.complain(
            row, table.column("code"),
            fmt::format("falls below {}, and states never fall", analysis::label_of(before)),
            "the higher code, and a note");
    }
    one.codes.push_back(code);
}

} // namespace

std::vector<CaseStart> read_cases(const std::string& folder) {
    const config::Csv starts = read_table_of(folder + "/cases.csv");
    std::vector<CaseStart> cases;
    for (std::size_t row = 0; row < starts.rows.size(); ++row) {
        CaseStart one;
        one.told.id = starts.text(row, starts.column("case"));
        one.told.name = starts.text(row, starts.column("name"));
        one.told.start = levels_in(starts, row, "start");
        one.told.begins = year_in(starts, row, "begins");
        one.told.until = year_in(starts, row, "until");
        one.told.note = starts.text(row, starts.column("note"));
        one.sector = starts.text(row, starts.column("sector"));
        one.revenue = starts.number(row, starts.column("revenue"), config::Range{1e-6, 1e6});
        if (one.told.until < one.told.begins) {
            starts.complain(row, starts.column("until"), "lies before 'begins'", "a later year");
        }
        cases.push_back(std::move(one));
    }
    const config::Csv codes = read_table_of(folder + "/case_codes.csv");
    for (std::size_t row = 0; row < codes.rows.size(); ++row) {
        const std::size_t column = codes.column("case");
        const auto at = std::find_if(cases.begin(), cases.end(), [&](const CaseStart& one) {
            return one.told.id == codes.text(row, column);
        });
        if (at == cases.end()) {
            codes.complain(row, column, "is no case of cases.csv", "one of those, or a row there");
        }
        add_code(codes, row, at->told);
    }
    if (cases.empty()) {
        config::refuse_file(starts.path, "has a header but no cases");
    }
    return cases;
}

} // namespace catchup::app
