// SPDX-License-Identifier: MIT
// Strong integer types: mixing up a firm, a place and a quarter is our likeliest silent bug.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "sim/base/contract.hpp"

namespace catchup {

/// An integer that does not mix with others. Compare and print `value()`; no arithmetic.
template <class Tag, class Rep = std::uint32_t>
class StrongId {
  public:
    using rep = Rep;
    constexpr StrongId() noexcept = default;
    constexpr explicit StrongId(Rep value) noexcept : value_{value} {}
    [[nodiscard]] constexpr Rep value() const noexcept { return value_; }
    friend constexpr auto operator<=>(StrongId, StrongId) noexcept = default;

  private:
    Rep value_ = 0;
};

using Position = StrongId<struct PositionTag>;       // a firm's place: array index and network node
using FirmId = StrongId<struct FirmTag>;             // a firm for life: place and generation
using Replication = StrongId<struct ReplicationTag>; // 0-based
using Step = StrongId<struct StepTag>;               // quarter since the start, 0-based
using SectorId = StrongId<struct SectorTag, std::uint16_t>;
using CountyId = StrongId<struct CountyTag, std::uint16_t>;

/// No quarter of any run: the value of dates that have not happened.
inline constexpr Step never{std::numeric_limits<std::uint32_t>::max()};

/// id = position + generation x positions: an entrant takes its predecessor's place under a new id.
[[nodiscard]] constexpr FirmId firm_id(Position place, std::uint32_t generation,
                                       std::uint32_t positions) noexcept {
    return FirmId{place.value() + generation * positions};
}
[[nodiscard]] constexpr Position position_of(FirmId id, std::uint32_t positions) noexcept {
    return Position{id.value() % positions};
}
[[nodiscard]] constexpr std::uint32_t generation_of(FirmId id, std::uint32_t positions) noexcept {
    return id.value() / positions;
}

namespace ids {
template <class T>
struct NumberOf {
    using type = T;
};
template <class T>
requires requires { typename T::rep; }
struct NumberOf<T> {
    using type = typename T::rep;
};
} // namespace ids
/// The number inside a strong type; of a plain number, itself.
template <class T>
using Number = typename ids::NumberOf<T>::type;

/// One value a firm, indexed by position. Never resized after set-up.
template <class T>
class Column {
  public:
    Column() = default;
    explicit Column(std::size_t firms, T initial = T{}) : values_(firms, initial) {}

    [[nodiscard]] T& operator[](Position at) noexcept {
        EXPECTS(at.value() < values_.size());
        return values_[at.value()];
    }
    [[nodiscard]] const T& operator[](Position at) const noexcept {
        EXPECTS(at.value() < values_.size());
        return values_[at.value()];
    }
    [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }
    [[nodiscard]] T* data() noexcept { return values_.data(); }
    [[nodiscard]] const T* data() const noexcept { return values_.data(); }
    /// The plain numbers, unchecked: for loops that become loops over vectors.
    [[nodiscard]] Number<T>* numbers() noexcept {
        static_assert(sizeof(Number<T>) == sizeof(T));
        return reinterpret_cast<Number<T>*>(values_.data());
    }
    [[nodiscard]] const Number<T>* numbers() const noexcept {
        return reinterpret_cast<const Number<T>*>(values_.data());
    }
    [[nodiscard]] std::span<const T> part(std::uint32_t begin, std::uint32_t end) const noexcept {
        EXPECTS(begin <= end && end <= values_.size());
        return {values_.data() + begin, end - begin};
    }
    [[nodiscard]] const std::vector<T>& values() const noexcept { return values_; }
    friend bool operator==(const Column&, const Column&) = default;

  private:
    std::vector<T> values_;
};

} // namespace catchup
