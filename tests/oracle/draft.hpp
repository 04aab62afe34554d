// SPDX-License-Identifier: MIT
// A scenario's TOML text with drawn values, key by key.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "sim/numerics/elementary.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

namespace catchup::oracle {

using Words = std::vector<std::string>;
using Range = std::pair<double, double>;

/// Numbers for one scenario; the purpose only names a draw.
class Dice {
  public:
    explicit Dice(std::uint32_t scenario) : luck_{20261122, Replication{scenario}} {}

    double real(double lowest, double highest) {
        return lowest + (highest - lowest) * luck_.uniform(drawn_++, 0, Purpose::option, 0);
    }
    /// Evenly on the scale of logarithms.
    double scale(double lowest, double highest) { return exp(real(log(lowest), log(highest))); }
    int whole(int lowest, int highest) {
        const auto choices = static_cast<std::uint32_t>(highest - lowest + 1);
        return lowest + static_cast<int>(below(luck_.bits(drawn_++, 0, Purpose::option), choices));
    }
    bool chance(double probability) { return real(0.0, 1.0) < probability; }
    /// So many of the words, in random order.
    Words some(Words all, int count) {
        for (std::size_t i = all.size(); i > 1; --i) {
            std::swap(all[i - 1], all[static_cast<std::size_t>(whole(0, static_cast<int>(i) - 1))]);
        }
        all.resize(std::min(all.size(), static_cast<std::size_t>(count)));
        return all;
    }

  private:
    Stream luck_;
    std::uint32_t drawn_ = 0;
};

/// Every call adds one line. Values have four digits, so that people can read them.
class Draft {
  public:
    explicit Draft(Dice& dice) : dice_{&dice} {}
    [[nodiscard]] const std::string& text() const { return text_; }

    Draft& head(std::string_view table) {
        text_ += fmt::format("{}\n", table);
        return *this;
    }
    Draft& literal(std::string_view key, const std::string& value) {
        text_ += fmt::format("{} = {}\n", key, value);
        return *this;
    }
    Draft& word(std::string_view key, const std::string& value) {
        return literal(key, '"' + value + '"');
    }
    Draft& words(std::string_view key, const Words& values) {
        std::string list;
        for (const std::string& value : values) {
            list += (list.empty() ? "\"" : ", \"") + value + '"';
        }
        return literal(key, '[' + list + ']');
    }
    Draft& count(std::string_view key, int value) { return literal(key, fmt::format("{}", value)); }
    Draft& number(std::string_view key, double value) {
        return literal(key, fmt::format("{:.4g}", value));
    }
    Draft& real(std::string_view key, Range range) {
        return number(key, dice_->real(range.first, range.second));
    }
    Draft& scale(std::string_view key, Range range) {
        return number(key, dice_->scale(range.first, range.second));
    }
    /// 0 with probability 1/4: the process is off.
    Draft& maybe(std::string_view key, Range range) {
        return dice_->chance(0.25) ? number(key, 0.0) : real(key, range);
    }
    Draft& whole(std::string_view key, int lowest, int highest) {
        return count(key, dice_->whole(lowest, highest));
    }
    Draft& flag(std::string_view key, double probability) {
        return literal(key, dice_->chance(probability) ? "true" : "false");
    }
    Draft& reals(std::string_view key, const std::vector<Range>& ranges) {
        std::string list;
        for (const Range& range : ranges) {
            list += fmt::format("{}{:.4g}", list.empty() ? "" : ", ",
                                dice_->real(range.first, range.second));
        }
        return literal(key, '[' + list + ']');
    }
    Draft& shares(std::string_view key, const Words& names, double highest) {
        std::string list;
        for (const std::string& name : names) {
            list += fmt::format("{}{} = {:.4g}", list.empty() ? "" : ", ", name,
                                dice_->real(0.0, highest));
        }
        return literal(key, "{ " + list + " }");
    }

  private:
    Dice* dice_;
    std::string text_;
};

} // namespace catchup::oracle
