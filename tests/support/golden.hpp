// SPDX-License-Identifier: MIT
// Golden texts: nothing moves unasked. CATCHUP_UPDATE_GOLDEN=1 rewrites them (and CHANGELOG.md then
// needs a line).
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace catchup::test {

/// "" if `text` equals tests/golden/<name>, else the first row that differs, in words.
inline std::string golden_difference(const std::string& name, const std::string& text) {
    const std::filesystem::path file = std::filesystem::path{CATCHUP_GOLDEN_FOLDER} / name;
    if (std::getenv("CATCHUP_UPDATE_GOLDEN") != nullptr) {
        std::ofstream{file} << text;
        return "";
    }
    std::ifstream golden{file};
    if (!golden) {
        return "there is no " + file.string();
    }
    std::istringstream now{text};
    std::string expected;
    std::string got;
    for (int row = 1;; ++row) {
        const bool more_expected = static_cast<bool>(std::getline(golden, expected));
        const bool more_got = static_cast<bool>(std::getline(now, got));
        if (!more_expected && !more_got) {
            return "";
        }
        if (more_expected != more_got || expected != got) {
            return name + ":" + std::to_string(row) + ": expected \"" +
                   (more_expected ? expected : "(end)") + "\", got \"" +
                   (more_got ? got : "(end)") + "\"";
        }
    }
}

} // namespace catchup::test
