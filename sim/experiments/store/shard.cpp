// SPDX-License-Identifier: MIT
#include "sim/experiments/store/shard.hpp"

#include <bit>
#include <charconv>
#include <fstream>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "sim/base/contract.hpp"
#include "sim/base/error.hpp"
#include "sim/hdf5/format.hpp"
#include "sim/output/sha256.hpp"
#include "sim/output/writer.hpp"

namespace catchup::experiments {
namespace {

constexpr std::size_t words = 2;

output::Schema with_keys(output::Schema schema, std::size_t expected_rows) {
    schema.leading = {"row", "finished run, in the order of finishing", expected_rows};
    schema.dimensions.push_back({"word", "half of a world's name", words, {}});
    const std::vector<output::Variable> keys{
        {.name = "world",
         .units = "1",
         .meaning = "hash of all that decides the run's results but the replication",
         .dimensions = {"word"},
         .number = output::Number::integer,
         .group = "",
         .flags = {}},
        {.name = "replication",
         .units = "1",
         .meaning = "repetition of the run with other luck, counted from 0",
         .dimensions = {},
         .number = output::Number::integer,
         .group = "",
         .flags = {}}};
    schema.variables.insert(schema.variables.begin(), keys.begin(), keys.end());
    return schema;
}

std::vector<std::int64_t> words_of(const std::string& world) {
    EXPECTS(world.size() == world_digits);
    std::vector<std::int64_t> numbers;
    for (std::size_t at = 0; at < world_digits; at += world_digits / words) {
        std::uint64_t bits = 0;
        std::from_chars(world.data() + at, world.data() + at + world_digits / words, bits, 16);
        numbers.push_back(std::bit_cast<std::int64_t>(bits));
    }
    return numbers;
}

} // namespace

struct ShardWriter::State {
    output::Writer writer;
};

ShardWriter::ShardWriter(const std::filesystem::path& path, const output::Schema& schema,
                         std::size_t expected_rows)
    : state_{new State{{path, with_keys(schema, expected_rows)}}} {}
ShardWriter::~ShardWriter() = default;

void ShardWriter::append(const RunKey& run, output::Record record) {
    record.variables.insert(
        record.variables.begin(),
        {words_of(run.world), std::vector<std::int64_t>{std::int64_t{run.replication}}});
    state_->writer.append(record);
}

void ShardWriter::finish() { state_->writer.finish({{"kind", "shard"}}, {}, {}); }

ShardReader::ShardReader(const std::filesystem::path& path, const output::Schema& schema)
    : path_{path}, file_{hdf5::File::open(path)}, worlds_{file_.dataset("world")},
      replications_{file_.dataset("replication")} {
    for (const output::Variable& variable : schema.variables) {
        variables_.push_back(file_.dataset(variable.name));
        numbers_.push_back(variable.number);
    }
}

output::Record ShardReader::row(std::uint64_t row, const RunKey& run) const {
    if (worlds_.read_rows<std::int64_t>(row, 1) != words_of(run.world) ||
        replications_.read_rows<std::int64_t>(row, 1).front() != run.replication) {
        throw InputError{Problem{{path_.native(), 0, 0},
                                 fmt::format("row {} is not of the run that the journal says. Try "
                                             "catchup verify, or removing the file and catchup "
                                             "sweep again",
                                             row)}};
    }
    output::Record record;
    for (std::size_t v = 0; v < variables_.size(); ++v) {
        if (numbers_[v] == output::Number::integer) {
            record.variables.emplace_back(variables_[v].read_rows<std::int64_t>(row, 1));
        } else {
            record.variables.emplace_back(variables_[v].read_rows<double>(row, 1));
        }
    }
    return record;
}

std::string file_digest(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) {
        return "";
    }
    output::Sha256 hash;
    std::vector<char> block(std::size_t{1} << 20);
    while (file) {
        file.read(block.data(), static_cast<std::streamsize>(block.size()));
        hash.add(std::span<const char>{block.data(), static_cast<std::size_t>(file.gcount())});
    }
    return file.bad() ? "" : hash.finish();
}

} // namespace catchup::experiments
