// SPDX-License-Identifier: MIT
#include "sim/config/refusal.hpp"

#include <utility>

namespace catchup::config {

void refuse(Place place, std::string problem) {
    Problem only;
    only.place = std::move(place);
    only.text = std::move(problem);
    throw InputError{std::move(only)};
}

} // namespace catchup::config
