// SPDX-License-Identifier: MIT
#include "app/sweep_folder.hpp"

#include <filesystem>
#include <fstream>
#include <utility>

#include <nlohmann/json.hpp>

#include "app/whole_file.hpp"
#include "sim/base/error.hpp"

namespace catchup::app {
namespace {

/// Tasks of an array agree on what stands there: only the first has to write it.
void keep_file(const std::filesystem::path& path, const std::string& text) {
    std::ifstream file{path, std::ios::binary};
    const std::string there{std::istreambuf_iterator<char>{file}, {}};
    if (!file.is_open() || there != text) {
        write_whole_file(path, text);
    }
}

} // namespace

void write_folder_card(const std::string& folder, const std::string& design, const SweepPlan& plan,
                       std::uint64_t runs) {
    const std::filesystem::path place{folder};
    keep_file(place / "design.csv", to_csv(plan.file.points));
    const nlohmann::json card{
        {"design", std::filesystem::absolute(design).lexically_normal().string()},
        {"title", plan.file.design.title},
        {"points", plan.file.points.rows},
        {"arms", plan.file.arms.size()},
        {"digest", plan.file.points.digest()},
        {"seed", plan.file.design.seed},
        {"generator", "catchup design 1"},
        {"runs", runs}};
    keep_file(place / "sweep.json", card.dump(2) + "\n");
}

std::optional<FolderCard> find_folder_card(const std::string& folder) {
    std::ifstream file{std::filesystem::path{folder} / "sweep.json"};
    const auto card = nlohmann::json::parse(file, nullptr, false);
    if (!file || card.is_discarded() || !card.is_object()) {
        return std::nullopt;
    }
    return FolderCard{card.value("design", ""), card.value("title", ""), card.value("digest", ""),
                      card.value("runs", std::uint64_t{0})};
}

FolderCard read_folder_card(const std::string& folder) {
    auto card = find_folder_card(folder);
    if (!card) {
        throw InputError{Problem{{folder, 0, 0},
                                 "is no folder of a sweep: it has no sweep.json. "
                                 "Try catchup sweep DESIGN.toml -o FOLDER"}};
    }
    return std::move(*card);
}

} // namespace catchup::app
