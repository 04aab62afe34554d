// SPDX-License-Identifier: MIT
// What one reading of a document gathers on its way.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/config/document.hpp"
#include "sim/config/field.hpp"

namespace catchup::config {

/// The problems found so far, and the files that keys have named.
class Findings {
  public:
    explicit Findings(const Document& document) : document_{document} {}

    void add(Place place, std::string text) {
        problems_.push_back({std::move(place), std::move(text)});
    }
    [[nodiscard]] std::size_t count() const noexcept { return problems_.size(); }
    /// Throws one InputError with everything found, if anything was.
    void throw_if_any();

    /// The content of the file that `node` names: from the document's own [tables] if it stands
    /// there, else from the disk. `key` is the dotted key, for messages.
    [[nodiscard]] TextFile load(const Node& node, std::string_view key);

  private:
    const Document& document_;
    std::vector<Problem> problems_;
    std::map<std::string, std::string> files_; // path as written -> the file it means
};

} // namespace catchup::config
