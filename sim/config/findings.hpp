// SPDX-License-Identifier: MIT
// What one reading of a document gathers on its way.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "sim/base/error.hpp"
#include "sim/config/document.hpp"
#include "sim/config/field.hpp"
#include "sim/config/problems.hpp"

namespace catchup::config {

/// The problems found so far, and the files that keys have named.
class Findings {
  public:
    explicit Findings(const Document& document) : document_{document} {}

    /// A fault of a key or its value: what depends on it cannot be judged.
    void add(Place place, std::string text) {
        problems_.add(std::move(place), std::move(text));
        ++faults_;
    }
    /// Sound values that do not fit together.
    void add_relation(Place place, std::string text) {
        problems_.add(std::move(place), std::move(text));
    }
    /// How many faults there are; relations do not count.
    [[nodiscard]] std::size_t fault_count() const noexcept { return faults_; }
    /// Throws one InputError with what was found, if anything was (see Problems).
    void throw_if_any() { problems_.throw_if_any(); }

    /// The content of the file that `node` names: from the document's own [tables] if it stands
    /// there, else from the disk. `key` is the dotted key, for messages.
    [[nodiscard]] TextFile load(const Node& node, std::string_view key);

  private:
    const Document& document_;
    Problems problems_;
    std::size_t faults_ = 0;
    std::map<std::string, std::string> files_; // path as written -> the file it means
};

} // namespace catchup::config
