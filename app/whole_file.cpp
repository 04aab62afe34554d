// SPDX-License-Identifier: MIT
#include "app/whole_file.hpp"

#include <fstream>

#include "sim/base/error.hpp"
#include "sim/output/temporary.hpp"

namespace catchup::app {

void write_whole_file(const std::filesystem::path& path, const std::string& text) {
    output::TemporaryFile file{path};
    std::ofstream out{file.path(), std::ios::binary};
    out << text;
    out.close();
    if (!out) {
        throw FileError{path.native(), "cannot be written. Try freeing space"};
    }
    file.commit();
}

} // namespace catchup::app
