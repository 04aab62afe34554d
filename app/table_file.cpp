// SPDX-License-Identifier: MIT
#include "app/table_file.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <string_view>

#include <fmt/format.h>

#include "sim/base/error.hpp"
#include "sim/config/csv.hpp"
#include "sim/config/file_text.hpp"
#include "sim/config/problems.hpp"
#include "sim/config/refusal.hpp"

namespace catchup::app {
namespace {

constexpr std::size_t most_words = 1000;

/// A column on its way in.
class Column {
  public:
    Column(analysis::Input& column, std::string& gap) : column_{&column}, gap_{&gap} {}

    /// What is wrong with the cell, or "".
    std::string add(const config::Cell& cell) {
        const std::string_view text = trimmed(cell.text);
        if (is_gap(text)) {
            if (gap_->empty()) {
                *gap_ = fmt::format("{}:{}", cell.line, cell.column);
            }
            column_->values.push_back(std::numeric_limits<double>::quiet_NaN());
            return "";
        }
        const std::optional<double> number = number_in(text);
        if (kind_ == Kind::unknown) {
            kind_ = number ? Kind::numbers : Kind::words;
            column_->is_whole = number.has_value();
            first_ = {"", cell.line, cell.column};
        }
        if (kind_ == Kind::words) {
            if (number && !is_mixed_) {
                is_mixed_ = true;
                return fmt::format(
                    "is a number, but the column begins with the word '{}' ({}:{}): is it "
                    "numbers or categories? Try NA for no value",
                    column_->words.front(), first_.line, first_.column);
            }
            return add_word(text);
        }
        if (!number) {
            return "is not a number, as those above it are. Try a number such as 0.5, or NA for "
                   "none";
        }
        if (!std::isfinite(*number)) {
            return "is not finite. Try a number such as 0.5, or NA for none";
        }
        column_->is_whole = column_->is_whole && *number == std::floor(*number);
        column_->values.push_back(*number);
        return "";
    }

  private:
    enum class Kind { unknown, numbers, words };
    std::string add_word(std::string_view text) {
        const auto [known, is_new] =
            words_.emplace(std::string{text}, static_cast<double>(words_.size()));
        if (is_new) {
            column_->words.emplace_back(text);
        }
        column_->values.push_back(known->second);
        return words_.size() <= most_words
                   ? ""
                   : fmt::format(
                         "is the {}th different word of its column: no category has so many. "
                         "Try numbers",
                         words_.size());
    }

    analysis::Input* column_;
    std::string* gap_;
    std::map<std::string, double> words_;
    config::Cell first_;    // that has a value
    bool is_mixed_ = false; // told once
    Kind kind_ = Kind::unknown;
};

} // namespace

std::string_view trimmed(std::string_view cell) {
    const std::size_t first = std::min(cell.find_first_not_of(' '), cell.size());
    return cell.substr(first, cell.find_last_not_of(' ') + 1 - first);
}

bool is_gap(std::string_view cell) {
    return cell.empty() || cell == "NA" || cell == "NaN" || cell == "nan";
}

std::optional<double> number_in(std::string_view cell) {
    cell.remove_prefix(cell.starts_with('+') ? 1 : 0);
    double value = 0.0;
    const auto [stop, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return error == std::errc{} && stop == cell.data() + cell.size() ? std::optional{value}
                                                                     : std::nullopt;
}

const analysis::Input& TableFile::column(const std::string& name) const {
    const auto at = std::find_if(columns.begin(), columns.end(),
                                 [&](const analysis::Input& one) { return one.name == name; });
    if (at == columns.end()) {
        std::vector<std::string_view> all{names.begin(), names.end()};
        const std::string_view near = nearest(name, all);
        config::refuse_file(
            path, fmt::format("no column is called '{}'{} Columns: {}", name,
                              near.empty() ? "." : fmt::format("; did you mean '{}'?", near),
                              fmt::join(names, ", ")));
    }
    return *at;
}

const analysis::Input& TableFile::whole_column(const std::string& name) const {
    const analysis::Input& found = column(name);
    if (const std::string& gap = gaps[static_cast<std::size_t>(&found - columns.data())];
        !gap.empty()) {
        config::refuse_file(
            path + ":" + gap,
            fmt::format("column '{}' has no value here, and an input needs one in every row. Try "
                        "leaving the row out",
                        name));
    }
    return found;
}

TableFile read_table(const std::string& path, const std::set<std::string>& wanted) {
    const config::FileText read = config::read_file(path, most_table_bytes);
    if (!read.trouble.empty()) {
        config::refuse_file(path, fmt::format("{}. Try {}", read.trouble, read.remedy));
    }
    TableFile table{path, {}, {}, {}, 0};
    std::vector<std::size_t> places; // of the columns that are kept
    std::vector<Column> columns;
    config::Problems problems;
    config::read_csv(
        read.text, path,
        [&](const std::vector<config::Cell>& header) {
            for (std::size_t c = 0; c < header.size(); ++c) {
                table.names.push_back(header[c].text);
                if (wanted.contains(header[c].text)) {
                    places.push_back(c);
                    table.columns.push_back({header[c].text, {}, {}, false});
                }
            }
            table.gaps.resize(places.size());
            for (std::size_t c = 0; c < places.size(); ++c) {
                columns.emplace_back(table.columns[c], table.gaps[c]);
            }
        },
        [&](const std::vector<config::Cell>& row) {
            ++table.rows;
            for (std::size_t c = 0; c < places.size(); ++c) {
                const config::Cell& cell = row[places[c]];
                if (const std::string what = columns[c].add(cell); !what.empty()) {
                    problems.add(
                        {path, cell.line, cell.column},
                        fmt::format("column '{}' = {} {}", table.columns[c].name, cell.text, what));
                }
            }
        });
    problems.throw_if_any();
    if (table.rows == 0) {
        config::refuse_file(path, "has a header but no rows");
    }
    return table;
}

Place cell_place(const std::string& path, std::size_t row, const std::string& name) {
    Place place{path, 0, 0};
    std::size_t column = 0;
    std::size_t rows = 0;
    const config::FileText read = config::read_file(path, most_table_bytes);
    config::read_csv(
        read.text, path,
        [&](const std::vector<config::Cell>& header) {
            while (column + 1 < header.size() && header[column].text != name) {
                ++column;
            }
        },
        [&](const std::vector<config::Cell>& cells) {
            if (rows++ == row) {
                place.line = cells[column].line;
                place.column = cells[column].column;
            }
        });
    return place;
}

} // namespace catchup::app
