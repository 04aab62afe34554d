// SPDX-License-Identifier: MIT
// What a sweep's folder says of itself, beside its store.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "app/sweep_plan.hpp"

namespace catchup::app {

/// design.csv (the points) and sweep.json (what `status` and `merge` need to begin).
/// @param runs how many are asked for, each counted once
void write_folder_card(const std::string& folder, const std::string& design, const SweepPlan& plan,
                       std::uint64_t runs);

/// What sweep.json says.
struct FolderCard {
    std::string design; // absolute path of the design file
    std::string title;
    std::string digest;     // of the points
    std::uint64_t runs = 0; // asked for so far, each counted once
};
/// Nothing if the folder has no sweep.json, or one that cannot be read.
[[nodiscard]] std::optional<FolderCard> find_folder_card(const std::string& folder);
/// Throws InputError if the folder is none of a sweep.
[[nodiscard]] FolderCard read_folder_card(const std::string& folder);

} // namespace catchup::app
