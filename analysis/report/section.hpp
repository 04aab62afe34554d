// SPDX-License-Identifier: MIT
// What the report tells of one input: words and figures, for the page to put in order.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analysis/report/figure.hpp"

namespace catchup::analysis::report {

/// Numbers as people read them: a heading, then lines. Cells are HTML.
struct Table {
    std::string caption;
    std::vector<std::vector<std::string>> rows; // the first holds the headings
};

/// Sentences are HTML.
struct Section {
    std::string id;
    std::string title;
    std::vector<std::string> asked = {};
    std::vector<std::string> found = {};
    std::vector<std::string> methods = {};
    std::vector<std::string> references = {};
    std::vector<std::string> limits = {};
    std::vector<Figure> figures = {};
    std::vector<Table> tables = {};
};

} // namespace catchup::analysis::report
