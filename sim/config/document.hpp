// SPDX-License-Identifier: MIT
// A scenario or design file with the files it begins from and the changes made on top of it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "sim/config/node.hpp"

namespace catchup::config {

/// The file that messages name for what --set changed.
inline constexpr std::string_view settings_place = "--set";

/// Keys and values with their places, before anyone knows what they mean. A file may begin from
/// another (`base = "other.toml"`): open tables are merged key by key; arrays, inline tables and
/// single values are replaced as a whole.
class Document {
  public:
    /// Reads a file and its bases. Throws InputError for what its author can mend.
    [[nodiscard]] static Document load(const std::filesystem::path& file);
    /// The same for a text that stands for a file called `name`.
    [[nodiscard]] static Document parse(const std::string& text, const std::string& name);

    /// Changes one value: `population.firms=300`, `rule.payback.share=0.5` (an element of a list
    /// by index, name or kind), `network.kind=ring` (a bare word is text), `integrator=[]`.
    void set(std::string_view assignment);

    [[nodiscard]] const Node& root() const noexcept { return root_; }
    [[nodiscard]] const std::string& name() const noexcept { return root_.place.path; }

  private:
    Document(Node root, std::uint32_t layer) : root_{std::move(root)}, layer_{layer} {}

    Node root_;
    std::uint32_t layer_ = 0; // of the last file or assignment
};

} // namespace catchup::config
