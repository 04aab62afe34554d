// SPDX-License-Identifier: MIT
#include "sim/network/generators.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "sim/base/contract.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/draws.hpp"

namespace catchup::network {
namespace {

std::vector<Position> by_position(std::span<const Position> members) {
    std::vector<Position> sorted(members.begin(), members.end());
    if (!std::is_sorted(sorted.begin(), sorted.end())) {
        std::sort(sorted.begin(), sorted.end());
    }
    EXPECTS(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end());
    return sorted;
}

/// A circle in the making. Seats count from 0 around it; each seat owns one link a lap.
class Circle {
  public:
    /// Precondition: 2 x laps < seats, so that no link is owned twice.
    Circle(std::uint32_t seats, std::uint32_t laps)
        : seats_{seats}, laps_{laps}, ends_(std::size_t{seats} * laps), degree_(seats, 2 * laps) {
        for (std::uint32_t seat = 0; seat < seats; ++seat) {
            for (std::uint32_t lap = 0; lap < laps; ++lap) {
                const std::uint64_t clockwise = std::uint64_t{seat} + lap + 1; // < 2 x seats
                ends_[at(seat, lap)] =
                    static_cast<std::uint32_t>(clockwise < seats ? clockwise : clockwise - seats);
            }
        }
    }
    [[nodiscard]] std::uint32_t end(std::uint32_t seat, std::uint32_t lap) const noexcept {
        return ends_[at(seat, lap)];
    }
    /// Whether the seat can be given a link that it does not have.
    [[nodiscard]] bool has_room(std::uint32_t seat) const noexcept {
        return degree_[seat] + 1 < seats_;
    }
    [[nodiscard]] bool linked(std::uint32_t a, std::uint32_t b) const noexcept {
        return owns(a, b) || owns(b, a);
    }
    /// Asks for what `linked` and `move` will read of a seat far away.
    void fetch(std::uint32_t seat) const noexcept {
        __builtin_prefetch(ends_.data() + at(seat, 0));
        __builtin_prefetch(degree_.data() + seat);
    }
    void move(std::uint32_t seat, std::uint32_t lap, std::uint32_t to) noexcept {
        --degree_[end(seat, lap)];
        ++degree_[to];
        ends_[at(seat, lap)] = to;
    }

  private:
    [[nodiscard]] std::size_t at(std::uint32_t seat, std::uint32_t lap) const noexcept {
        return std::size_t{seat} * laps_ + lap;
    }
    [[nodiscard]] bool owns(std::uint32_t seat, std::uint32_t other) const noexcept {
        const std::uint32_t* const first = ends_.data() + at(seat, 0);
        return std::find(first, first + laps_, other) != first + laps_;
    }
    std::uint32_t seats_;
    std::uint32_t laps_;
    std::vector<std::uint32_t> ends_;   // the other end of each owned link, seat by seat
    std::vector<std::uint32_t> degree_; // links at each seat, owned or not
};

std::vector<Link> links_of(const Circle& circle, std::span<const Position> seated,
                           std::uint32_t laps) {
    std::vector<Link> links;
    links.reserve(seated.size() * laps);
    for (std::uint32_t seat = 0; seat < seated.size(); ++seat) {
        for (std::uint32_t lap = 0; lap < laps; ++lap) {
            links.push_back({seated[seat], seated[circle.end(seat, lap)]});
        }
    }
    return links;
}

constexpr std::uint32_t at_once = 512; // seats whose luck is drawn together

/// Gives the link a new end: the first attempt that makes neither a loop nor a repeat. While the
/// seat has room such an end exists, so the search comes to an end.
/// @param to what the first attempt names
void rewire(Circle& circle, std::uint32_t seat, std::uint32_t lap, std::uint32_t to,
            std::span<const Position> seated, const Stream& random) {
    const auto seats = static_cast<std::uint32_t>(seated.size());
    for (std::uint32_t attempt = 2; to == seat || circle.linked(seat, to); ++attempt) {
        to = below(random.bits(seated[seat].value(), attempt, Purpose::rewiring, lap), seats);
    }
    circle.move(seat, lap, to);
}

/// Rewires the lap's links of some seats, as luck has it.
void rewire_some(Circle& circle, std::uint32_t first, std::uint32_t count, std::uint32_t lap,
                 double rewiring, std::span<const Position> seated, const Stream& random) {
    std::array<std::uint32_t, at_once> ids;
    std::array<std::uint32_t, at_once> bits;
    const auto draw = [&](std::uint32_t firms, std::uint32_t attempt) {
        draw_bits(random, std::span{ids}.first(firms), attempt, Purpose::rewiring, lap, bits);
    };
    for (std::uint32_t i = 0; i < count; ++i) {
        ids[i] = seated[first + i].value();
    }
    draw(count, 0);
    std::array<std::uint32_t, at_once> chosen;
    std::uint32_t found = 0;
    for (std::uint32_t i = 0; i < count; ++i) { // no branch: luck cannot be predicted
        chosen[found] = first + i;
        found += to_uniform(bits[i]) < rewiring ? 1U : 0U;
    }
    for (std::uint32_t k = 0; k < found; ++k) {
        ids[k] = seated[chosen[k]].value();
    }
    draw(found, 1);
    for (std::uint32_t k = 0; k < found; ++k) {
        bits[k] = below(bits[k], static_cast<std::uint32_t>(seated.size()));
        circle.fetch(bits[k]);
    }
    for (std::uint32_t k = 0; k < found; ++k) {
        if (circle.has_room(chosen[k])) {
            rewire(circle, chosen[k], lap, bits[k], seated, random);
        }
    }
}

} // namespace

std::vector<Link> ring(std::span<const Position> members, std::uint32_t neighbours) {
    EXPECTS(neighbours % 2 == 0);
    if (neighbours >= members.size()) {
        return complete(members);
    }
    const std::uint32_t laps = neighbours / 2;
    const Circle circle{static_cast<std::uint32_t>(members.size()), laps};
    return links_of(circle, by_position(members), laps);
}

std::vector<Link> small_world(std::span<const Position> members, std::uint32_t neighbours,
                              double rewiring, const Stream& random) {
    EXPECTS(neighbours % 2 == 0 && neighbours < 131072);
    EXPECTS(rewiring >= 0.0 && rewiring <= 1.0);
    if (neighbours >= members.size()) {
        return complete(members);
    }
    const std::vector<Position> seated = by_position(members);
    const auto seats = static_cast<std::uint32_t>(seated.size());
    const std::uint32_t laps = neighbours / 2;
    Circle circle{seats, laps};
    for (std::uint32_t lap = 0; lap < laps; ++lap) {
        for (std::uint32_t first = 0; first < seats; first += at_once) {
            rewire_some(circle, first, std::min(at_once, seats - first), lap, rewiring, seated,
                        random);
        }
    }
    return links_of(circle, seated, laps);
}

std::vector<Link> complete(std::span<const Position> members) {
    const std::vector<Position> sorted = by_position(members);
    std::vector<Link> links;
    links.reserve(sorted.empty() ? 0 : sorted.size() * (sorted.size() - 1) / 2);
    for (std::size_t a = 0; a < sorted.size(); ++a) {
        for (std::size_t b = a + 1; b < sorted.size(); ++b) {
            links.push_back({sorted[a], sorted[b]});
        }
    }
    return links;
}

std::vector<Link> star(std::span<const Position> members) {
    std::vector<Link> links;
    for (std::size_t i = 1; i < members.size(); ++i) {
        EXPECTS(members[i] != members[0]);
        links.push_back({members[0], members[i]});
    }
    return links;
}

} // namespace catchup::network
