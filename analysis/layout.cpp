// SPDX-License-Identifier: MIT
#include "analysis/layout.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

namespace catchup::analysis {
namespace {

/// Columns on a terminal: Chinese, Japanese and Korean letters (three bytes from E3 to ED) take
/// two.
std::size_t width(std::string_view text) {
    std::size_t columns = 0;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        columns += (byte & 0xC0U) == 0x80U ? 0U : byte >= 0xE3U && byte <= 0xEDU ? 2U : 1U;
    }
    return columns;
}

} // namespace

std::string readable(double value) {
    const double size = std::abs(value);
    const int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3;
    return fmt::format("{:.{}f}", value, decimals);
}

std::string laid_out(const std::vector<ScreenRow>& rows) {
    std::vector<std::size_t> widths;
    for (const ScreenRow& row : rows) {
        widths.resize(std::max(widths.size(), row.size()), 0);
        for (std::size_t c = 0; row.size() > 1 && c < row.size(); ++c) {
            widths[c] = std::max(widths[c], width(row[c]));
        }
    }
    std::string text;
    for (const ScreenRow& row : rows) {
        std::string line;
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::size_t used = width(row[c]);
            line += row[c] + std::string(c + 1 < row.size() ? widths[c] - used + 2 : 0, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

} // namespace catchup::analysis
