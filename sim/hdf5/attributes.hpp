// SPDX-License-Identifier: MIT
// Named values that describe a file, a group or a dataset.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sim/hdf5/handle.hpp"
#include "sim/hdf5/type.hpp"

namespace catchup::hdf5 {

/// A truth value is stored as the integer 0 or 1 and read back as an integer.
using Attribute = std::variant<std::int64_t, double, bool, std::string, std::vector<double>,
                               std::vector<std::string>>;
/// In the order in which they are written.
using Attributes = std::vector<std::pair<std::string, Attribute>>;

/// The value under that name, or null.
[[nodiscard]] const Attribute* find(const Attributes& attributes, std::string_view name) noexcept;
/// The value under that name if it is of that kind. A list of one number counts as that number,
/// because netCDF tools store it so; an integer counts as a real, not the other way round.
[[nodiscard]] std::optional<std::int64_t> integer(const Attributes& attributes,
                                                  std::string_view name);
[[nodiscard]] std::optional<double> real(const Attributes& attributes, std::string_view name);
[[nodiscard]] std::optional<std::string> text(const Attributes& attributes, std::string_view name);

/// Writes one attribute of an open object. Text may be megabytes long but holds no NUL byte.
void write_attribute(Id object, const std::string& name, const Attribute& value);
void write_attributes(Id object, const Attributes& attributes);
/// Writes a list of integers in the given integer type (CF's `flag_values`).
void write_integers(Id object, const std::string& name, Type type,
                    std::span<const std::int64_t> values);

/// All attributes in the order of writing, without those that netCDF keeps for itself and those
/// that are neither numbers nor text.
[[nodiscard]] Attributes read_attributes(Id object);

} // namespace catchup::hdf5
