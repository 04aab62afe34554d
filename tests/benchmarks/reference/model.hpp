// SPDX-License-Identifier: MIT
// The reference workload on the engine's parts: columns, blocks, partner sums, draws by counter.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/network/partner_sums.hpp"
#include "sim/network/partners.hpp"
#include "sim/random/stream.hpp"
#include "tests/benchmarks/reference/constants.hpp"
#include "tests/benchmarks/reference/decide.hpp"

namespace catchup::bench::reference {

/// A small world of `mean_partners` a firm. Throws std::length_error if one firm has more
/// partners than a packed counter counts.
[[nodiscard]] network::Partners make_partners(std::uint32_t firms, const Stream& random);

/// All firms and their records. Single precision, but for sums.
class Model {
  public:
    /// `partners` must outlive the model.
    Model(const network::Partners& partners, const Stream& random);

    /// One quarter, recorded.
    void step();

    [[nodiscard]] const std::vector<Record>& records() const noexcept { return records_; }
    [[nodiscard]] std::uint32_t firms() const noexcept { return partners_->firms(); }
    /// Equal only for runs with the same bits in every record, state and purse.
    [[nodiscard]] std::uint64_t digest() const noexcept;

    /// The columns of some firms that follow each other, for `decide`.
    [[nodiscard]] Chunk chunk(std::uint32_t first, std::uint32_t count,
                              const std::uint32_t* draws) noexcept;

  private:
    using Sums = network::PartnerSums<std::uint32_t>;
    /// What one task of a quarter finds out: its own run of blocks.
    struct alignas(64) Task {
        std::vector<Sums::Change> changes;
        std::array<std::uint32_t, sectors * states> moved; // modulo 2^32
    };
    void populate();
    void decide_block(Block block, Task& task) noexcept;
    void settle(std::uint32_t first, const Scratch& scratch, Task& task) noexcept;

    const network::Partners* partners_;
    Stream random_;
    std::vector<std::uint8_t> state_;
    std::vector<std::uint8_t> sector_;
    std::vector<float> income_; // the columns of Chunk
    std::vector<float> scale_;
    std::vector<float> appetite_;
    std::vector<float> influence_;
    std::vector<float> purse_;
    Sums above_;
    std::vector<Task> tasks_;
    std::vector<Sums::Change> changes_; // of a quarter, where there are several tasks
    std::vector<double> purses_;        // of each block
    std::vector<Record> records_;
};

} // namespace catchup::bench::reference
