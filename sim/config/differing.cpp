// SPDX-License-Identifier: MIT
#include "sim/config/differing.hpp"

#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace catchup::config {
namespace {

constexpr const char* absent = "(absent)";

std::map<std::string, std::string> texts(const std::vector<NamedValue>& values) {
    std::map<std::string, std::string> by_key;
    for (const NamedValue& named : values) {
        by_key[named.key] =
            std::visit([](const auto& one) { return fmt::format("{}", one); }, named.value);
    }
    return by_key;
}

} // namespace

std::vector<DifferingKey> differing_keys(const std::vector<NamedValue>& left,
                                         const std::vector<NamedValue>& right) {
    const std::map<std::string, std::string> mine = texts(left);
    const std::map<std::string, std::string> others = texts(right);
    std::vector<DifferingKey> found;
    for (const NamedValue& named : left) {
        const std::string& own = mine.at(named.key);
        const auto other = others.find(named.key);
        if (other == others.end()) {
            found.push_back({named.key, own, absent});
        } else if (other->second != own) {
            found.push_back({named.key, own, other->second});
        }
    }
    for (const NamedValue& named : right) {
        if (!mine.contains(named.key)) {
            found.push_back({named.key, absent, others.at(named.key)});
        }
    }
    return found;
}

} // namespace catchup::config
