// SPDX-License-Identifier: MIT
#include "sim/hdf5/attributes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <exception>

#include <fmt/format.h>

#include "sim/hdf5/library.hpp"

namespace catchup::hdf5 {
namespace {

void write(Id object, const std::string& name, hid_t type, hid_t space, const void* data) {
    const std::string doing = fmt::format("write attribute {}", name);
    const Handle attribute{check(
        H5Acreate2(object, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT), object, doing)};
    if (data != nullptr) { // an empty list has no buffer
        check(H5Awrite(attribute.id(), type, data), object, doing);
    }
}

Handle list_space(std::size_t size) {
    const hsize_t extent = size;
    return owned(H5Screate_simple(1, &extent, nullptr));
}

struct WriteOne {
    Id object;
    const std::string& name;

    void operator()(std::int64_t value) const { scalar(H5T_NATIVE_INT64, &value); }
    void operator()(double value) const { scalar(H5T_NATIVE_DOUBLE, &value); }
    void operator()(bool value) const { (*this)(std::int64_t{value}); }
    void operator()(const std::string& value) const {
        const char* const pointer = value.c_str();
        scalar(text_type().id(), &pointer);
    }
    void operator()(const std::vector<double>& values) const {
        write(object, name, H5T_NATIVE_DOUBLE, list_space(values.size()).id(), values.data());
    }
    void operator()(const std::vector<std::string>& values) const {
        std::vector<const char*> pointers;
        for (const std::string& value : values) {
            pointers.push_back(value.c_str());
        }
        write(object, name, text_type().id(), list_space(values.size()).id(), pointers.data());
    }
    void scalar(hid_t type, const void* data) const {
        write(object, name, type, owned(H5Screate(H5S_SCALAR)).id(), data);
    }
};

bool is_of_netcdf(std::string_view name) {
    constexpr std::array<std::string_view, 5> own{"CLASS", "NAME", "REFERENCE_LIST",
                                                  "DIMENSION_LIST", "_NCProperties"};
    return std::find(own.begin(), own.end(), name) != own.end() || name.starts_with("_Netcdf4");
}

/// Text of an open attribute, stored with a length of its own or padded to a fixed one.
std::vector<std::string> read_text(hid_t attribute, hid_t type, hid_t space, std::size_t size) {
    std::vector<std::string> values(size);
    if (size == 0) { // HDF5 takes no empty buffer
        return values;
    }
    if (H5Tis_variable_str(type) > 0) {
        std::vector<char*> pointers(size, nullptr);
        check(H5Aread(attribute, type, pointers.data()), attribute, "read an attribute");
        std::transform(pointers.begin(), pointers.end(), values.begin(),
                       [](const char* text) { return text == nullptr ? std::string{} : text; });
        H5Dvlen_reclaim(type, space, H5P_DEFAULT, pointers.data());
        return values;
    }
    const std::size_t width = H5Tget_size(type);
    std::string all(size * width, '\0');
    check(H5Aread(attribute, type, all.data()), attribute, "read an attribute");
    for (std::size_t i = 0; i < size; ++i) {
        values[i].assign(all.data() + i * width, strnlen(all.data() + i * width, width));
    }
    return values;
}

template <class T>
std::vector<T> read_numbers(hid_t attribute, std::size_t size) {
    std::vector<T> values(size);
    if (size == 0) {
        return values;
    }
    check(H5Aread(attribute, number_type(type_of<T>), values.data()), attribute,
          "read an attribute");
    return values;
}

std::optional<Attribute> read(hid_t attribute) {
    const Handle type = owned(H5Aget_type(attribute));
    const Handle space = owned(H5Aget_space(attribute));
    const auto size =
        static_cast<std::size_t>(std::max<hssize_t>(0, H5Sget_simple_extent_npoints(space.id())));
    const bool single = H5Sget_simple_extent_type(space.id()) == H5S_SCALAR;
    switch (H5Tget_class(type.id())) {
    case H5T_STRING: {
        std::vector<std::string> values = read_text(attribute, type.id(), space.id(), size);
        return single ? Attribute{std::move(values[0])} : Attribute{std::move(values)};
    }
    case H5T_INTEGER:
        if (single) {
            return Attribute{read_numbers<std::int64_t>(attribute, 1)[0]};
        }
        return Attribute{read_numbers<double>(attribute, size)};
    case H5T_FLOAT: {
        std::vector<double> values = read_numbers<double>(attribute, size);
        return single ? Attribute{values[0]} : Attribute{std::move(values)};
    }
    default:
        return std::nullopt;
    }
}

struct Visit {
    Attributes attributes;
    std::exception_ptr trouble; // kept, because no exception may cross the C library
};

herr_t take(hid_t location, const char* name, const H5A_info_t*, void* data) {
    Visit& visit = *static_cast<Visit*>(data);
    try {
        if (is_of_netcdf(name)) {
            return 0;
        }
        const Handle attribute{check(H5Aopen(location, name, H5P_DEFAULT), location,
                                     fmt::format("open attribute {}", name))};
        if (std::optional<Attribute> value = read(attribute.id())) {
            visit.attributes.emplace_back(name, std::move(*value));
        }
        return 0;
    } catch (...) {
        visit.trouble = std::current_exception();
        return -1;
    }
}

} // namespace

const Attribute* find(const Attributes& attributes, std::string_view name) noexcept {
    const auto at = std::find_if(attributes.begin(), attributes.end(),
                                 [&](const auto& entry) { return entry.first == name; });
    return at == attributes.end() ? nullptr : &at->second;
}

std::optional<double> real(const Attributes& attributes, std::string_view name) {
    const Attribute* const value = find(attributes, name);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (const auto* one = std::get_if<double>(value)) {
        return *one;
    }
    if (const auto* whole = std::get_if<std::int64_t>(value)) {
        return static_cast<double>(*whole);
    }
    const auto* list = std::get_if<std::vector<double>>(value);
    return list != nullptr && list->size() == 1 ? std::optional{list->front()} : std::nullopt;
}

std::optional<std::int64_t> integer(const Attributes& attributes, std::string_view name) {
    const Attribute* const value = find(attributes, name);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (const auto* whole = std::get_if<std::int64_t>(value)) {
        return *whole;
    }
    const auto* list = std::get_if<std::vector<double>>(value);
    if (list != nullptr && list->size() == 1 && std::abs(list->front()) < 0x1p53 &&
        std::trunc(list->front()) == list->front()) {
        return static_cast<std::int64_t>(list->front());
    }
    return std::nullopt;
}

std::optional<std::string> text(const Attributes& attributes, std::string_view name) {
    const Attribute* const value = find(attributes, name);
    const auto* words = value == nullptr ? nullptr : std::get_if<std::string>(value);
    return words == nullptr ? std::nullopt : std::optional{*words};
}

void write_attribute(Id object, const std::string& name, const Attribute& value) {
    quiet();
    std::visit(WriteOne{object, name}, value);
}

void write_attributes(Id object, const Attributes& attributes) {
    for (const auto& [name, value] : attributes) {
        write_attribute(object, name, value);
    }
}

void write_integers(Id object, const std::string& name, Type type,
                    std::span<const std::int64_t> values) {
    quiet();
    const std::string doing = fmt::format("write attribute {}", name);
    const Handle attribute{
        check(H5Acreate2(object, name.c_str(), number_type(type), list_space(values.size()).id(),
                         H5P_DEFAULT, H5P_DEFAULT),
              object, doing)};
    check(H5Awrite(attribute.id(), H5T_NATIVE_INT64, values.data()), object, doing);
}

Attributes read_attributes(Id object) {
    quiet();
    Visit visit;
    if (H5Aiterate2(object, H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, take, &visit) < 0 &&
        !visit.trouble) {
        visit.attributes.clear(); // written by a program that keeps no order
        const herr_t result =
            H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_INC, nullptr, take, &visit);
        check(visit.trouble ? 0 : result, object, "read attributes");
    }
    if (visit.trouble) {
        std::rethrow_exception(visit.trouble);
    }
    return std::move(visit.attributes);
}

} // namespace catchup::hdf5
