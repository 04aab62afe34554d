// SPDX-License-Identifier: MIT
#include "app/difference.hpp"

#include <algorithm>
#include <bit>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/hdf5/dimension.hpp"
#include "sim/hdf5/format.hpp"
#include "sim/output/digest.hpp"

namespace catchup::app {
namespace {

constexpr std::size_t rows_bytes = std::size_t{4} << 20; // what is held of a dataset at a time

/// A value as the digest sees it: integers whole, reals with all their bits, text as it is.
std::string written(std::int64_t value) { return fmt::format("{}", value); }
std::string written(double value) { return fmt::format("{}", value); }
bool same(std::int64_t a, std::int64_t b) noexcept { return a == b; }
bool same(double a, double b) noexcept {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

struct Pair {
    const hdf5::File& file;
    const hdf5::File& simulated;
    std::string name;
};

/// The coordinate's label, such as the quarter or the state, or the bare number.
std::string coordinate(const hdf5::File& file, const std::string& dimension, std::size_t index) {
    const std::string labels = dimension == "time" ? "quarter" : dimension;
    if (!dimension.empty() && file.contains(labels)) {
        const hdf5::Dataset dataset = file.dataset(labels);
        if (dataset.type() == hdf5::Type::text && index < dataset.size().at(0)) {
            return dataset.read_text()[index];
        }
    }
    return std::to_string(index);
}

/// Whose row it is, of a dataset in a group: ", the row of replication 0, firm 3, quarter 5".
std::string row(const Pair& pair, std::size_t index) {
    const std::size_t slash = pair.name.rfind('/');
    std::string text;
    for (const char* const key : {"replication", "firm", "quarter"}) {
        const std::string column = pair.name.substr(0, slash + 1) + key;
        if (slash == std::string::npos || column == pair.name || !pair.simulated.contains(column)) {
            continue;
        }
        const hdf5::Dataset dataset = pair.simulated.dataset(column);
        if (dataset.size().size() == 1 && index < dataset.size()[0]) {
            text += fmt::format("{}{} {}", text.empty() ? ", the row of " : ", ", key,
                                dataset.read_rows<std::int64_t>(index, 1)[0]);
        }
    }
    return text;
}

/// "at replication 0, time 2013Q2, sector bearings, state D0N0I0".
std::string place(const Pair& pair, const std::vector<std::size_t>& size, std::size_t flat) {
    const std::vector<std::string> names = hdf5::dimensions_of(pair.simulated.dataset(pair.name));
    std::vector<std::size_t> index(size.size());
    std::string rest;
    for (std::size_t axis = size.size(); axis-- > 0;) {
        index[axis] = flat % size[axis];
        flat /= size[axis];
    }
    std::vector<std::string> parts;
    for (std::size_t axis = 0; axis < size.size(); ++axis) {
        parts.push_back(fmt::format("{} {}", names[axis].empty() ? "index" : names[axis],
                                    coordinate(pair.simulated, names[axis], index[axis])));
    }
    return fmt::format("at {}", fmt::join(parts, ", ")) +
           (size.size() == 1 ? row(pair, index[0]) : "");
}

std::string two_values(const std::string& where, const std::string& file,
                       const std::string& simulated) {
    return fmt::format("{}: {} in the file, {} simulated", where, file, simulated);
}

/// The first number that differs, a few rows at a time.
template <class T>
std::string differing_number(const Pair& pair) {
    const hdf5::Dataset one = pair.file.dataset(pair.name);
    const hdf5::Dataset other = pair.simulated.dataset(pair.name);
    const std::vector<std::size_t> size = one.size();
    const std::size_t total = hdf5::Dataset::volume(size);
    if (total == 0) {
        return "";
    }
    const std::size_t row_values = total / size[0];
    const std::size_t step = std::max<std::size_t>(1, rows_bytes / (sizeof(T) * row_values));
    for (std::size_t first = 0; first < size[0]; first += step) {
        const std::size_t rows = std::min(step, size[0] - first);
        const std::vector<T> a = one.read_rows<T>(first, rows);
        const std::vector<T> b = other.read_rows<T>(first, rows);
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (!same(a[i], b[i])) {
                return two_values(place(pair, size, first * row_values + i), written(a[i]),
                                  written(b[i]));
            }
        }
    }
    return "";
}

std::string differing_text(const Pair& pair) {
    const std::vector<std::string> a = pair.file.dataset(pair.name).read_text();
    const std::vector<std::string> b = pair.simulated.dataset(pair.name).read_text();
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (a[i] != b[i]) {
            return two_values(place(pair, pair.file.dataset(pair.name).size(), i), '"' + a[i] + '"',
                              '"' + b[i] + '"');
        }
    }
    return "";
}

enum class Kind { integer, real, text };
Kind kind_of(const hdf5::Dataset& dataset) {
    const hdf5::Type type = dataset.type();
    return type == hdf5::Type::text ? Kind::text
           : hdf5::is_integer(type) ? Kind::integer
                                    : Kind::real;
}

std::string described(const hdf5::Dataset& dataset) {
    constexpr const char* kinds[] = {"integers", "reals", "text"};
    const hdf5::Attributes attributes = dataset.attributes();
    return fmt::format("{} x ({}) of {}, units '{}', scale_factor {}, flag_meanings '{}'",
                       fmt::join(dataset.size(), " x "),
                       fmt::join(hdf5::dimensions_of(dataset), ", "),
                       kinds[static_cast<std::size_t>(kind_of(dataset))],
                       hdf5::text(attributes, "units").value_or(""),
                       hdf5::real(attributes, "scale_factor").value_or(1.0),
                       hdf5::text(attributes, "flag_meanings").value_or(""));
}

/// Shape and description first; then values.
std::string within(const Pair& pair) {
    const hdf5::Dataset one = pair.file.dataset(pair.name);
    const hdf5::Dataset other = pair.simulated.dataset(pair.name);
    const std::string shape = described(one);
    const std::string expected = described(other);
    if (shape != expected) {
        return two_values("its shape or description", shape, expected);
    }
    switch (kind_of(one)) {
    case Kind::text:
        return differing_text(pair);
    case Kind::integer:
        return differing_number<std::int64_t>(pair);
    case Kind::real:
        return differing_number<double>(pair);
    }
    return "";
}

/// The first dataset that differs or that only one of the two has; "" if none.
std::string differing_dataset(const std::string& file, const std::string& simulated) {
    const auto a = output::digests(file);
    const auto b = output::digests(simulated);
    const auto [at, expected] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto has = [](const auto& all, const std::string& name) {
        return std::any_of(all.begin(), all.end(),
                           [&](const auto& one) { return one.name == name; });
    };
    if (at != a.end() && !has(b, at->name)) {
        return fmt::format("the dataset {} is in the file, but none of that name is simulated",
                           at->name);
    }
    if (expected != b.end() && !has(a, expected->name)) {
        return fmt::format("the dataset {} is simulated, but missing in the file", expected->name);
    }
    if (at == a.end()) {
        return "";
    }
    const hdf5::File one = hdf5::open_result(file);
    const hdf5::File other = hdf5::open_result(simulated);
    return fmt::format("the first dataset that differs is {}\n  {}", at->name,
                       within({one, other, at->name}));
}

} // namespace

std::string first_difference(const std::string& in_the_file, const std::string& simulated) {
    return differing_dataset(in_the_file, simulated);
}

} // namespace catchup::app
