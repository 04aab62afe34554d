// SPDX-License-Identifier: MIT
#include "sim/hdf5/library.hpp"

#include <charconv>
#include <mutex>
#include <new>

#include <fmt/format.h>

#include "sim/hdf5/storage_error.hpp"

namespace catchup::hdf5 {
namespace {

static_assert(std::is_same_v<decltype(hid_t{} + Id{}), Id>, "a Handle must hold any hid_t");

struct Walk {
    std::string innermost;
    int system = 0; // errno, 0 if the system did not refuse
};

herr_t look(unsigned depth, const H5E_error2_t* error, void* data) {
    Walk& walk = *static_cast<Walk*>(data);
    const std::string_view text = error->desc == nullptr ? "" : error->desc;
    if (depth == 0) {
        walk.innermost = text;
    }
    constexpr std::string_view mark = "errno = ";
    if (const auto at = text.find(mark); at != text.npos && walk.system == 0) {
        std::from_chars(text.data() + at + mark.size(), text.data() + text.size(), walk.system);
    }
    return 0;
}

[[noreturn]] void fail(std::string_view path, std::string_view doing, Cause why) {
    throw StorageError{path, std::string{doing}, std::move(why.words), why.number};
}

/// Whether nothing can be written to the file of an open object.
bool is_for_reading(Id object) {
    unsigned intent = H5F_ACC_RDWR;
    const Handle file{H5Iget_file_id(object)};
    return file.is_open() && H5Fget_intent(file.id(), &intent) >= 0 && intent == H5F_ACC_RDONLY;
}

} // namespace

Handle::~Handle() {
    if (is_open()) {
        H5Idec_ref(id_);
    }
}

void quiet() noexcept {
    // Without its exit handler: after a failed flush the handler tries again and may not come back.
    // Nothing is lost, because a file is whole only after an explicit, checked close.
    static std::once_flag started;
    std::call_once(started, [] {
        H5dont_atexit();
        H5open();
    });
    thread_local const herr_t silent = H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    static_cast<void>(silent);
}

Cause cause() {
    Walk walk;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, look, &walk);
    if (walk.system != 0) {
        return {words_of(walk.system), walk.system};
    }
    // after a colon or comma stand addresses inside the file
    const std::string words = walk.innermost.substr(0, walk.innermost.find_first_of(":,"));
    return {words.empty() ? "unknown reason" : words, 0};
}

std::string path_of(Id object) {
    const ssize_t length = H5Fget_name(object, nullptr, 0);
    if (length <= 0) {
        return "HDF5 file";
    }
    std::string path(static_cast<std::size_t>(length), '\0');
    H5Fget_name(object, path.data(), path.size() + 1);
    return path;
}

hid_t check(hid_t result, std::string_view path, std::string_view doing) {
    if (result < 0) {
        fail(path, doing, cause());
    }
    return result;
}

hid_t check(hid_t result, Id object, std::string_view doing) {
    if (result < 0) {
        Cause why = cause(); // before the next call clears it
        if (why.number == 0 && is_for_reading(object)) {
            refuse(path_of(object),
                   fmt::format("is damaged or cut off (cannot {}: {})", doing, why.words));
        }
        fail(path_of(object), doing, std::move(why));
    }
    return result;
}

Handle owned(hid_t result) {
    if (result < 0) {
        throw std::bad_alloc{};
    }
    return Handle{result};
}

hid_t number_type(Type type) {
    switch (type) {
    case Type::int8:
        return H5T_NATIVE_INT8;
    case Type::int16:
        return H5T_NATIVE_INT16;
    case Type::int32:
        return H5T_NATIVE_INT32;
    case Type::int64:
        return H5T_NATIVE_INT64;
    case Type::float32:
        return H5T_NATIVE_FLOAT;
    case Type::float64:
        return H5T_NATIVE_DOUBLE;
    case Type::text:
        break;
    }
    throw std::invalid_argument{"text is not a number"};
}

Handle text_type() {
    Handle type = owned(H5Tcopy(H5T_C_S1));
    H5Tset_size(type.id(), H5T_VARIABLE);
    H5Tset_cset(type.id(), H5T_CSET_UTF8);
    return type;
}

Type type_from(hid_t stored, Id object, std::string_view name) {
    const std::size_t bytes = H5Tget_size(stored);
    const H5T_class_t kind = H5Tget_class(stored);
    if (kind == H5T_INTEGER && bytes <= 8) {
        return bytes == 1   ? Type::int8
               : bytes == 2 ? Type::int16
               : bytes == 4 ? Type::int32
                            : Type::int64;
    }
    if (kind == H5T_FLOAT && bytes <= 8) {
        return bytes <= 4 ? Type::float32 : Type::float64;
    }
    if (kind == H5T_STRING) {
        return Type::text;
    }
    refuse(path_of(object), fmt::format("{} is neither numbers nor text", name));
}

Handle creation(hid_t property_class) {
    Handle properties = owned(H5Pcreate(property_class));
    constexpr unsigned order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    H5Pset_attr_creation_order(properties.id(), order);
    if (H5Pisa_class(properties.id(), H5P_GROUP_CREATE) > 0) {
        H5Pset_link_creation_order(properties.id(), order);
    }
    H5Pset_obj_track_times(properties.id(), false);
    return properties;
}

} // namespace catchup::hdf5
