// SPDX-License-Identifier: MIT
#include "analysis/tidy.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace catchup::analysis {
namespace {

std::string cell(const std::optional<double>& number) {
    return number ? fmt::format("{}", *number) : "";
}

using Json = nlohmann::ordered_json;

Json value(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json value(const std::optional<double>& number) { return number ? Json(*number) : Json(nullptr); }

} // namespace

std::string csv_text(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == text.npos) {
        return std::string{text};
    }
    std::string cell = "\"";
    for (const char letter : text) {
        cell += letter;
        if (letter == '"') {
            cell += '"';
        }
    }
    return cell + '"';
}

std::string csv(std::span<const TidyRow> rows) {
    std::string text = "measure,group,item,item2,time,estimate,low,high\n";
    for (const TidyRow& row : rows) {
        text += fmt::format("{},{},{},{},{},{},{},{}\n", csv_text(row.measure), csv_text(row.group),
                            csv_text(row.item), csv_text(row.item2), csv_text(row.time),
                            cell(row.estimate), cell(row.low), cell(row.high));
    }
    return text;
}

std::string json(std::span<const TidyRow> rows) {
    Json list = Json::array();
    for (const TidyRow& row : rows) {
        Json object;
        object["measure"] = value(row.measure);
        object["group"] = value(row.group);
        object["item"] = value(row.item);
        object["item2"] = value(row.item2);
        object["time"] = value(row.time);
        object["estimate"] = value(row.estimate);
        object["low"] = value(row.low);
        object["high"] = value(row.high);
        list.push_back(std::move(object));
    }
    return list.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace catchup::analysis
