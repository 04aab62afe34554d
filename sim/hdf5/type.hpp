// SPDX-License-Identifier: MIT
// The element types that result files use.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace catchup::hdf5 {

/// How one value is stored; `text` is a UTF-8 string of any length.
enum class Type : std::uint8_t { int8, int16, int32, int64, float32, float64, text };

template <class T>
inline constexpr bool is_storable =
    std::is_same_v<T, std::int8_t> || std::is_same_v<T, std::int16_t> ||
    std::is_same_v<T, std::int32_t> || std::is_same_v<T, std::int64_t> ||
    std::is_same_v<T, float> || std::is_same_v<T, double>;

/// The Type of a C++ number.
template <class T>
requires is_storable<T>
inline constexpr Type type_of = std::is_same_v<T, std::int8_t>    ? Type::int8
                                : std::is_same_v<T, std::int16_t> ? Type::int16
                                : std::is_same_v<T, std::int32_t> ? Type::int32
                                : std::is_same_v<T, std::int64_t> ? Type::int64
                                : std::is_same_v<T, float>        ? Type::float32
                                                                  : Type::float64;

[[nodiscard]] constexpr bool is_integer(Type type) noexcept { return type <= Type::int64; }

/// Bytes of one value; 16 for `text` (a reference into the heap).
[[nodiscard]] constexpr std::size_t bytes_of(Type type) noexcept {
    constexpr std::size_t bytes[] = {1, 2, 4, 8, 4, 8, 16};
    return bytes[static_cast<std::size_t>(type)];
}

} // namespace catchup::hdf5
