// SPDX-License-Identifier: MIT
#include "app/distance_matrix.hpp"

#include <fmt/format.h>

#include "analysis/tidy.hpp"
#include "app/whole_file.hpp"
#include "sim/base/error.hpp"

namespace catchup::app {

void write_distance_matrix(const std::string& path, const analysis::Sequences& all,
                           const analysis::Metric& metric) {
    constexpr std::size_t most = 10'000;
    if (all.members.size() > most) {
        throw InputError{Problem{
            {path, 0, 0},
            fmt::format(
                "would hold the distances of {} individuals, {} at most. Try --replication, "
                "or a table of fewer rows",
                all.members.size(), most)}};
    }
    const analysis::Distances square = analysis::distances(all.distinct, metric);
    std::string text{"id"};
    for (const analysis::Member& member : all.members) {
        text += fmt::format(",{}", analysis::csv_text(member.id));
    }
    text += '\n';
    for (const analysis::Member& member : all.members) {
        text += analysis::csv_text(member.id);
        for (const analysis::Member& other : all.members) {
            text += fmt::format(",{}", square.at(member.kind, other.kind));
        }
        text += '\n';
    }
    write_whole_file(path, text);
}

} // namespace catchup::app
