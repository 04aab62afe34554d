// SPDX-License-Identifier: MIT
#include "app/sequence_table.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "analysis/pathways/costs.hpp"
#include "app/table_file.hpp"
#include "sim/base/error.hpp"
#include "sim/config/csv.hpp"
#include "sim/config/file_text.hpp"
#include "sim/config/problems.hpp"
#include "sim/config/refusal.hpp"

namespace catchup::app {
namespace {

using analysis::Symbol;

constexpr std::size_t most_labels = 1000;
constexpr Symbol gap = std::numeric_limits<Symbol>::max(); // until the alphabet is known
constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

/// Labels in the order in which they appear.
class Labels {
  public:
    Symbol of(const std::string& label) {
        const auto [at, is_new] = known_.emplace(label, static_cast<Symbol>(names_.size()));
        if (is_new) {
            names_.push_back(label);
        }
        return at->second;
    }
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }

  private:
    std::vector<std::string> names_;
    std::map<std::string, Symbol> known_;
};

/// One row on its way in.
struct Row {
    analysis::Member member;
    std::vector<Symbol> states; // by period
};

class Reader {
  public:
    explicit Reader(const SequenceTableOptions& options) : options_{options} {
        for (const std::string& state : options.states) {
            labels_.of(state);
        }
    }

    void take_header(const std::vector<config::Cell>& header) {
        std::vector<std::string_view> names;
        for (const config::Cell& cell : header) {
            names.push_back(cell.text);
        }
        const auto place = [&](const std::string& name) {
            if (name.empty()) {
                return nowhere;
            }
            const auto at = std::find(names.begin(), names.end(), name);
            if (at == names.end()) {
                const std::string_view near = nearest(name, names);
                config::refuse_file(
                    options_.path,
                    fmt::format("no column is called '{}'{} Columns: {}", name,
                                near.empty() ? "." : fmt::format("; did you mean '{}'?", near),
                                fmt::join(names, ", ")));
            }
            return static_cast<std::size_t>(at - names.begin());
        };
        id_ = place(options_.id);
        group_ = place(options_.group);
        weight_ = place(options_.weight);
        for (std::size_t c = 0; c < names.size(); ++c) {
            if (c != id_ && c != group_ && c != weight_) {
                periods_.push_back(c);
                period_names_.emplace_back(names[c]);
            }
        }
        if (periods_.empty()) {
            config::refuse_file(options_.path,
                                "has no column of states beside those of --id, --group and "
                                "--weight");
        }
    }

    void take_row(const std::vector<config::Cell>& cells) {
        Row& row = rows_.emplace_back();
        row.member.id = id_ == nowhere ? fmt::format("{}", rows_.size())
                                       : std::string{named(cells[id_], "an individual's id")};
        if (id_ != nowhere && !ids_.emplace(row.member.id, rows_.size()).second) {
            complain(cells[id_], options_.id,
                     "stands for two individuals. Try a row for each, with all its periods");
        }
        if (group_ != nowhere) {
            row.member.group = groups_.of(std::string{named(cells[group_], "a group")});
        }
        if (weight_ != nowhere) {
            const std::optional<double> weight = number_in(trimmed(cells[weight_].text));
            if (!weight || !(*weight > 0.0) || *weight > 1e12) {
                complain(cells[weight_], options_.weight,
                         "is no weight. Try a number above 0; leave out rows that do not count");
            }
            row.member.weight = weight.value_or(1.0);
        }
        for (const std::size_t c : periods_) {
            row.states.push_back(symbol(cells[c]));
        }
    }

    SequenceTable table() {
        problems_.throw_if_any();
        if (rows_.empty()) {
            config::refuse_file(options_.path, "has a header but no rows");
        }
        SequenceTable found;
        found.sequences.periods = period_names_;
        found.sequences.groups = groups_.names();
        const std::vector<Symbol> places = settle_alphabet(found.sequences.alphabet);
        analysis::SequenceCollector collector{found.sequences};
        for (Row& row : rows_) {
            add(row, places, collector, found);
        }
        if (found.sequences.members.empty()) {
            config::refuse_file(options_.path,
                                found.dropped > 0
                                    ? "every row has gaps, and --missing drop leaves them all out"
                                    : "no row has a state in any period");
        }
        return found;
    }

