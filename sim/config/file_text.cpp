// SPDX-License-Identifier: MIT
#include "sim/config/file_text.hpp"

#include <cerrno>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "sim/base/error.hpp"

namespace catchup::config {

FileText read_file(const std::filesystem::path& file, std::uintmax_t most) {
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (status.type() == fs::file_type::not_found ||
        file.native().find('\0') != std::string::npos) {
        return {{}, "does not exist", "its path as seen from the folder of the file that names it"};
    }
    if (status.type() == fs::file_type::none) {
        throw FileError{file.native(), "cannot be looked up: " + error.message()};
    }
    if (status.type() == fs::file_type::directory) {
        return {{}, "is a directory, not a file", "the path of a file"};
    }
    if (status.type() != fs::file_type::regular) {
        return {{}, "is not a regular file", "the path of an ordinary file"};
    }
    const std::uintmax_t size = fs::file_size(file, error);
    if (!error && size > most) {
        return {{},
                fmt::format("has {:.0f} MiB; at most {} MiB are read",
                            static_cast<double>(size) / static_cast<double>(mebibyte),
                            most / mebibyte),
                "a smaller file"};
    }
    std::ifstream in{file, std::ios::binary};
    if (error || !in) {
        const auto why = error ? error : std::error_code{errno, std::generic_category()};
        throw FileError{file.native(), "cannot be opened: " + why.message()};
    }
    std::string text(static_cast<std::size_t>(size), '\0');
    in.read(text.data(), static_cast<std::streamsize>(size));
    if (in.bad() || in.gcount() != static_cast<std::streamsize>(size)) {
        throw FileError{file.native(), "could not be read to its end"};
    }
    return {std::move(text), {}, {}};
}

} // namespace catchup::config
