// SPDX-License-Identifier: MIT
#include "sim/base/calendar.hpp"

#include <chrono>

#include <fmt/format.h>

namespace catchup {
namespace {

std::chrono::sys_days first_of(Quarter q) noexcept {
    using namespace std::chrono;
    return sys_days{year{q.year()} / static_cast<int>(q.quarter() * 3 - 2) / 1};
}

} // namespace

std::string to_string(Quarter q) { return fmt::format("{}Q{}", q.year(), q.quarter()); }

std::optional<Quarter> parse_quarter(std::string_view text) noexcept {
    if (text.size() != 6 || text[4] != 'Q' || text[5] < '1' || text[5] > '4' || text[0] < '1') {
        return std::nullopt;
    }
    int year = 0;
    for (const char digit : text.substr(0, 4)) {
        if (digit < '0' || digit > '9') {
            return std::nullopt;
        }
        year = year * 10 + (digit - '0');
    }
    return Quarter{year, text[5] - '0'};
}

std::int64_t days_between(Quarter from, Quarter to) noexcept {
    return (first_of(to) - first_of(from)).count();
}

std::string first_day(Quarter q) {
    return fmt::format("{:04}-{:02}-01", q.year(), q.quarter() * 3 - 2);
}

} // namespace catchup
