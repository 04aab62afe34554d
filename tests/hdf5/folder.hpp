// SPDX-License-Identifier: MIT
// A folder for one test's files, and commands run on them.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace catchup::test {

class Folder {
  public:
    Folder() {
        std::string name =
            (std::filesystem::temp_directory_path() / "catchup-test-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) {
            throw std::runtime_error{"no temporary folder"};
        }
        path_ = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
        return path_ / name;
    }
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

  private:
    std::filesystem::path path_;
};

inline void write_text(const std::filesystem::path& path, const std::string& text) {
    std::ofstream{path, std::ios::binary} << text;
}

inline std::string read_text(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// Exit status and everything a shell command prints.
struct Outcome {
    int status;
    std::string printed;
};

inline Outcome shell(const Folder& folder, const std::string& command) {
    const auto printed = folder / "printed.txt";
    const int status = std::system(("{ " + command + "\n} >" + printed.string() + " 2>&1").c_str());
    return {status, read_text(printed)};
}

/// Runs Debian's Python with every warning an error.
inline Outcome python(const Folder& folder, const std::string& script) {
    write_text(folder / "script.py", script);
    return shell(folder,
                 "cd " + folder.path().string() + " && /usr/bin/python3 -W error script.py");
}

} // namespace catchup::test
