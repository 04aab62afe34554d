// SPDX-License-Identifier: MIT
#include "app/cost_table.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sim/base/error.hpp"
#include "sim/config/csv.hpp"
#include "sim/config/file_text.hpp"
#include "sim/config/refusal.hpp"

namespace catchup::app {
namespace {

constexpr std::uintmax_t most_bytes = 64 * config::mebibyte;

std::size_t row_of(const config::Csv& table, const std::string& state) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (table.text(row, 0) == state) {
            return row;
        }
    }
    config::refuse_file(
        table.path, fmt::format("has no row for state '{}'. Try a row that begins with it", state));
}

std::size_t column_of(const config::Csv& table, const std::string& state) {
    for (std::size_t column = 1; column < table.header.size(); ++column) {
        if (table.header[column].text == state) {
            return column;
        }
    }
    config::refuse_file(
        table.path,
        fmt::format("has no column for state '{}'. Try one, with that name in the header", state));
}

} // namespace

analysis::Costs read_costs(const std::string& path, std::span<const std::string> alphabet) {
    const config::FileText read = config::read_file(path, most_bytes);
    if (!read.trouble.empty()) {
        config::refuse_file(path, fmt::format("{}. Try {}", read.trouble, read.remedy));
    }
    const config::Csv table = config::parse_csv(read.text, path);
    const std::size_t states = alphabet.size();
    analysis::Costs costs{states, std::vector<double>(states * states, 0.0), 1.0};
    for (std::size_t i = 0; i < states; ++i) {
        const std::size_t row = row_of(table, alphabet[i]);
        for (std::size_t j = 0; j < states; ++j) {
            const std::size_t column = column_of(table, alphabet[j]);
            const double cost = table.number(row, column, config::Range{0.0, 1e12});
            if (i == j && cost != 0.0) {
                table.complain(row, column, "stands between equal states", "0");
            }
            if (j < i && cost != costs.at(j, i)) {
                table.complain(row, column,
                               fmt::format("is not the cost from {} to {}, which is {}",
                                           alphabet[j], alphabet[i], costs.at(j, i)),
                               "the same number in both");
            }
            costs.substitution[i * states + j] = cost;
        }
    }
    costs.indel = costs.greatest() / 2.0;
    return costs;
}

} // namespace catchup::app
