// SPDX-License-Identifier: MIT
#include "sim/output/refusal.hpp"

#include <cerrno>

#include <fmt/format.h>

namespace catchup::output {
namespace {

std::string_view advice(int number) {
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return "Try freeing space, or another folder";
    case EFBIG:
        return "Try a higher limit on the size of files (ulimit -f), or another folder";
    case ENAMETOOLONG:
        return "Try a shorter name";
    default:
        return "Try another folder";
    }
}

} // namespace

FileError refusal(const std::filesystem::path& named, std::string_view doing, std::string_view why,
                  int number) {
    return {named.native(), fmt::format("cannot {}: {}. {}", doing, why, advice(number))};
}

FileError refusal(const std::filesystem::path& named, std::string_view doing, int number) {
    return refusal(named, doing, hdf5::words_of(number), number);
}

} // namespace catchup::output
