// SPDX-License-Identifier: MIT
#include "app/firm_sequences.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "app/firm_groups.hpp"
#include "sim/base/error.hpp"

namespace catchup::app {
namespace {

using analysis::Life;
using analysis::Symbol;

/// States at places 0, every, 2 every, ... of the time axis, as far as the firm is there.
analysis::Sequence sequence_of(const Life& life, std::size_t every) {
    analysis::Sequence sequence;
    sequence.from = (life.from + every - 1) / every;
    std::size_t state = life.start;
    std::size_t next = 0;
    for (std::size_t place = sequence.from * every; place < life.until; place += every) {
        while (next < life.rises.size() && life.rises[next].place <= place) {
            state = life.rises[next].state;
            ++next;
        }
        sequence.states.push_back(static_cast<Symbol>(state));
    }
    return sequence;
}

/// Group labels in the order in which they appear.
class Groups {
  public:
    explicit Groups(std::vector<std::string>& names) : names_{&names} {}
    std::size_t of(const std::string& label) {
        const auto [at, is_new] = known_.emplace(label, names_->size());
        if (is_new) {
            names_->push_back(label);
        }
        return at->second;
    }

  private:
    std::vector<std::string>* names_;
    std::map<std::string, std::size_t> known_;
};

} // namespace

analysis::Sequences firm_sequences(const FirmSequenceOptions& options, std::size_t& short_lived) {
    const std::vector<FirmFile> files = read_firm_files(options.files);
    const std::string grouping = options.group.empty() && files.size() > 1 ? "file" : options.group;
    analysis::Sequences all;
    const std::vector<std::string>& quarters = files[0].results.quarters();
    for (std::size_t place = 0; place < quarters.size(); place += options.every) {
        all.periods.push_back(quarters[place]);
    }
    for (std::size_t state = 0; state < analysis::state_count; ++state) {
        all.alphabet.push_back(fmt::format("D{}N{}I{}", analysis::digital(state),
                                           analysis::network(state), analysis::intelligent(state)));
    }
    analysis::SequenceCollector collector{all};
    Groups groups{all.groups};
    for (const FirmFile& file : files) {
        if (options.replication && *options.replication >= file.histories.runs.size()) {
            throw InputError{
                Problem{{file.results.path().string(), 0, 0},
                        fmt::format("has no replication {}: they count from 0 to {}",
                                    *options.replication, file.histories.runs.size() - 1)}};
        }
        for (std::size_t r = 0; r < file.histories.runs.size(); ++r) {
            if (options.replication && *options.replication != r) {
                continue;
            }
            for (const Life& life : file.histories.runs[r].lives) {
                analysis::Sequence sequence = sequence_of(life, options.every);
                if (sequence.states.empty()) {
                    ++short_lived;
                    continue;
                }
                analysis::Member member;
                member.id = fmt::format("{}{}/{}/{}", files.size() > 1 ? file.name + "/" : "", r,
                                        life.firm, life.generation);
                member.group =
                    grouping.empty() ? 0 : groups.of(firm_label(file, r, life, grouping));
                collector.add(std::move(sequence), std::move(member));
            }
        }
    }
    return all;
}

} // namespace catchup::app
