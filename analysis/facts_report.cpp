// SPDX-License-Identifier: MIT
// Facts as text, CSV and JSON.
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/facts.hpp"
#include "analysis/layout.hpp"
#include "analysis/tidy.hpp"

namespace catchup::analysis {
namespace {

constexpr std::array<std::string_view, 4> verdicts{"", "hit", "miss", "not told"};
std::string word(Verdict verdict) {
    return std::string{verdicts[static_cast<std::size_t>(verdict)]};
}

/// "0.15 to 0.25", "above 0, below 0.5", "below 1", "9".
std::string words(const Target& target) {
    if (target.strict) {
        return std::isfinite(target.low)
                   ? fmt::format("above {}, below {}", target.low, target.high)
                   : fmt::format("below {}", target.high);
    }
    return target.low == target.high ? fmt::format("{}", target.low)
                                     : fmt::format("{} to {}", target.low, target.high);
}
std::string target_of(const Fact& fact) { return fact.target ? words(*fact.target) : ""; }

std::optional<double> finite(double value) {
    return std::isfinite(value) ? std::optional{value} : std::nullopt;
}

/// Shares of a few percent keep two digits that matter.
std::string digits(double value) {
    return std::abs(value) < 0.1 ? fmt::format("{:.4f}", value) : readable(value);
}

std::string value_of(const FactFound& found) {
    if (!found.value) {
        return "-";
    }
    const Estimate& value = *found.value;
    return value.interval ? fmt::format("{} [{}, {}]", digits(value.mean),
                                        digits(value.interval->low), digits(value.interval->high))
                          : digits(value.mean);
}

std::string name_of(const Fact& fact) {
    std::string name{fact.measure};
    for (char& letter : name) {
        letter = letter == '_' ? ' ' : letter;
    }
    return fact.item.empty() ? name : fmt::format("{}, {}", name, fact.item);
}

/// The row of the one table shape, with the further columns of a fact.
nlohmann::ordered_json object(const FileFacts& file, const FactFound& found) {
    const Fact& fact = found.fact;
    const auto text = [](std::string_view s) {
        return s.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(s);
    };
    const auto number = [](std::optional<double> x) {
        return x ? nlohmann::ordered_json(*x) : nlohmann::ordered_json(nullptr);
    };
    const std::optional<Interval> interval = found.value ? found.value->interval : std::nullopt;
    nlohmann::ordered_json row;
    row["measure"] = text(fact.measure);
    row["group"] = text(file.file);
    row["item"] = text(fact.item);
    row["item2"] = nullptr;
    row["time"] = nullptr;
    row["estimate"] = number(found.value ? std::optional{found.value->mean} : std::nullopt);
    row["low"] = number(interval ? std::optional{interval->low} : std::nullopt);
    row["high"] = number(interval ? std::optional{interval->high} : std::nullopt);
    row["target_low"] = number(fact.target ? finite(fact.target->low) : std::nullopt);
    row["target_high"] = number(fact.target ? finite(fact.target->high) : std::nullopt);
    row["target"] = text(target_of(fact));
    row["verdict"] = text(word(found.verdict));
    row["definition"] = text(fact.definition);
    row["source"] = text(fact.source);
    row["note"] = text(found.note);
    return row;
}

std::string csv_cell(const nlohmann::ordered_json& value) {
    return value.is_null()     ? ""
           : value.is_number() ? fmt::format("{}", value.get<double>())
                               : csv_text(value.get<std::string>());
}

/// Told facts with a target, in words: "7 hits, 6 misses, 2 not told".
std::string tally(const std::vector<FactFound>& found) {
    std::array<int, verdicts.size()> count{};
    for (const FactFound& fact : found) {
        ++count[static_cast<std::size_t>(fact.verdict)];
    }
    return fmt::format("hits: {}, misses: {}, not told: {}", count[1], count[2], count[3]);
}

std::string screen(const FileFacts& file) {
    std::vector<ScreenRow> rows{
        {fmt::format("Stylised facts of {}", file.file)},
        {fmt::format("mean over replications [{}]; hit: the mean lies in the target range",
                     interval_name)},
        {""},
        {"fact", "value", "target", ""}};
    for (const FactFound& found : file.found) {
        rows.push_back(
            {name_of(found.fact), value_of(found), target_of(found.fact), word(found.verdict)});
    }
    rows.push_back({""});
    rows.push_back({tally(file.found)});
    for (const FactFound& found : file.found) {
        if (!found.note.empty()) {
            rows.push_back({fmt::format("{}: {}", name_of(found.fact), found.note)});
        }
    }
    return laid_out(rows);
}

std::string definitions(const std::vector<FactFound>& found) {
    std::string text = "\nDefinitions, and sources of the targets\n";
    for (const FactFound& each : found) {
        if (each.fact.target || each.fact.item.empty() || each.fact.measure == "exit_rate") {
            text += fmt::format("{}: {}\n", name_of(each.fact), each.fact.definition);
            text += each.fact.source.empty() ? "" : fmt::format("    {}\n", each.fact.source);
        }
    }
    return text;
}

} // namespace

std::string facts_text(std::span<const FileFacts> files) {
    std::string text;
    for (const FileFacts& file : files) {
        text += screen(file) + '\n';
    }
    return files.empty() ? "" : text.erase(text.size() - 1) + definitions(files[0].found);
}

std::string facts_json(std::span<const FileFacts> files) {
    auto list = nlohmann::ordered_json::array();
    for (const FileFacts& file : files) {
        for (const FactFound& found : file.found) {
            list.push_back(object(file, found));
        }
    }
    return list.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

std::string facts_csv(std::span<const FileFacts> files) {
    std::string text = "measure,group,item,item2,time,estimate,low,high,target_low,target_high,"
                       "target,verdict,definition,source,note\n";
    for (const FileFacts& file : files) {
        for (const FactFound& found : file.found) {
            std::string line;
            for (const auto& value : object(file, found)) {
                line += line.empty() ? "" : ",";
                line += csv_cell(value);
            }
            text += line + '\n';
        }
    }
    return text;
}

} // namespace catchup::analysis
