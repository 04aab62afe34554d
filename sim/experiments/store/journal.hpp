// SPDX-License-Identifier: MIT
// What one writer did, line by line: the truth for resuming.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/experiments/store/append_file.hpp"
#include "sim/experiments/store/run_key.hpp"

namespace catchup::experiments {

/// A writer began to work: who, where.
struct Began {
    std::string time, host, program;
    std::int64_t process = 0;
};
/// A run's record is safe in a spool.
struct Done {
    RunKey run;
    double seconds = 0.0; // it took
    double outcome = 0.0; // what precision is judged by; 0 if nobody asked
    std::string spool;
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
};
/// A run failed for the `attempt`-th time, counted from 1.
struct Failed {
    RunKey run;
    double seconds = 0.0;
    std::uint32_t attempt = 1;
    std::string reason;
};
/// The failures of a run up to this attempt are forgiven: it is to be tried again.
struct Again {
    RunKey run;
    std::uint32_t attempt = 1;
};
/// A spool's records stand in a shard now, one row each in the order of their lines.
struct Sealed {
    std::string spool, shard, sha256;
    std::uint64_t rows = 0;
};
/// A spool or shard is damaged or gone: what it held is to be simulated again.
struct Lost {
    std::string file, reason;
};
using Line = std::variant<Began, Done, Failed, Again, Sealed, Lost>;

/// One line of text with its check digits and the newline.
[[nodiscard]] std::string to_text(const Line& line);

/// What a journal says, in order.
struct JournalText {
    std::vector<Line> lines;
    std::vector<std::size_t> damaged; // numbers of lines that cannot be trusted, from 1
};
/// Reads as far as the file goes. A last line without its end is what a killed writer leaves: it
/// was reported to nobody and does not count as damage. Throws FileError if it cannot be read.
[[nodiscard]] JournalText read_journal(const std::filesystem::path& path);

/// A journal open for adding. If its writer was killed within a line, the next begins on its own.
class Journal {
  public:
    explicit Journal(const std::filesystem::path& path);
    /// Adds the lines and returns when they are safe.
    void append(const std::vector<Line>& lines);

  private:
    AppendFile file_;
};

} // namespace catchup::experiments
