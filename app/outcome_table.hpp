// SPDX-License-Identifier: MIT
// What an analysis of inputs and outcomes starts from: a sweep's file or a CSV from anywhere.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/results.hpp"
#include "analysis/sweep_outcomes.hpp"
#include "app/table_file.hpp"

namespace CLI {
class App;
}

namespace catchup::app {

/// What the command line says of the data.
struct OutcomeTableOptions {
    std::string file;                // a sweep's, or ""
    std::string table;               // a CSV, or ""
    std::vector<std::string> inputs; // none = all factors of a sweep
    std::string where;               // rows that are looked at; "" = all
};

/// Adds --table, --inputs and --where.
void add_table_options(CLI::App& command, OutcomeTableOptions& options);

/// Rows of inputs and whatever formulas make of them. Rows that --where leaves out are not there.
class OutcomeTable {
  public:
    /// `formulas`: all that will be asked for. Throws InputError for files and names that do not
    /// fit.
    OutcomeTable(const OutcomeTableOptions& options, const std::vector<std::string>& formulas);

    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    [[nodiscard]] std::size_t rows() const noexcept { return kept_.size(); }
    [[nodiscard]] const analysis::Inputs& inputs() const noexcept { return inputs_; }
    /// Factors of the sweep that are the same in every row, which are no inputs.
    [[nodiscard]] const std::vector<std::string>& fixed() const noexcept { return fixed_; }
    /// By input: what it moves with in a sweep's design; itself if nothing.
    [[nodiscard]] const std::vector<std::string>& groups() const noexcept { return groups_; }
    /// By row: "A", "AB_...", ... of a sweep's Saltelli design; else empty.
    [[nodiscard]] const std::vector<std::string>& blocks() const noexcept { return blocks_; }
    /// Rows whose inputs were drawn independently of each other: of a sweep's Saltelli design A and B;
    /// else all.
    [[nodiscard]] std::vector<std::size_t> independent_rows() const;
    /// What must be heeded where rows are taken as independent, or "".
    [[nodiscard]] std::string dependence() const;
    /// None for a CSV.
    [[nodiscard]] const analysis::SweepOutcomes* sweep() const noexcept { return sweep_.get(); }

    /// The formula by row and replication, at the quarter with that index (a CSV has none); NaN
    /// where a run failed or a cell is empty. Names without a policy are about that of `arm`, if one is
    /// given. Throws InputError if it cannot be read.
    [[nodiscard]] analysis::Answers answers(const std::string& formula,
                                            std::optional<std::size_t> time = {},
                                            std::optional<std::size_t> arm = {}) const;
    /// The formula by row, of means over replications at the last quarter.
    [[nodiscard]] std::vector<double> of_means(const std::string& formula) const;

  private:
    void read_sweep(const OutcomeTableOptions& options);
    void read_table(const OutcomeTableOptions& options, const std::vector<std::string>& formulas);
    void keep_rows(const std::string& where);
    [[nodiscard]] std::vector<double> of_table(const std::string& formula) const;

    std::string path_;
    std::optional<TableFile> table_;
    std::unique_ptr<analysis::Results> file_;
    std::unique_ptr<analysis::SweepOutcomes> sweep_;
    std::vector<std::size_t> kept_; // rows of the file
    analysis::Inputs inputs_;
    std::vector<std::string> fixed_;
    std::vector<std::string> groups_;
    std::vector<std::string> blocks_;
};

} // namespace catchup::app
