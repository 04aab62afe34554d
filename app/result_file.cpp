// SPDX-License-Identifier: MIT
#include "app/result_file.hpp"

#include <filesystem>
#include <system_error>

#include "sim/base/error.hpp"
#include "sim/hdf5/format.hpp"

namespace catchup::app {

std::string quoted(const std::string& word) {
    if (word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                               "._-/=+,:") == std::string::npos) {
        return word;
    }
    std::string text = "'";
    for (const char c : word) {
        text += c == '\'' ? std::string{"'\\''"} : std::string{c};
    }
    return text + "'";
}

void spare_other_files(const std::string& out) {
    std::error_code trouble;
    if (!std::filesystem::is_regular_file(out, trouble) ||
        std::filesystem::file_size(out, trouble) == 0) {
        return; // the writer judges what is not a file
    }
    try {
        (void)hdf5::open_result(out);
    } catch (const InputError&) {
        throw catchup::FileError{out, "is there already and is no whole result of catchup; it is "
                                      "left alone. Try another name for -o, or remove it"};
    }
}

} // namespace catchup::app
