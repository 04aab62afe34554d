// SPDX-License-Identifier: MIT
#include "models/world.hpp"

#include <utility>

namespace catchup {

World::World(const Plan* the_plan, Stream luck, std::shared_ptr<const network::Partners> links,
             std::size_t places, std::size_t sector_count, std::size_t integrator_count)
    : plan{the_plan}, random{luck}, partners{std::move(links)}, firms{places},
      sector_firms(sector_count), sector_gain(sector_count),
      integrators(integrator_count), event_log{places}, booking_log{places}, birth_log{places} {}

} // namespace catchup
