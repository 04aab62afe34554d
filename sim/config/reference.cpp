// SPDX-License-Identifier: MIT
#include "sim/config/reference.hpp"

#include <algorithm>
#include <type_traits>

#include <fmt/format.h>

namespace catchup::config {
namespace {

struct TypeName {
    std::string operator()(std::int64_t) const { return "whole number"; }
    std::string operator()(double) const { return "number"; }
    std::string operator()(bool) const { return "true or false"; }
    std::string operator()(const std::string&) const { return "text"; }
    std::string operator()(Quarter) const { return "quarter"; }
    std::string operator()(const std::vector<double>& values) const {
        return values.empty() ? "list of numbers" : "list of " + counted(values.size(), "number");
    }
    std::string operator()(const std::vector<std::string>&) const { return "list of texts"; }
    std::string operator()(const Shares&) const { return "table of numbers"; }
    std::string operator()(const TextFile&) const { return "path of a file"; }
};

bool is_numeric(const LeafValue& value) {
    return std::visit(
        [](const auto& v) {
            using T = std::remove_cvref_t<decltype(v)>;
            return std::is_same_v<T, std::int64_t> || std::is_same_v<T, double> ||
                   std::is_same_v<T, std::vector<double>> || std::is_same_v<T, Shares>;
        },
        value);
}

/// Text that cannot break out of a Markdown cell.
std::string cell(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '|') {
            out += '\\';
        }
        out += c == '\n' ? ' ' : c;
    }
    return out;
}

std::string code(std::string_view text) {
    return text.empty() ? std::string{} : fmt::format("`{}`", cell(text));
}

/// The words that are there, with `separator` between them.
std::string joined(const std::vector<std::string>& words, std::string_view separator) {
    std::string out;
    for (const std::string& word : words) {
        out += out.empty() || word.empty() ? std::string_view{} : separator;
        out += word;
    }
    return out;
}

} // namespace

ReferencePlace ReferencePlace::inner(std::string_view key, std::string_view meaning) const {
    ReferencePlace place = *this;
    place.prefix = dotted(prefix, key);
    place.path = dotted(path, key);
    place.table = fmt::format("[{}]", place.path);
    place.table_meaning = meaning;
    return place;
}

ReferencePlace ReferencePlace::element(std::string_view key, std::string_view meaning) const {
    ReferencePlace place = inner(key, meaning);
    place.prefix += ".N";
    place.table = fmt::format("[[{}]]", place.path);
    place.defaults = Defaults::own;
    return place;
}

ReferencePlace ReferencePlace::of_kind(std::string_view name) const {
    ReferencePlace place = *this;
    place.kind += kind.empty() ? "" : " / ";
    place.kind += name;
    return place;
}

ReferenceRow reference_row(const ReferencePlace& place, const Facts& facts,
                           const LeafValue& value) {
    ReferenceRow row;
    row.key = dotted(place.prefix, facts.key);
    row.type = std::visit(TypeName{}, value);
    row.default_value = facts.need == Need::required ? "required" : text_of(value);
    if (place.defaults == ReferencePlace::Defaults::by_kind && facts.need != Need::required) {
        row.default_value = "by kind";
    }
    row.range = is_numeric(value) && facts.range != anything ? facts.range.to_string() : "";
    row.unit = facts.unit;
    row.meaning = facts.meaning;
    row.source = facts.source;
    row.table = place.table;
    row.table_meaning = place.table_meaning;
    row.kind = place.kind;
    return row;
}

ReferenceRow kind_row(const ReferencePlace& place, const std::vector<std::string_view>& kinds,
                      std::string_view default_kind, const std::string& meanings) {
    ReferenceRow row =
        reference_row(place, {.key = "kind", .meaning = meanings}, std::string{default_kind});
    row.type = "one of " + listed(kinds);
    return row;
}

ReferenceRow preset_row(const ReferencePlace& place, const Facts& facts,
                        const std::vector<std::string_view>& kinds) {
    ReferenceRow row = reference_row(place, facts, std::string{});
    row.type = "one of " + listed(kinds);
    row.default_value = "required";
    return row;
}

namespace {

std::string markdown_row(const ReferenceRow& row, bool with_kind) {
    const bool plain = row.default_value == "required" || row.default_value == "by kind";
    return fmt::format("| {} |{} {} | {} | {} | {} | {} | {} |\n", code(row.key),
                       with_kind ? fmt::format(" {} |", cell(row.kind)) : "", cell(row.type),
                       plain ? row.default_value : code(row.default_value), cell(row.range),
                       cell(shown_unit(row.unit)), cell(row.meaning), cell(row.source));
}

} // namespace

std::string to_markdown(const std::vector<ReferenceRow>& rows) {
    std::vector<std::string> tables; // in the order of their first key
    for (const ReferenceRow& row : rows) {
        if (std::find(tables.begin(), tables.end(), row.table) == tables.end()) {
            tables.push_back(row.table);
        }
    }
    std::string out;
    for (const std::string& table : tables) {
        const auto first = std::find_if(rows.begin(), rows.end(),
                                        [&](const ReferenceRow& r) { return r.table == table; });
        out += out.empty() ? "" : "\n";
        out += fmt::format("## {}\n\n", table.empty() ? "At the top" : code(table));
        out += first->table_meaning.empty() ? "" : first->table_meaning + "\n\n";
        const bool kinds = std::any_of(rows.begin(), rows.end(), [&](const ReferenceRow& row) {
            return row.table == table && !row.kind.empty();
        });
        out += kinds ? "| key | of kind | type | default | range | unit | meaning | source |\n"
                       "|---|---|---|---|---|---|---|---|\n"
                     : "| key | type | default | range | unit | meaning | source |\n"
                       "|---|---|---|---|---|---|---|\n";
        for (const ReferenceRow& row : rows) {
            if (row.table == table) {
                out += markdown_row(row, kinds);
            }
        }
    }
    return out;
}

std::string to_text(const std::vector<ReferenceRow>& rows) {
    std::string out;
    for (const ReferenceRow& row : rows) {
        const bool is_required = row.default_value == "required";
        out += joined({row.key, row.kind.empty() ? "" : fmt::format("(kind {})", row.kind)}, "  ");
        out += "\n    ";
        out += joined({row.meaning,
                       joined({row.type, row.range, std::string{shown_unit(row.unit)}}, " "),
                       is_required ? row.default_value : "default " + row.default_value,
                       row.source.empty() ? "" : "source: " + row.source},
                      "; ");
        out += '\n';
    }
    return out;
}

} // namespace catchup::config
