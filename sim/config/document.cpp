// SPDX-License-Identifier: MIT
#include "sim/config/document.hpp"

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "sim/config/file_text.hpp"
#include "sim/config/refusal.hpp"
#include "sim/config/toml.hpp"

namespace catchup::config {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t most_bytes = 64 * mebibyte;
constexpr std::size_t most_files = 16; // in a chain of bases

/// One file of a chain of bases.
struct Link {
    std::string name;
    fs::path identity; // the same for every way to write the path
};
using Chain = std::vector<Link>;

Link link_to(const fs::path& file) {
    std::error_code error;
    fs::path identity = fs::weakly_canonical(fs::absolute(file, error), error);
    return {file.string(), error ? file.lexically_normal() : std::move(identity)};
}

std::string written_out(const Chain& chain, const std::string& last) {
    std::string text;
    for (const Link& link : chain) {
        text += link.name + " -> ";
    }
    return text + last;
}

[[noreturn]] void complain_about(const Entry& base, std::string_view problem) {
    refuse(base.place, fmt::format("base = {} {}", shown(base.value), problem));
}

struct Layered {
    Node root;
    std::uint32_t layer = 0;
};

Layered with_bases(Node root, Chain& chain);

/// The document that `base` names. `chain` ends with the file in which the key stands.
Layered load_base(const Entry& base, Chain& chain) {
    if (base.value.shape != Node::Shape::text) {
        complain_about(base, "must be text: the path of another file, seen from this one");
    }
    const fs::path file =
        (fs::path{chain.back().name}.parent_path() / base.value.text).lexically_normal();
    Link link = link_to(file);
    const auto same = [&](const Link& l) { return l.identity == link.identity; };
    if (std::any_of(chain.begin(), chain.end(), same)) {
        complain_about(base, fmt::format("leads in a circle: {}. Try a base that does not begin "
                                         "from this file",
                                         written_out(chain, link.name)));
    }
    if (chain.size() == most_files) {
        complain_about(base, fmt::format("makes a chain of more than {} files: {}", most_files,
                                         written_out(chain, link.name)));
    }
    FileText read = read_file(file, most_bytes);
    if (!read.trouble.empty()) {
        complain_about(
            base, fmt::format("names {}, which {}. Try {}", link.name, read.trouble, read.remedy));
    }
    Node root = parse_toml(read.text, link.name);
    chain.push_back(std::move(link));
    return with_bases(std::move(root), chain);
}

/// Puts `root` on what its `base` key names, if it has one, and takes the key away.
Layered with_bases(Node root, Chain& chain) {
    const auto key = std::find_if(root.entries.begin(), root.entries.end(),
                                  [](const Entry& entry) { return entry.key == "base"; });
    if (key == root.entries.end()) {
        return {std::move(root), 0};
    }
    const Entry base = std::move(*key);
    root.entries.erase(key);
    Layered below = load_base(base, chain);
    ++below.layer;
    stamp(root, below.layer);
    merge(below.root, std::move(root));
    return below;
}

} // namespace

Document Document::load(const fs::path& file) {
    const FileText read = read_file(file, most_bytes);
    if (!read.trouble.empty()) {
        refuse({file.string(), 0, 0}, "the file " + read.trouble);
    }
    return parse(read.text, file.string());
}

Document Document::parse(const std::string& text, const std::string& name) {
    Chain chain{link_to(name)};
    Layered all = with_bases(parse_toml(text, name), chain);
    return Document{std::move(all.root), all.layer};
}

} // namespace catchup::config
