// SPDX-License-Identifier: MIT
// Categorical sequences of many individuals: which state each was in, period after period.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace catchup::analysis {

/// A state, by its place in the alphabet.
using Symbol = std::uint16_t;

/// States of one individual, period after period without a break; at least one.
struct Sequence {
    std::size_t from = 0; // period of the first state
    std::vector<Symbol> states;
    friend auto operator<=>(const Sequence&, const Sequence&) = default;
};

/// A run of one state within a sequence.
struct Spell {
    Symbol state = 0;
    std::size_t length = 0; // periods, at least 1
};
[[nodiscard]] std::vector<Spell> spells(const Sequence& sequence);
/// Its distinct successive states: one for each spell.
[[nodiscard]] std::vector<Symbol> successive_states(const Sequence& sequence);

/// One individual.
struct Member {
    std::string id;
    std::size_t kind = 0;  // its sequence: index into `distinct`
    std::size_t group = 0; // index into `groups`
    double weight = 1.0;   // > 0
};

/// Sequences of individuals; equal ones are kept once.
struct Sequences {
    std::vector<std::string> alphabet;
    std::vector<std::string> periods;     // at least as many as any sequence reaches
    std::vector<std::string> groups = {}; // none: individuals are not grouped
    std::vector<Sequence> distinct = {};  // in the order in which they first appear
    std::vector<Member> members = {};

    /// Weights of the members by distinct sequence: of all, or of one group.
    [[nodiscard]] std::vector<double> weights() const;
    [[nodiscard]] std::vector<double> weights(std::size_t group) const;
    [[nodiscard]] std::size_t longest() const; // periods; 0 without sequences
};

/// Adds individuals to sequences and finds out which sequences are equal.
class SequenceCollector {
  public:
    explicit SequenceCollector(Sequences& into) : into_{&into} {}
    /// The kind of `member` is set here.
    void add(Sequence sequence, Member member);

  private:
    Sequences* into_;
    std::map<Sequence, std::size_t> known_;
};

} // namespace catchup::analysis
