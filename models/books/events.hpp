// SPDX-License-Identifier: MIT
// What happened to firms, in order: every state of every quarter can be rebuilt from these rows.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "models/firms.hpp"
#include "sim/parallel/blocks.hpp"

namespace catchup {

/// Append only: the numbers stand in result files.
enum class EventKind : std::uint8_t { start = 0, complete = 1, exit = 2, entry = 3 };
inline constexpr std::array<std::string_view, 4> event_kinds{"start", "complete", "exit", "entry"};

/// Names of Origin.
inline constexpr std::array<std::string_view, 3> origins{"none", "own", "contact"};

/// One row. What does not apply to a kind is zero (in_house for the integrator).
struct Event {
    Position firm{};
    std::uint32_t generation = 0;
    Step quarter{};
    EventKind kind{};
    State from{};
    State to{};
    Mask mask = 0;
    std::uint16_t attempt = 0;    // 1 = the firm's first project
    std::uint8_t rule = 0;        // index into the rule mix
    Origin origin = Origin::none; // start only
    std::int16_t integrator = in_house;
    Fen cost{};            // start: paid
    Fen written_off{};     // exit: debt that the lenders lose
    Fen public_cost{};     // part of cost that public money paid
    float gain = 0.0F;     // start: true steady-state margin gain of the step
    float exposure = 0.0F; // start: share of partners ahead, mean over the step
};

/// Rows that parallel loops write, a list a block: no locks, and the same order for any threads.
template <class Row>
class BlockLog {
  public:
    explicit BlockLog(std::size_t firms) : blocks_(block_count(firms)) {}
    void add(Position firm, const Row& row) { blocks_[firm.value() / block_size].push_back(row); }
    /// Moves everything out in block order; rows of a block stay in the order of writing.
    void drain_into(std::vector<Row>& all) {
        for (std::vector<Row>& block : blocks_) {
            all.insert(all.end(), block.begin(), block.end());
            block.clear();
        }
    }
    /// Gives the memory back, after a flood that does not come again (the births of the start).
    void release() {
        for (std::vector<Row>& block : blocks_) {
            std::vector<Row>{}.swap(block);
        }
    }

  private:
    std::vector<std::vector<Row>> blocks_;
};

} // namespace catchup
