// SPDX-License-Identifier: MIT
// What a policy lever is, and the ways in which levers act. To add one: docs/add-a-lever.md.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>

#include "models/books/ledger.hpp"
#include "sim/config/field.hpp"

namespace catchup {

/// A plain struct: parameters, fields(), check(), and what it pays as pure functions. It says how it
/// acts by having the members of one of the concepts below; the processes (models/processes/) do
/// the rest for all levers that act alike. A lever sees no firm and no luck.
template <class Lever>
concept PolicyLever = requires {
    { Lever::name } -> std::convertible_to<std::string_view>;
    { Lever::meaning } -> std::convertible_to<std::string_view>;
    Lever::fields();
};

/// Pays a part of a project's price, both million RMB, when it starts.
template <class Lever>
concept PaysForSteps = requires(const Lever& lever, double price) {
    { lever.support(price) }
    noexcept->std::same_as<double>;
    { Lever::purpose } -> std::convertible_to<BookingPurpose>; // in the books
};

/// Is given to single firms ahead of the project; what it may cost is set aside until it is used or
/// lapses after `quarters`.
template <class Lever>
concept Entitles = PaysForSteps<Lever> && requires(const Lever& lever) {
    { lever.cap } -> std::convertible_to<double>; // million RMB
    { lever.quarters } -> std::convertible_to<std::int64_t>;
    { lever.yearly } -> std::convertible_to<double>; // given out a year, at most
};

/// Spends so much a quarter on a good that all firms within its reach share (E15).
template <class Lever>
concept PublicGood = requires(const Lever& lever) {
    { lever.spending } -> std::convertible_to<double>; // million RMB a quarter
    { lever.scale } -> std::convertible_to<double>;    // million RMB for 1,000 firms: S
    { lever.lag } -> std::convertible_to<std::int64_t>;
    { Lever::purpose } -> std::convertible_to<BookingPurpose>;
};

} // namespace catchup
