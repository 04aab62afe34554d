// SPDX-License-Identifier: MIT
#include "models/technology/states.hpp"

namespace catchup {

std::string label(State s) {
    std::string text;
    for (std::size_t x = 0; x < technologies; ++x) {
        text += technology_letters[x];
        text += static_cast<char>('0' + level(s, x));
    }
    return text;
}

std::vector<std::string> state_labels() {
    std::vector<std::string> labels;
    for (std::uint8_t s = 0; s < states; ++s) {
        labels.push_back(label(State{s}));
    }
    return labels;
}

std::optional<State> parse_state(std::string_view text) noexcept {
    for (std::uint8_t s = 0; s < states; ++s) {
        if (label(State{s}) == text) {
            return State{s};
        }
    }
    return std::nullopt;
}

} // namespace catchup