  private:
    void complain(const config::Cell& cell, const std::string& column, const std::string& what) {
        problems_.add({options_.path, cell.line, cell.column},
                      fmt::format("column '{}' = {} {}", column, cell.text, what));
    }

    std::string_view named(const config::Cell& cell, std::string_view what) {
        const std::string_view text = trimmed(cell.text);
        if (is_gap(text)) {
            problems_.add({options_.path, cell.line, cell.column},
                          fmt::format("{} is missing. Try a name in every row", what));
        }
        return text;
    }

    Symbol symbol(const config::Cell& cell) {
        const std::string_view text = trimmed(cell.text);
        if (is_gap(text) || text == analysis::gap_label) {
            return gap;
        }
        const std::size_t known = labels_.names().size();
        const Symbol found = labels_.of(std::string{text});
        if (found == known && !options_.states.empty()) {
            problems_.add(
                {options_.path, cell.line, cell.column},
                fmt::format("'{}' is none of --states {}", text, fmt::join(options_.states, ",")));
        }
        if (found == known && known == most_labels) {
            throw InputError{Problem{
                {options_.path, cell.line, cell.column},
                fmt::format(
                    "'{}' is the {}st different state. Are these columns of states? Name the "
                    "others with --id, --group and --weight",
                    text, most_labels + 1)}};
        }
        return found;
    }

    /// Sorted, unless it was given; the place of each label in it.
    std::vector<Symbol> settle_alphabet(std::vector<std::string>& alphabet) {
        alphabet = labels_.names();
        if (options_.states.empty()) {
            std::sort(alphabet.begin(), alphabet.end());
        }
        std::vector<Symbol> places;
        for (const std::string& label : labels_.names()) {
            places.push_back(static_cast<Symbol>(
                std::find(alphabet.begin(), alphabet.end(), label) - alphabet.begin()));
        }
        return places;
    }

    void add(Row& row, const std::vector<Symbol>& places, analysis::SequenceCollector& collector,
             SequenceTable& into) {
        const auto is_state = [](Symbol one) { return one != gap; };
        auto first = std::find_if(row.states.begin(), row.states.end(), is_state);
        auto last = std::find_if(row.states.rbegin(), row.states.rend(), is_state).base();
        if (first == row.states.end()) {
            ++into.empty;
            return;
        }
        if (options_.gaps != Gaps::cut) {
            first = row.states.begin();
            last = row.states.end();
        }
        analysis::Sequence sequence{static_cast<std::size_t>(first - row.states.begin()), {}};
        for (auto at = first; at != last; ++at) {
            if (*at == gap && options_.gaps == Gaps::drop) {
                ++into.dropped;
                return;
            }
            sequence.states.push_back(*at == gap ? gap_place(into.sequences.alphabet)
                                                 : places[*at]);
        }
        collector.add(std::move(sequence), std::move(row.member));
    }

    static Symbol gap_place(std::vector<std::string>& alphabet) {
        if (alphabet.empty() || alphabet.back() != analysis::gap_label) {
            alphabet.emplace_back(analysis::gap_label);
        }
        return static_cast<Symbol>(alphabet.size() - 1);
    }

    const SequenceTableOptions& options_;
    config::Problems problems_;
    Labels labels_;
    Labels groups_;
    std::map<std::string, std::size_t> ids_;
    std::vector<Row> rows_;
    std::vector<std::size_t> periods_;
    std::vector<std::string> period_names_;
    std::size_t id_ = nowhere;
    std::size_t group_ = nowhere;
    std::size_t weight_ = nowhere;
};

} // namespace

SequenceTable read_sequence_table(const SequenceTableOptions& options) {
    const config::FileText read = config::read_file(options.path, most_table_bytes);
    if (!read.trouble.empty()) {
        config::refuse_file(options.path, fmt::format("{}. Try {}", read.trouble, read.remedy));
    }
    Reader reader{options};
    config::read_csv(
        read.text, options.path,
        [&](const std::vector<config::Cell>& header) { reader.take_header(header); },
        [&](const std::vector<config::Cell>& row) { reader.take_row(row); });
    return reader.table();
}

} // namespace catchup::app
