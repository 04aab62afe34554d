// SPDX-License-Identifier: MIT
#include "sim/config/csv.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "sim/base/contract.hpp"
#include "sim/base/error.hpp"
#include "sim/config/characters.hpp"
#include "sim/config/literal.hpp"
#include "sim/config/problems.hpp"
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

void check_header(const Row& header, const std::string& path) {
    Problems problems;
    std::set<std::string_view> names;
    for (std::size_t c = 0; c < header.size(); ++c) {
        const Cell& cell = header[c];
        if (cell.text.empty()) {
            problems.add({path, cell.line, cell.column},
                         fmt::format("column {} has no name", c + 1));
        } else if (!names.insert(cell.text).second) {
            problems.add({path, cell.line, cell.column},
                         fmt::format("two columns are called '{}'", cell.text));
        }
    }
    problems.throw_if_any();
}

/// The text as a whole as a number of type T; spaces around it do not matter.
template <class T>
std::errc parse_number(std::string_view text, T& out) {
    const std::size_t start = std::min(text.find_first_not_of(' '), text.size());
    text = text.substr(start, text.find_last_not_of(' ') + 1 - start);
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return stop == text.data() + text.size() ? error : std::errc::invalid_argument;
}

/// "a number in [0, 1]".
std::string one_in(const Range& range, std::string_view what) {
    return range == anything ? fmt::format("{} such as 3", what)
                             : fmt::format("{} in {}", what, range.to_string());
}

/// The cell as a T in the range; `what` is in words what a T is.
template <class T>
T number_at(const Csv& csv, std::size_t row, std::size_t column, const Range& range,
            std::string_view what) {
    T value{};
    const std::errc error = parse_number(csv.text(row, column), value);
    if (error == std::errc::result_out_of_range) {
        csv.complain(row, column, "is too far from 0, or too near to it, to be read",
                     one_in(range, what));
    }
    if (error != std::errc{}) {
        csv.complain(row, column, fmt::format("is not {}", what), one_in(range, what));
    }
    if (!range.contains(static_cast<double>(value))) {
        csv.complain(row, column, "is outside " + range.to_string(), "a value in that range");
    }
    return value;
}

} // namespace

void read_csv(std::string_view text, const std::string& path, const OnRow& header,
              const OnRow& row) {
    if (auto problem = not_text(text, path)) {
        throw InputError{std::move(*problem)};
    }
    Scanner scanner{text, path};
    std::size_t columns = 0;
    Problems problems;
    while (!scanner.at_end()) {
        Row cells = scanner.row();
        if (columns == 0) {
            check_header(cells, path);
            columns = cells.size();
            header(cells);
        } else if (cells.size() == columns) {
            row(cells);
        } else if (!is_blank(cells)) {
            problems.add({path, cells.front().line, cells.front().column},
                         fmt::format("{} in this row, but the header has {}",
                                     counted(cells.size(), "value"), counted(columns, "column")));
        }
    }
    if (columns == 0) {
        refuse({path, 0, 0}, "the table is empty. Try a first line with column names");
    }
    problems.throw_if_any();
}

Csv parse_csv(std::string_view text, const std::string& path) {
    Csv csv{path, {}, {}};
    read_csv(
        text, path, [&](Row& cells) { csv.header = std::move(cells); },
        [&](Row& cells) { csv.rows.push_back(std::move(cells)); });
    return csv;
}

std::size_t Csv::column(std::string_view name) const {
    const auto at = std::find_if(header.begin(), header.end(),
                                 [&](const Cell& cell) { return cell.text == name; });
    if (at == header.end()) {
        std::vector<std::string_view> names;
        for (const Cell& cell : header) {
            names.push_back(cell.text);
        }
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

void Csv::complain(std::size_t row, std::size_t column, std::string_view problem,
                   std::string_view remedy) const {
    const Cell& at = cell(row, column);
    const std::string& name = header[column].text;
    if (at.text.find_first_not_of(' ') == std::string::npos) {
        refuse({path, at.line, at.column},
               fmt::format("column '{}' is empty. Try {}", name, remedy));
    }
    double value = 0.0;
    const bool is_number = parse_number(at.text, value) == std::errc{};
    refuse({path, at.line, at.column},
           fmt::format("column '{}' = {} {}. Try {}", name,
                       is_number ? at.text : literal(shortened(at.text)), problem, remedy));
}

double Csv::number(std::size_t row, std::size_t column, Range range) const {
    return number_at<double>(*this, row, column, range, "a number");
}

std::int64_t Csv::integer(std::size_t row, std::size_t column, Range range) const {
    return number_at<std::int64_t>(*this, row, column, range, "a whole number");
}

} // namespace catchup::config
