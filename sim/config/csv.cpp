// SPDX-License-Identifier: MIT
#include "sim/config/csv.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "sim/base/contract.hpp"
#include "sim/base/error.hpp"
#include "sim/config/characters.hpp"
#include "sim/config/refusal.hpp"

namespace catchup::config {
namespace {

using Row = std::vector<Cell>;

/// Reads cell after cell.
class Scanner {
  public:
    Scanner(std::string_view text, const std::string& path) : text_{text}, path_{path} {
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        if (text_.starts_with(byte_order_mark)) {
            text_.remove_prefix(byte_order_mark.size());
        }
    }
    [[nodiscard]] bool at_end() const noexcept { return at_ >= text_.size(); }
    [[nodiscard]] Row row() {
        Row cells{cell()};
        while (now() == ',') {
            advance();
            cells.push_back(cell());
        }
        if (now() == '\r') {
            advance();
        }
        if (!at_end()) {
            advance(); // the line's end
        }
        return cells;
    }

  private:
    [[nodiscard]] char now() const noexcept { return at_end() ? '\0' : text_[at_]; }
    [[nodiscard]] bool at_row_end() const noexcept {
        return at_end() || now() == '\n' || text_.substr(at_).starts_with("\r\n") ||
               (now() == '\r' && at_ + 1 == text_.size());
    }
    void advance() noexcept {
        const auto byte = static_cast<unsigned char>(text_[at_++]);
        if (byte == '\n') {
            ++line_;
            column_ = 1;
        } else if ((byte & 0xC0U) != 0x80U) { // not the tail of a longer character
            ++column_;
        }
    }
    void take(std::string& out) {
        out += text_[at_];
        advance();
    }
    [[nodiscard]] Cell cell() {
        Cell read{{}, line_, column_};
        if (now() == '"') {
            quoted(read);
        }
        while (!at_row_end() && now() != ',') {
            if (now() == '"' || text_[at_ == 0 ? 0 : at_ - 1] == '"') {
                refuse({path_, line_, column_},
                       "a quote within a value. Try \"...\" around the whole value, "
                       "with each quote inside it doubled");
            }
            take(read.text);
        }
        return read;
    }
    void quoted(Cell& read) {
        advance();
        while (!at_end()) {
            if (now() != '"') {
                take(read.text);
                continue;
            }
            advance();
            if (now() != '"') {
                return;
            }
            take(read.text);
        }
        refuse({path_, read.line, read.column}, "a quote that is never closed");
    }

    std::string_view text_;
    const std::string& path_;
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
    std::uint32_t column_ = 1;
};

bool is_blank(const Row& row) { return row.size() == 1 && row.front().text.empty(); }

std::vector<std::string> header_names(const Row& row, const std::string& path) {
    std::vector<std::string> names;
    std::vector<Problem> problems;
    for (const Cell& cell : row) {
        if (cell.text.empty()) {
            problems.push_back({{path, cell.line, cell.column},
                                fmt::format("column {} has no name", names.size() + 1)});
        } else if (std::find(names.begin(), names.end(), cell.text) != names.end()) {
            problems.push_back({{path, cell.line, cell.column},
                                fmt::format("two columns are called '{}'", cell.text)});
        }
        names.push_back(cell.text);
    }
    if (!problems.empty()) {
        throw InputError{std::move(problems)};
    }
    return names;
}

/// The text as a whole as a number of type T; spaces around it do not matter.
template <class T>
bool parse_number(std::string_view text, T& out) {
    const std::size_t start = text.find_first_not_of(' ');
    if (start == std::string_view::npos) {
        return false;
    }
    text = text.substr(start, text.find_last_not_of(' ') + 1 - start);
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc{} && stop == text.data() + text.size();
}

} // namespace

Csv parse_csv(std::string_view text, const std::string& path) {
    if (auto problem = not_text(text, path)) {
        throw InputError{std::move(*problem)};
    }
    Scanner scanner{text, path};
    Csv csv{path, {}, {}};
    std::vector<Problem> problems;
    while (!scanner.at_end()) {
        Row row = scanner.row();
        if (csv.header.empty()) {
            csv.header = header_names(row, path);
        } else if (row.size() == csv.header.size()) {
            csv.rows.push_back(std::move(row));
        } else if (!is_blank(row)) {
            problems.push_back({{path, row.front().line, row.front().column},
                                fmt::format("{} values in this row, but the header has {} columns",
                                            row.size(), csv.header.size())});
        }
    }
    if (csv.header.empty()) {
        refuse({path, 0, 0}, "the table is empty. Try a first line with column names");
    }
    if (!problems.empty()) {
        throw InputError{std::move(problems)};
    }
    return csv;
}

std::size_t Csv::column(std::string_view name) const {
    const auto at = std::find(header.begin(), header.end(), name);
    if (at == header.end()) {
        const std::vector<std::string_view> names{header.begin(), header.end()};
        const std::string_view near = nearest(name, names);
        refuse({path, 1, 1}, fmt::format("no column is called '{}'{}. Columns: {}", name,
                                         near.empty() ? "" : fmt::format(", but one is '{}'", near),
                                         fmt::join(names, ", ")));
    }
    return static_cast<std::size_t>(at - header.begin());
}

const Cell& Csv::cell(std::size_t row, std::size_t column) const {
    EXPECTS(row < rows.size() && column < header.size());
    return rows[row][column];
}

const std::string& Csv::text(std::size_t row, std::size_t column) const {
    return cell(row, column).text;
}

void Csv::complain(std::size_t row, std::size_t column, std::string_view problem) const {
    const Cell& at = cell(row, column);
    double value = 0.0;
    const bool is_number = parse_number(at.text, value);
    refuse({path, at.line, at.column},
           fmt::format("column '{}' = {} {}", header[column],
                       is_number ? at.text : fmt::format("\"{}\"", at.text), problem));
}

double Csv::number(std::size_t row, std::size_t column, Range range) const {
    double value = 0.0;
    if (!parse_number(text(row, column), value)) {
        complain(row, column, "must be a number");
    }
    if (!range.contains(value)) {
        complain(row, column, "is outside " + range.to_string());
    }
    return value;
}

std::int64_t Csv::integer(std::size_t row, std::size_t column, Range range) const {
    std::int64_t value = 0;
    if (!parse_number(text(row, column), value)) {
        complain(row, column, "must be a whole number");
    }
    if (!range.contains(static_cast<double>(value))) {
        complain(row, column, "is outside " + range.to_string());
    }
    return value;
}

} // namespace catchup::config
