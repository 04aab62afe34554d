// SPDX-License-Identifier: MIT
// One line a parameter: from it come parsing, range checks, suggestions, the resolved text,
// the key reference, file attributes and the knob test.
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/config/complaints.hpp"
#include "sim/config/range.hpp"

namespace catchup::config {

/// Numbers by name, in the order of the file: { D0N0I0 = 0.69, D1N0I0 = 0.31 }.
using Shares = std::vector<std::pair<std::string, double>>;

/// A file that a scenario names, with its content; an empty path means no file.
struct TextFile {
    std::string path; // as written: relative to the folder of the scenario that names it
    std::string text;
    friend bool operator==(const TextFile&, const TextFile&) = default;
};

/// The unit as people are told it: a pure number, "1", has none.
[[nodiscard]] constexpr std::string_view shown_unit(std::string_view unit) {
    return unit == "1" ? std::string_view{} : unit;
}

enum class Need { has_default, required };

/// All that is known of a parameter besides its type and value.
struct Facts {
    std::string_view key = {};
    Range range = anything; // of a number, or of each number in a list or table
    std::string_view unit = {};
    std::string_view meaning;
    std::string_view source = {}; // of the default; or the word assumption
    Need need = Need::has_default;
};

template <class Owner, class T>
struct Leaf {
    Facts facts;
    T Owner::*member;
};
template <class Owner, class T>
struct Section {
    std::string_view key;
    T Owner::*member;
    std::string_view meaning;
};
template <class Owner, class T>
struct List {
    std::string_view key;
    std::vector<T> Owner::*member;
    std::string_view meaning;
};
template <class Owner, class T>
struct Embed {
    T Owner::*member;
};

/// The part of `range` that the type can hold.
template <class T>
[[nodiscard]] constexpr Range narrowed(Range range) {
    if constexpr (std::unsigned_integral<T> && !std::same_as<T, bool>) {
        if (range.low < 0.0) {
            range.low = 0.0;
            range.low_open = false;
        }
    }
    if constexpr (std::same_as<T, std::uint32_t>) {
        constexpr double most = std::numeric_limits<std::uint32_t>::max();
        if (range.high > most) {
            range.high = most;
            range.high_open = false;
        }
    }
    return range;
}

/// A parameter with a default. `meaning` is a few words for its reader, `source` is where the
/// default comes from.
template <class Owner, class T>
[[nodiscard]] constexpr auto field(std::string_view key, T Owner::*member, Range range,
                                   std::string_view unit, std::string_view meaning,
                                   std::string_view source) {
    return Leaf<Owner, T>{{key, narrowed<T>(range), unit, meaning, source, Need::has_default},
                          member};
}

/// A parameter that every scenario must give.
template <class Owner, class T>
[[nodiscard]] constexpr auto required(std::string_view key, T Owner::*member, Range range,
                                      std::string_view unit, std::string_view meaning,
                                      std::string_view source) {
    return Leaf<Owner, T>{{key, narrowed<T>(range), unit, meaning, source, Need::required}, member};
}

/// A [table] with a struct, or a variant of kinds, of its own.
template <class Owner, class T>
[[nodiscard]] constexpr auto section(std::string_view key, T Owner::*member,
                                     std::string_view meaning) {
    return Section<Owner, T>{key, member, meaning};
}

/// An [[array of tables]].
template <class Owner, class T>
[[nodiscard]] constexpr auto list(std::string_view key, std::vector<T> Owner::*member,
                                  std::string_view meaning) {
    return List<Owner, T>{key, member, meaning};
}

/// A struct, or a variant of kinds, whose keys stand in the table of its owner.
template <class Owner, class T>
[[nodiscard]] constexpr auto embed(T Owner::*member) {
    return Embed<Owner, T>{member};
}

} // namespace catchup::config
