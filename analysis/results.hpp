// SPDX-License-Identifier: MIT
// The read side of the result file format.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "sim/hdf5/attributes.hpp"
#include "sim/hdf5/file.hpp"

namespace catchup::analysis {

/// A variable in its units, in C order.
struct Series {
    std::string name;
    std::string units;
    std::string meaning;
    std::vector<std::string> dimensions;
    std::vector<std::size_t> size;
    std::vector<double> values;     // scale factor applied
    std::vector<std::string> flags; // what the values 0, 1, 2, ... are called; none for quantities
};

/// An open result file.
class Results {
  public:
    /// Throws InputError if the file is missing, damaged, not a result of catchup, or of a newer
    /// format; FileError if the system does not let us read it.
    [[nodiscard]] static Results open(const std::filesystem::path& path);

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    [[nodiscard]] const hdf5::Attributes& attributes() const noexcept { return attributes_; }
    [[nodiscard]] std::string title() const;
    [[nodiscard]] std::size_t replications() const noexcept { return replications_; }
    /// Names of the quarters, "2012Q4" first: the one before the first simulated quarter.
    [[nodiscard]] const std::vector<std::string>& quarters() const noexcept { return quarters_; }
    /// Labels of a dimension ("sector", "state"); its coordinate in figures if it has no labels.
    [[nodiscard]] std::vector<std::string> labels(const std::string& dimension) const;

    /// Whether there is such a variable, by its path ("firms", "events/firm").
    [[nodiscard]] bool has(const std::string& variable) const { return file_.contains(variable); }
    /// Names of the root's variables, coordinates left out, in the order of their bytes.
    [[nodiscard]] std::vector<std::string> variables() const;
    /// Throws InputError if there is no such variable or it is text.
    [[nodiscard]] Series series(const std::string& variable) const;

  private:
    Results(std::filesystem::path path, hdf5::File file);
    [[noreturn]] void refuse(std::string_view why) const;

    std::filesystem::path path_;
    hdf5::File file_;
    hdf5::Attributes attributes_;
    std::vector<std::string> quarters_;
    std::size_t replications_ = 0;
};

} // namespace catchup::analysis
