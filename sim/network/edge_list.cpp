// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "sim/base/contract.hpp"
#include "sim/base/error.hpp"
#include "sim/network/files.hpp"

namespace catchup::network {
namespace {

constexpr std::size_t most_reported = 20;

/// A field of a line, without the blanks and quotes around it; column counts from 1.
struct Field {
    std::string_view text;
    std::uint32_t column;
};

Field stripped(Field field) noexcept {
    constexpr std::string_view around = " \t\r\"";
    const std::size_t first = field.text.find_first_not_of(around);
    if (first == std::string_view::npos) {
        return {{}, field.column};
    }
    const std::size_t last = field.text.find_last_not_of(around);
    return {field.text.substr(first, last - first + 1),
            field.column + static_cast<std::uint32_t>(first)};
}

/// The fields of a line: split at commas outside double quotes.
void split(std::string_view line, std::vector<Field>& fields) {
    fields.clear();
    bool quoted = false;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= line.size(); ++i) {
        if (i == line.size() || (line[i] == ',' && !quoted)) {
            fields.push_back(
                stripped({line.substr(begin, i - begin), static_cast<std::uint32_t>(begin) + 1}));
            begin = i + 1;
        } else if (line[i] == '"') {
            quoted = !quoted;
        }
    }
}

/// Reads one edge list, remembering what is wrong with it.
class EdgeListReader {
  public:
    EdgeListReader(const std::string& path, std::uint32_t first_id, std::uint32_t firms)
        : path_{path}, first_id_{first_id}, firms_{firms} {}

    std::vector<Link> read(std::string_view text) {
        while (!text.empty()) {
            const std::size_t length = std::min(text.find('\n'), text.size());
            ++line_;
            split(text.substr(0, length), fields_);
            text.remove_prefix(std::min(length + 1, text.size()));
            if (line_ == 1) {
                read_header();
            } else if (fields_.size() > 1 || !fields_[0].text.empty()) {
                read_link();
            }
        }
        if (line_ == 0) {
            line_ = 1;
            read_header();
        }
        fail_if_wrong();
        return std::move(links_);
    }

  private:
    void read_header() {
        const auto column_named = [&](std::string_view name) {
            const auto is_name = [&](const Field& field) { return field.text == name; };
            return static_cast<std::size_t>(std::find_if(fields_.begin(), fields_.end(), is_name) -
                                            fields_.begin());
        };
        from_ = column_named("from");
        to_ = column_named("to");
        if (std::max(from_, to_) >= fields_.size()) {
            report(1, "the header names no columns 'from' and 'to'. Try from,to as the first line");
            fail_if_wrong(); // without its columns no other line can be judged
        }
    }

    void read_link() {
        if (std::max(from_, to_) >= fields_.size()) {
            const bool no_to = to_ >= fields_.size();
            report(1, fmt::format("column {} ('{}') is missing. Try a line such as {},{}",
                                  (no_to ? to_ : from_) + 1, no_to ? "to" : "from", first_id_,
                                  last_id()));
            return;
        }
        const std::optional<Position> from = place("from", fields_[from_]);
        const std::optional<Position> to = place("to", fields_[to_]);
        if (!from || !to) {
            return;
        }
        if (*from == *to) {
            report(
                fields_[to_].column,
                fmt::format("to = {} links a firm to itself. Try another firm, or remove the line",
                            fields_[to_].text));
            return;
        }
        links_.push_back({*from, *to});
    }

    std::optional<Position> place(std::string_view key, Field field) {
        std::uint64_t id = 0;
        const char* const end = field.text.data() + field.text.size();
        const auto [stopped, failure] = std::from_chars(field.text.data(), end, id);
        if (field.text.empty() || failure != std::errc{} || stopped != end) {
            report(field.column,
                   fmt::format("{} = {} is not a firm. Try a whole number from {} to {}", key,
                               field.text.empty() ? "''" : field.text, first_id_, last_id()));
            return std::nullopt;
        }
        if (id < first_id_ || id > last_id()) {
            report(field.column,
                   fmt::format("{} = {} is outside [{}, {}] (the firms of this scenario). Try "
                               "another firm, or more firms in the scenario",
                               key, id, first_id_, last_id()));
            return std::nullopt;
        }
        return Position{static_cast<std::uint32_t>(id - first_id_)};
    }

    [[nodiscard]] std::uint64_t last_id() const noexcept {
        return std::uint64_t{first_id_} + firms_ - 1;
    }

    void report(std::uint32_t column, std::string text) {
        ++found_;
        if (found_ <= most_reported + 1) { // one more, to say where the rest begins
            problems_.push_back({{path_, line_, column}, std::move(text)});
        }
    }

    void fail_if_wrong() {
        if (found_ > most_reported) {
            problems_.back().text = fmt::format("and {} more from here on", found_ - most_reported);
        }
        if (found_ > 0) {
            throw InputError{problems_};
        }
    }

    const std::string& path_;
    std::uint32_t first_id_;
    std::uint32_t firms_;
    std::uint32_t line_ = 0;
    std::size_t from_ = 0; // columns, from 0
    std::size_t to_ = 0;
    std::vector<Field> fields_;
    std::vector<Link> links_;
    std::vector<Problem> problems_;
    std::size_t found_ = 0;
};

} // namespace

std::vector<Link> read_edge_list(std::string_view text, const std::string& path,
                                 std::uint32_t first_id, std::uint32_t firms) {
    EXPECTS(firms > 0);
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf"; // as spreadsheets write it
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
    }
    return EdgeListReader{path, first_id, firms}.read(text);
}

} // namespace catchup::network
