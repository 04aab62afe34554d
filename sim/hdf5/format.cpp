// SPDX-License-Identifier: MIT
#include "sim/hdf5/format.hpp"

#include <string>

#include <fmt/format.h>

#include "sim/hdf5/storage_error.hpp"

namespace catchup::hdf5 {
namespace {

bool has_list(const File& file, const std::string& name) {
    return file.contains(name) && file.dataset(name).size().size() == 1;
}

} // namespace

File open_result(const std::filesystem::path& path) {
    File file = File::open(path);
    const Attributes attributes = file.attributes();
    if (text(attributes, "format") != format_name) {
        refuse(path.native(),
               "an HDF5 file, but not a result of catchup; give a file that catchup wrote");
    }
    const std::int64_t version = integer(attributes, "format_version").value_or(0);
    if (version < 1) {
        refuse(path.native(), "has no valid format_version");
    }
    if (version > format_version) {
        refuse(path.native(), fmt::format("is of format version {}, this program reads up to {}; "
                                          "use a newer catchup",
                                          version, format_version));
    }
    if (!has_list(file, "replication") || !has_list(file, "quarter")) {
        refuse(path.native(),
               "a result of catchup without the variables replication and quarter; write it again");
    }
    return file;
}

} // namespace catchup::hdf5
