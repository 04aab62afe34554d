// SPDX-License-Identifier: MIT
#include "tests/benchmarks/reference/model.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>

#include "sim/numerics/instructions.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/random/draws.hpp"

namespace catchup::bench::reference {
namespace {

constexpr std::uint32_t least_to_share = 4; // blocks

/// A step up: what it costs at scale 1, what partners see of it, and where it leads.
struct Upgrade {
    float cost = 0.0F;
    std::uint32_t add = 0;
    std::uint32_t to = 0;
};
constexpr auto make_upgrades() {
    std::array<std::array<Upgrade, dimensions>, states> table{};
    for (std::uint32_t state = 0; state < states; ++state) {
        constexpr std::uint32_t stride[] = {9, 3, 1};
        for (std::uint32_t k = 0; k < dimensions; ++k) {
            if (const std::uint32_t level = state / stride[k] % 3; level < 2) {
                table[state][k] = {step_cost(k, static_cast<float>(level)),
                                   1U << counter_shift(k, level), state + stride[k]};
            }
        }
    }
    return table;
}
constexpr auto upgrades = make_upgrades();

/// Bit i is set if byte i of eight small numbers (below 4) is not 0.
std::uint64_t nonzero_bytes(std::uint64_t bytes) noexcept {
    return (((bytes | bytes >> 1) & 0x0101010101010101U) * 0x0102040810204080U) >> 56;
}
std::uint64_t nonzero_of_64(const std::uint8_t* options) noexcept {
    std::uint64_t mask = 0;
    for (unsigned i = 0; i < 8; ++i) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, options + 8 * i, 8);
        mask |= nonzero_bytes(bytes) << 8 * i;
    }
    return mask;
}

/// The same order of additions in every width: sixteen sums side by side.
double sum_of(const float* values, std::uint32_t count) noexcept {
    alignas(64) double lane[16] = {};
    vectorised([&]() noexcept {
        std::uint32_t i = 0;
        for (; i + 16 <= count; i += 16) {
            for (std::uint32_t j = 0; j < 16; ++j) {
                lane[j] += values[i + j];
            }
        }
        for (; i < count; ++i) {
            lane[i % 16] += values[i];
        }
    });
    return std::accumulate(std::begin(lane), std::end(lane), 0.0);
}

} // namespace

Chunk Model::chunk(std::uint32_t first, std::uint32_t count, const std::uint32_t* draws) noexcept {
    return {.firms = count,
            .state = &state_[first],
            .above = &above_.all()[first],
            .draw = draws,
            .income = &income_[first],
            .scale = &scale_[first],
            .appetite = &appetite_[first],
            .influence = &influence_[first],
            .purse = &purse_[first]};
}

/// Pays for choices, moves the firms and lists what their partners will see.
void Model::settle(std::uint32_t first, const Scratch& scratch, Task& task) noexcept {
    for (std::uint32_t group = 0; group < chunk_size; group += 64) {
        for (std::uint64_t mask = nonzero_of_64(scratch.option + group); mask != 0;
             mask &= mask - 1) {
            const auto at = group + static_cast<std::uint32_t>(std::countr_zero(mask));
            const std::uint32_t f = first + at;
            const std::uint32_t from = state_[f];
            const Upgrade& upgrade = upgrades[from][scratch.option[at] - 1U];
            purse_[f] -= upgrade.cost * scale_[f];
            state_[f] = static_cast<std::uint8_t>(upgrade.to);
            std::uint32_t* const moved = &task.moved[sector_[f] * states];
            --moved[from];
            ++moved[upgrade.to];
            task.changes.push_back({Position{f}, upgrade.add});
        }
    }
}

/// Reads states, sums and purses of the last quarter; writes those of the block's own firms.
void Model::decide_block(Block block, Task& task) noexcept {
    Scratch scratch;
    alignas(64) std::uint32_t ids[chunk_size];
    alignas(64) std::uint32_t draws[chunk_size];
    const auto quarter = static_cast<std::uint32_t>(records_.size());
    for (std::uint32_t first = block.begin; first < block.end; first += chunk_size) {
        const std::uint32_t count = std::min(chunk_size, block.end - first);
        std::iota(ids, ids + count, first);
        // a model of its own, so the numbers of the large model's options are free
        draw_bits(random_, {ids, count}, quarter, Purpose::option, 0, {draws, count});
        decide(chunk(first, count, draws), scratch);
        settle(first, scratch, task);
    }
    purses_[block.index] = sum_of(&purse_[block.begin], block.end - block.begin);
}

void Model::step() {
    const std::uint32_t blocks = block_count(firms());
    const unsigned threads = concurrency();
    const std::uint32_t count =
        threads == 1 || blocks < least_to_share ? 1 : std::min(blocks, 4 * threads);
    tasks_.resize(count);
    for_each_task(count, [&](std::uint32_t index) {
        Task& task = tasks_[index];
        task.changes.clear();
        task.moved.fill(0);
        const auto edge = [&](std::uint32_t part) {
            return static_cast<std::uint32_t>(std::uint64_t{blocks} * part / count);
        };
        for (std::uint32_t b = edge(index); b < edge(index + 1); ++b) {
            const std::uint32_t begin = b * block_size;
            decide_block({b, begin, std::min(begin + block_size, firms())}, task);
        }
    });
    Record record = records_.back();
    for (const Task& task : tasks_) {
        for (std::size_t cell = 0; cell < record.firms.size(); ++cell) {
            record.firms[cell] += task.moved[cell];
        }
    }
    record.mean_purse = std::accumulate(purses_.begin(), purses_.end(), 0.0) / firms();
    records_.push_back(record);
    if (count == 1) {
        above_.apply(*partners_, tasks_.front().changes);
        return;
    }
    changes_.clear();
    for (const Task& task : tasks_) {
        changes_.insert(changes_.end(), task.changes.begin(), task.changes.end());
    }
    above_.apply(*partners_, changes_);
}

std::uint64_t Model::digest() const noexcept {
    std::uint64_t hash = 0xcbf29ce484222325U; // FNV-1a
    const auto add = [&](const auto& value) {
        unsigned char bytes[sizeof value];
        std::memcpy(bytes, &value, sizeof value);
        for (const unsigned char byte : bytes) {
            hash = (hash ^ byte) * 0x100000001b3U;
        }
    };
    for (const Record& record : records_) {
        add(record.firms);
        add(record.mean_purse);
    }
    for (std::uint32_t f = 0; f < firms(); ++f) {
        add(state_[f]);
        add(purse_[f]);
    }
    return hash;
}

} // namespace catchup::bench::reference
