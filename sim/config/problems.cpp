// SPDX-License-Identifier: MIT
#include "sim/config/problems.hpp"

#include <utility>

#include <fmt/format.h>

#include "sim/config/literal.hpp"

namespace catchup::config {
namespace {

constexpr std::size_t most_told = 20;
constexpr std::size_t most_kept = 1000; // between two looks at their order

} // namespace

void Problems::add(Place place, std::string text) {
    ++count_;
    kept_.push_back({std::move(place), shortened(std::move(text), longest_told)});
    if (kept_.size() == most_kept) {
        keep_first();
    }
}

/// One more than is told, to say where the rest begins.
void Problems::keep_first() {
    kept_ = InputError{std::move(kept_)}.problems(); // in file order
    if (kept_.size() > most_told + 1) {
        kept_.erase(kept_.begin() + most_told + 1, kept_.end());
    }
}

void Problems::throw_if_any() {
    if (count_ == 0) {
        return;
    }
    keep_first();
    const std::size_t untold = std::exchange(count_, 0);
    if (untold > most_told) {
        kept_.back().text = fmt::format("and {} more from here on", untold - most_told);
    }
    throw InputError{std::exchange(kept_, {})};
}

} // namespace catchup::config
