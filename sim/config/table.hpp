// SPDX-License-Identifier: MIT
// A table of the scenario as the reader sees it: asked key by key, it says what was not asked for.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/calendar.hpp"
#include "sim/config/choice.hpp"
#include "sim/config/field.hpp"
#include "sim/config/findings.hpp"

namespace catchup::config {

/// One table, which may be absent: then only required keys complain. Every problem is gathered;
/// nothing throws before the end.
class Table {
  public:
    /// The document's top table.
    Table(const Document& document, Findings& findings);

    /// Reads a key into `out`; leaves it alone if the key is absent or wrong.
    void read(const Facts& facts, double& out);
    void read(const Facts& facts, std::int64_t& out);
    void read(const Facts& facts, std::uint32_t& out);
    void read(const Facts& facts, std::uint64_t& out);
    void read(const Facts& facts, bool& out);
    void read(const Facts& facts, std::string& out);
    void read(const Facts& facts, Quarter& out);
    void read(const Facts& facts, std::vector<std::string>& out);
    void read(const Facts& facts, std::vector<double>& out); // of any length
    void read(const Facts& facts, Shares& out);
    void read(const Facts& facts, TextFile& out);
    template <std::size_t N>
    void read(const Facts& facts, std::array<double, N>& out) {
        read_numbers(facts, out);
    }

    /// The table under `key`, absent or not; nothing if something else stands there.
    [[nodiscard]] std::optional<Table> section(std::string_view key);
    /// The tables of the list under `key`; nothing if the key is absent or wrong.
    [[nodiscard]] std::optional<std::vector<Table>> list(std::string_view key);

    /// The index of the kind that the table names, or `current` if it names none; nothing if it
    /// names one that does not exist (then its other keys are not judged).
    [[nodiscard]] std::optional<std::size_t> choose(const std::vector<std::string_view>& kinds,
                                                    std::size_t current);
    /// The index of the preset that the table names; it must name one, unless the table is absent
    /// and `current` (the kind so far) is not "".
    [[nodiscard]] std::optional<std::size_t> preset(const std::vector<std::string_view>& kinds,
                                                    std::string_view current);
    /// Keys of other kinds than the chosen one are told as such; they are no problem where they come
    /// from a file below that of `kind`.
    void know_kinds(std::vector<KindKeys> kinds, std::size_t chosen);
    /// Lets a table stand under `key`, which no message offers.
    void let_stand(std::string_view key);
    /// Complains of every key that nobody asked for.
    void finish();
    /// Complains at the place of a dotted key of this table, or of the table if it is absent.
    void complain(std::string_view key, std::string_view text);
    /// Faults found in the whole document so far: all problems but those of complain().
    [[nodiscard]] std::size_t fault_count() const noexcept { return findings_->fault_count(); }

  private:
    Table(const Node* node, Place place, std::string prefix, Findings& findings);
    /// The value under the key, which from now on is known; complains if it is needed and absent.
    [[nodiscard]] const Node* find(const Facts& facts);
    [[nodiscard]] const Entry* find(std::string_view key);
    [[nodiscard]] std::optional<std::size_t> kind_at(const Node& value,
                                                     const std::vector<std::string_view>& kinds);
    [[nodiscard]] std::optional<double> number(const Facts& facts, const std::string& key,
                                               const Node& value);
    [[nodiscard]] std::optional<std::int64_t> integer(const Facts& facts);
    [[nodiscard]] bool in_range(const Facts& facts, const std::string& key, const Node& value,
                                double as_number);
    void read_numbers(const Facts& facts, std::span<double> out);
    void judge(const Entry& entry);
    void wrong(const std::string& key, const Node& value, std::string_view problem);

    const Node* node_;
    Place place_;
    std::string prefix_; // dotted
    Findings* findings_;
    std::vector<std::string_view> known_;    // keys that may stand here
    std::vector<std::string_view> unlisted_; // further ones, which no message offers
    std::vector<KindKeys> kinds_;            // of the table's choice, if it has one
    std::size_t chosen_ = 0;                 // of kinds_
    bool judges_keys_ = true;
};

} // namespace catchup::config
