// SPDX-License-Identifier: MIT
#include "app/report_sweep.hpp"

#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/report/sections/answer_section.hpp"
#include "analysis/report/words.hpp"
#include "analysis/sweep.hpp"
#include "app/discovery.hpp"
#include "app/outcome_table.hpp"
#include "app/sensitivity_methods.hpp"
#include "sim/base/error.hpp"

namespace catchup::app {

using analysis::TidyRow;
using analysis::report::Answer;
using analysis::report::escaped;
using analysis::report::Figure;
using analysis::report::Section;
namespace words = analysis::report::words;

namespace {

/// Adds the indices of one output; why there are none, or "".
std::string add_indices(const OutcomeTable& table, const OutcomeTableOptions& data,
                        const std::string& output, bool is_asked, Answer& answer) {
    const std::string& design = table.sweep()->method();
    const bool is_designed = design == "saltelli" || design == "morris";
    if (!is_designed && !is_asked) {
        return "";
    }
    try {
        SensitivityOptions options;
        options.data = data;
        options.method = is_designed ? "" : "delta";
        const std::string method = chosen_method(options, table);
        for (TidyRow& row :
             analysis::all_rows(sensitivity_of(method, options, table, table.answers(output)))) {
            row.group = output;
            answer.rows.push_back(std::move(row));
        }
        return "";
    } catch (const InputError& error) {
        return words::missing(fmt::format("what {} hangs on", escaped(output)),
                              escaped(error.what()));
    }
}

} // namespace

Section sweep_section(const analysis::Results& file, const ReportInputs& inputs,
                      const std::string& id) {
    const OutcomeTableOptions data{file.path().string(), "", {}, inputs.where};
    std::vector<std::string> outputs = inputs.outputs;
    const OutcomeTable table{data, outputs};
    if (outputs.empty()) {
        for (const std::string& arm : table.sweep()->arms()) {
            outputs.push_back(table.sweep()->arms().size() > 1 ? fmt::format("reached[{}]", arm)
                                                               : "reached");
        }
    }
    Answer answer{file.title(), {}, {}};
    std::vector<std::string> counts;
    for (TidyRow& row : analysis::sweep_rows(file)) {
        if (row.measure == "factor") {
            answer.factors.push_back(std::move(row));
        } else if (row.measure == "runs" && row.estimate) {
            counts.push_back(fmt::format("{:.0f} {}", *row.estimate, row.item));
        }
    }
    std::vector<std::string> limits;
    for (const std::string& output : outputs) {
        if (std::string why = add_indices(table, data, output, !inputs.outputs.empty(), answer);
            !why.empty()) {
            limits.push_back(std::move(why));
        }
    }
    if (!inputs.when.empty()) {
        DiscoverOptions options;
        options.data = data;
        options.when = inputs.when;
        for (TidyRow& row : rows_of(discovery_of(table, options))) {
            answer.rows.push_back(std::move(row));
        }
    }
    Section section = answer_section(answer, id);
    section.asked.insert(section.asked.begin(),
                         fmt::format("{}: {} points; runs: {}.", escaped(file.title()),
                                     table.sweep()->points(), fmt::join(counts, ", ")));
    section.limits.insert(section.limits.end(), limits.begin(), limits.end());
    if (Figure points = analysis::report::parallel_figure(table.inputs(), outputs.front(),
                                                          table.of_means(outputs.front()));
        !points.rows.empty()) {
        points.id = fmt::format("{}-{}", id, points.id);
        section.figures.push_back(std::move(points));
    }
    return section;
}

} // namespace catchup::app
