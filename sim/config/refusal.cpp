// SPDX-License-Identifier: MIT
#include "sim/config/refusal.hpp"

#include <utility>

#include "sim/config/literal.hpp"
#include "sim/config/problems.hpp"

namespace catchup::config {

void refuse(Place place, std::string problem) {
    Problem only;
    only.place = std::move(place);
    only.text = shortened(std::move(problem), longest_told);
    throw InputError{std::move(only)};
}

void refuse_file(const std::string& path, std::string problem) {
    refuse({path, 0, 0}, std::move(problem));
}

} // namespace catchup::config
