// SPDX-License-Identifier: MIT
#include "sim/config/findings.hpp"

#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "sim/config/characters.hpp"
#include "sim/config/file_text.hpp"
#include "sim/config/literal.hpp"

namespace catchup::config {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t most_bytes = 256 * mebibyte;

} // namespace

TextFile Findings::load(const Node& node, std::string_view key) {
    const std::string& path = node.text;
    if (path.empty()) {
        return {};
    }
    const auto complain = [&](std::string_view problem) {
        add(node.place, fmt::format("{} = {} {}", key, shown(node), problem));
        return TextFile{};
    };
    if (const Entry* const tables = document_.root().find("tables")) {
        if (const Entry* const table = tables->value.find(path)) {
            return table->value.shape == Node::Shape::text
                       ? TextFile{path, table->value.text}
                       : complain("stands in [tables], but not as text");
        }
    }
    const fs::path file = (fs::path{node.place.path}.parent_path() / path).lexically_normal();
    std::error_code error;
    const std::string means = fs::weakly_canonical(fs::absolute(file, error), error).string();
    const auto [known, is_new] = files_.emplace(path, means);
    if (!is_new && known->second != means) {
        return complain(fmt::format("means {}, but elsewhere in this scenario the same path means "
                                    "{}. Try another name for one of the files",
                                    means, known->second));
    }
    FileText read = read_file(file, most_bytes);
    if (!read.trouble.empty()) {
        return complain(
            fmt::format("names {}, which {}. Try {}", file.string(), read.trouble, read.remedy));
    }
    if (auto problem = not_text(read.text, file.string())) {
        return complain(fmt::format("names a file that is not text: {}", to_string(*problem)));
    }
    return {path, std::move(read.text)};
}

} // namespace catchup::config
