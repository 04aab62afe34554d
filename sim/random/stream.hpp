// SPDX-License-Identifier: MIT
// A draw as a pure function of (seed, replication, id, when, purpose, index).
#pragma once

#include <cstdint>

#include "sim/base/contract.hpp"
#include "sim/base/ids.hpp"
#include "sim/random/philox.hpp"
#include "sim/random/purpose.hpp"

namespace catchup {

/// 32 bits as a uniform number on the open interval (0, 1): the centres of 2^32 equal cells.
[[nodiscard]] constexpr double to_uniform(std::uint32_t bits) noexcept {
    return (static_cast<double>(bits) + 0.5) * 0x1p-32;
}

/// The luck of one replication. Holds no state: the same coordinates always give the same number,
/// in any order, on any thread, under any policy.
///
/// Layout (part of the results): key = seed; counter = (id / 4, when, replication,
/// purpose << 16 | index); the draw is word id % 4 of the block. Four neighbouring ids share a
/// block, so a sweep over firms can use every word of it. No two coordinates share a word.
/// `when` is the quarter for what happens in time and the attempt for what belongs to a project.
class Stream {
  public:
    Stream(std::uint64_t seed, Replication replication) noexcept
        : seed_{seed}, replication_{replication.value()} {}

    /// 32 uniform bits. Precondition: index < 65,536.
    [[nodiscard]] std::uint32_t bits(std::uint32_t id, std::uint32_t when, Purpose purpose,
                                     std::uint32_t index = 0) const noexcept {
        EXPECTS(index < 65536);
        const std::uint32_t what = static_cast<std::uint32_t>(purpose) << 16 | index;
        return philox(seed_, {id / 4, when, replication_, what})[id % 4];
    }

    /// Uniform on the open interval (0, 1).
    [[nodiscard]] double uniform(std::uint32_t id, std::uint32_t when, Purpose purpose,
                                 std::uint32_t index = 0) const noexcept {
        return to_uniform(bits(id, when, purpose, index));
    }
    [[nodiscard]] double uniform(FirmId firm, Step quarter, Purpose purpose,
                                 std::uint32_t index = 0) const noexcept {
        return uniform(firm.value(), quarter.value(), purpose, index);
    }

    [[nodiscard]] std::uint64_t seed() const noexcept { return seed_; }
    [[nodiscard]] std::uint32_t replication() const noexcept { return replication_; }

  private:
    std::uint64_t seed_;
    std::uint32_t replication_;
};

} // namespace catchup
