// SPDX-License-Identifier: MIT
#include "app/chapters.hpp"

#include <fmt/format.h>

namespace catchup::app {

void print_chapters(const std::vector<analysis::Chapter>& chapters, const std::string& format) {
    if (format == "text") {
        bool is_first = true;
        for (const analysis::Chapter& chapter : chapters) {
            if (!chapter.told.method.empty()) {
                fmt::print("{}{}", is_first ? "" : "\n", analysis::text(chapter.told));
                is_first = false;
            }
        }
        return;
    }
    std::vector<analysis::TidyRow> rows;
    for (const analysis::Chapter& chapter : chapters) {
        const auto words = [&](const char* measure, const std::string& told) {
            if (!told.empty()) {
                rows.push_back({measure, "", told, "", "", {}, {}, {}});
            }
        };
        words("method", chapter.told.method);
        words("interval", chapter.told.interval);
        for (const std::string& remark : chapter.told.remarks) {
            words("remark", remark);
        }
        rows.insert(rows.end(), chapter.told.rows.begin(), chapter.told.rows.end());
        rows.insert(rows.end(), chapter.details.begin(), chapter.details.end());
    }
    fmt::print("{}", format == "json" ? analysis::json(rows) : analysis::csv(rows));
}

} // namespace catchup::app
