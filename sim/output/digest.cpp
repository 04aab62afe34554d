// SPDX-License-Identifier: MIT
#include "sim/output/digest.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

#include "sim/hdf5/dimension.hpp"
#include "sim/hdf5/format.hpp"
#include "sim/output/sha256.hpp"

namespace catchup::output {
namespace {

constexpr std::size_t block_bytes = std::size_t{4} << 20; // what is held in memory at a time

/// Hashes a block of a dataset in C order: whole if it is small, else cut along `axis` and inwards.
template <class T>
void add_box(Sha256& hash, const hdf5::Dataset& dataset, std::vector<std::size_t> start,
             std::vector<std::size_t> count, std::size_t axis) {
    const std::size_t bytes = sizeof(T) * hdf5::Dataset::volume(count);
    if (bytes <= block_bytes || axis == count.size()) {
        hash.add(std::span<const T>{dataset.read_box<T>(start, count)});
        return;
    }
    const std::size_t end = start[axis] + count[axis];
    const std::size_t step = std::max<std::size_t>(1, block_bytes / (bytes / count[axis]));
    for (; start[axis] < end; start[axis] += step) {
        count[axis] = std::min(step, end - start[axis]);
        add_box<T>(hash, dataset, start, count, axis + 1);
    }
}

void add_values(Sha256& hash, const hdf5::Dataset& dataset, const std::vector<std::size_t>& size) {
    const hdf5::Type type = dataset.type();
    const std::vector<std::size_t> start(size.size(), 0);
    if (type == hdf5::Type::text) {
        hash.add("text");
        for (const std::string& value : dataset.read_text()) {
            hash.add(value);
        }
    } else if (hdf5::is_integer(type)) {
        hash.add("integer");
        add_box<std::int64_t>(hash, dataset, start, size, 0);
    } else {
        hash.add("real");
        add_box<double>(hash, dataset, start, size, 0);
    }
}

std::string hash_of(const hdf5::Dataset& dataset, const std::string& path) {
    Sha256 hash;
    hash.add(path);
    const std::vector<std::size_t> size = dataset.size();
    const std::vector<std::string> dimensions = hdf5::dimensions_of(dataset);
    hash.add(static_cast<std::int64_t>(size.size()));
    for (std::size_t axis = 0; axis < size.size(); ++axis) {
        hash.add(dimensions[axis]);
        hash.add(static_cast<std::int64_t>(size[axis]));
    }
    const hdf5::Attributes attributes = dataset.attributes();
    hash.add(hdf5::text(attributes, "units").value_or(""));
    hash.add(hdf5::real(attributes, "scale_factor").value_or(1.0));
    hash.add(hdf5::text(attributes, "flag_meanings").value_or(""));
    add_values(hash, dataset, size);
    return hash.finish();
}

void collect(const hdf5::Group& group, const std::string& prefix, std::vector<DatasetDigest>& all) {
    for (const std::string& name : group.datasets()) {
        const hdf5::Dataset dataset = group.dataset(name);
        if (!hdf5::is_bare_dimension(dataset)) { // its size stands with the variables along it
            all.push_back({prefix + name, hash_of(dataset, prefix + name)});
        }
    }
    for (const std::string& name : group.groups()) {
        if (!prefix.empty() || (name != "parameters" && name != "provenance")) {
            collect(group.group(name), prefix + name + '/', all);
        }
    }
}

std::vector<DatasetDigest> digests_of(const hdf5::File& file) {
    std::vector<DatasetDigest> all;
    collect(file, "", all);
    return all;
}

} // namespace

std::vector<DatasetDigest> digests(const std::filesystem::path& path) {
    return digests_of(hdf5::open_result(path));
}

std::string digest(const std::filesystem::path& path) {
    const hdf5::File file = hdf5::open_result(path);
    const hdf5::Attributes root = file.attributes();
    Sha256 hash;
    hash.add("catchup digest 1");
    for (const std::string_view name : {"format_version", "model_version", "seed"}) {
        hash.add(name);
        const std::optional<std::int64_t> value = hdf5::integer(root, name);
        hash.add(static_cast<std::int64_t>(value.has_value()));
        hash.add(value.value_or(0));
    }
    hash.add("scenario");
    hash.add(hdf5::text(root, "scenario").value_or(""));
    for (const auto& [name, dataset] : digests_of(file)) {
        hash.add(name);
        hash.add(dataset);
    }
    return hash.finish();
}

} // namespace catchup::output
