// SPDX-License-Identifier: MIT
#include "sim/hdf5/storage_error.hpp"

#include <cctype>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace catchup::hdf5 {

StorageError::StorageError(std::string_view path, std::string doing, std::string why, int number)
    : FileError{path, fmt::format("cannot {}: {}", doing, why)}, doing_{std::move(doing)},
      why_{std::move(why)}, number_{number} {}

std::string words_of(int number) {
    std::string text = std::generic_category().message(number);
    text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    return text;
}

void refuse(std::string_view path, std::string_view why) {
    Problem problem;
    problem.place.path = path;
    problem.text = why;
    throw InputError{std::move(problem)};
}

} // namespace catchup::hdf5
