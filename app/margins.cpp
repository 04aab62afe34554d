// SPDX-License-Identifier: MIT
#include "app/margins.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/comparison/report.hpp"
#include "sim/base/error.hpp"

namespace catchup::app {
namespace {

[[noreturn]] void refuse(const std::string& word, const std::string& what) {
    throw InputError{Problem{{fmt::format("--margin {}", word), 0, 0}, what}};
}

} // namespace

std::map<std::string, double> margins_of(const std::vector<std::string>& words,
                                         const std::vector<std::string>& measures) {
    std::map<std::string, double> margins;
    for (const std::string& word : words) {
        const std::size_t sign = word.rfind('=');
        std::string name = word.substr(0, sign == std::string::npos ? 0 : sign);
        if (sign == std::string::npos) {
            if (measures.size() != 1) {
                refuse(word,
                       fmt::format("of which measure? Try --margin {}={}", measures.front(), word));
            }
            name = measures.front();
        }
        if (std::find(measures.begin(), measures.end(), name) == measures.end()) {
            const std::string_view near = nearest(name, {measures.begin(), measures.end()});
            refuse(word, fmt::format("no measure is called '{}'{} Measures: {}", name,
                                     near.empty() ? "." : fmt::format("; did you mean '{}'?", near),
                                     fmt::join(measures, ", ")));
        }
        const std::string_view text =
            std::string_view{word}.substr(sign == std::string::npos ? 0 : sign + 1);
        double value = 0.0;
        const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || stop != text.data() + text.size() || !std::isfinite(value) ||
            value <= 0.0) {
            refuse(word, fmt::format("a margin is a number above 0: the largest difference in {} "
                                     "that does not matter. Try --margin {}=1",
                                     name, name));
        }
        if (!margins.emplace(name, value).second) {
            refuse(word, fmt::format("{} has two margins. Try one", name));
        }
    }
    return margins;
}

std::vector<std::string> comparison_measures() {
    std::vector<std::string> names;
    for (const analysis::MainMeasure& measure : analysis::main_measures) {
        names.emplace_back(measure.name);
    }
    return names;
}

} // namespace catchup::app
