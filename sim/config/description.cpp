// SPDX-License-Identifier: MIT
#include "sim/config/description.hpp"

#include <utility>

namespace catchup::config {

Item value_item(const Facts& facts, LeafValue value) {
    return {Item::Shape::value, std::string{facts.key}, facts, std::move(value), {}};
}

Item kind_item(std::string_view kind) {
    return value_item({.key = "kind", .meaning = "which kind"}, std::string{kind});
}

} // namespace catchup::config
