// SPDX-License-Identifier: MIT
#include "sim/hdf5/file.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sim/hdf5/library.hpp"
#include "sim/hdf5/storage_error.hpp"

namespace catchup::hdf5 {
namespace {

herr_t take_link(hid_t, const char* name, const H5L_info_t*, void* names) {
    static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    return 0;
}

std::vector<std::string> names_of(Id group, H5I_type_t kind) {
    quiet();
    std::vector<std::string> names;
    // in the order of storage: HDF5 1.10 sorts damaged links in memory it has not filled, and dies
    check(H5Literate(group, H5_INDEX_NAME, H5_ITER_NATIVE, nullptr, take_link, &names), group,
          "list a group");
    std::erase_if(names, [&](const std::string& name) {
        const Handle object{
            check(H5Oopen(group, name.c_str(), H5P_DEFAULT), group, fmt::format("open {}", name))};
        return H5Iget_type(object.id()) != kind;
    });
    std::sort(names.begin(), names.end());
    return names;
}

/// Opening a pipe would wait for somebody to write into it.
void demand_regular_file(const std::filesystem::path& path) {
    using std::filesystem::file_type;
    if (path.empty()) {
        refuse("result file", "the name is empty; give a file that catchup wrote");
    }
    std::error_code trouble;
    switch (std::filesystem::status(path, trouble).type()) {
    case file_type::regular:
    case file_type::none:
    case file_type::unknown:
        return; // or not to be looked up: opening it says why
    case file_type::not_found:
        refuse(path.native(), "no such file");
    case file_type::directory:
        refuse(path.native(), "is a folder, not an HDF5 file");
    default:
        refuse(path.native(), "not an HDF5 file, but a pipe or a device; give a file that "
                              "catchup wrote");
    }
}

} // namespace

Group Group::create_group(const std::string& name) {
    quiet();
    return Group{Handle{check(
        H5Gcreate2(id(), name.c_str(), H5P_DEFAULT, creation(H5P_GROUP_CREATE).id(), H5P_DEFAULT),
        id(), fmt::format("create group {}", name))}};
}

Group Group::group(const std::string& path) const {
    quiet();
    return Group{Handle{
        check(H5Gopen2(id(), path.c_str(), H5P_DEFAULT), id(), fmt::format("open {}", path))}};
}

Dataset Group::dataset(const std::string& path) const {
    quiet();
    return Dataset{Handle{
        check(H5Dopen2(id(), path.c_str(), H5P_DEFAULT), id(), fmt::format("open {}", path))}};
}

bool Group::contains(const std::string& path) const {
    quiet();
    for (std::size_t end = 0; end != path.npos;) { // each group on the way must exist
        end = path.find('/', end + 1);
        if (check(H5Lexists(id(), path.substr(0, end).c_str(), H5P_DEFAULT), id(),
                  fmt::format("look for {}", path)) == 0) {
            return false;
        }
    }
    return true;
}

std::vector<std::string> Group::groups() const { return names_of(id(), H5I_GROUP); }
std::vector<std::string> Group::datasets() const { return names_of(id(), H5I_DATASET); }

File File::create(const std::filesystem::path& path) {
    quiet();
    const Handle properties = creation(H5P_FILE_CREATE);
    const Handle access = owned(H5Pcreate(H5P_FILE_ACCESS));
    H5Pset_libver_bounds(access.id(), H5F_LIBVER_V18, H5F_LIBVER_LATEST); // what every reader knows
    H5Pset_fclose_degree(access.id(), H5F_CLOSE_SEMI); // a forgotten handle is an error
    return File{Handle{check(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, properties.id(), access.id()),
                             path.string(), "create the file")}};
}

File File::open(const std::filesystem::path& path) {
    quiet();
    demand_regular_file(path);
    Handle file{H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT)};
    if (!file.is_open()) {
        const Cause why = cause(); // before the next call clears it
        if (H5Fis_hdf5(path.c_str()) == 0) {
            refuse(path.native(), "not an HDF5 file; give a file that catchup wrote");
        }
        if (why.number == 0) {
            refuse(path.native(), fmt::format("is damaged or cut off ({})", why.words));
        }
        throw StorageError{path.native(), "open the file", why.words, why.number};
    }
    return File{std::move(file)};
}

void File::flush() {
    quiet();
    check(H5Fflush(id(), H5F_SCOPE_LOCAL), id(), "write the file");
}

void File::close() {
    quiet();
    const std::string path = path_of(id());
    const herr_t result = H5Fclose(id());
    handle_.abandon();
    check(result, path, "close the file");
}

} // namespace catchup::hdf5
