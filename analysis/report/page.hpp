// SPDX-License-Identifier: MIT
// The whole report as one HTML document that asks nobody for anything.
#pragma once

#include <string>
#include <vector>

#include "analysis/report/section.hpp"

namespace catchup::analysis::report {

/// What made a file, as it says itself.
struct Source {
    std::string file;                                       // its name
    std::vector<std::pair<std::string, std::string>> facts; // "seed", "1"
};

struct Report {
    std::string title;
    std::vector<Section> sections;
    std::vector<Source> sources;
    std::vector<std::string> commands; // as typed
    std::string program;               // "catchup 0.1.0 (commit)"
    std::string script;      // JavaScript for the page; none: a static page, which says so
    std::string script_hash; // "sha256-..." of it, for the content-security policy
};

/// All text is escaped here but what Section calls HTML.
[[nodiscard]] std::string page(const Report& report);

} // namespace catchup::analysis::report
