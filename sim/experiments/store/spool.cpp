// SPDX-License-Identifier: MIT
#include "sim/experiments/store/spool.hpp"

#include <bit>
#include <cstring>
#include <fstream>
#include <string_view>

#include "sim/base/contract.hpp"
#include "sim/output/sha256.hpp"

namespace catchup::experiments {
namespace {

static_assert(std::endian::native == std::endian::little, "spools hold little-endian values");
constexpr std::string_view mark = "CATCHUP RUN 1\n";
constexpr std::size_t digest_digits = 64;

void add(std::string& bytes, const auto& value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

std::string digest_of(std::string_view bytes) {
    output::Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

/// Takes values off the front of a text.
class Reader {
  public:
    explicit Reader(std::string_view bytes) : rest_{bytes} {}
    template <class T>
    T one() {
        T value{};
        copy(&value, sizeof value);
        return value;
    }
    template <class T>
    std::vector<T> many(std::uint64_t count) {
        if (count > rest_.size() / sizeof(T)) {
            fine_ = false;
            return {};
        }
        std::vector<T> values(count);
        copy(values.data(), count * sizeof(T));
        return values;
    }
    std::string_view text(std::size_t size) {
        fine_ = fine_ && size <= rest_.size();
        const std::string_view taken = rest_.substr(0, size);
        rest_.remove_prefix(taken.size());
        return taken;
    }
    [[nodiscard]] bool is_fine() const noexcept { return fine_; }
    [[nodiscard]] bool is_used_up() const noexcept { return rest_.empty(); }

  private:
    void copy(void* into, std::size_t size) {
        if (!fine_ || size > rest_.size()) {
            fine_ = false;
            return;
        }
        if (size > 0) {
            std::memcpy(into, rest_.data(), size);
        }
        rest_.remove_prefix(size);
    }
    std::string_view rest_;
    bool fine_ = true;
};

} // namespace

std::string frame_of(const RunKey& run, const output::Record& record) {
    EXPECTS(record.tables.empty() && run.world.size() == world_digits);
    std::string bytes{mark};
    bytes += run.world;
    add(bytes, run.replication);
    add(bytes, static_cast<std::uint32_t>(record.variables.size()));
    for (const output::Values& values : record.variables) {
        add(bytes, static_cast<std::uint64_t>(values.index()));
        std::visit(
            [&](const auto& numbers) {
                add(bytes, static_cast<std::uint64_t>(numbers.size()));
                bytes.append(reinterpret_cast<const char*>(numbers.data()),
                             numbers.size() * sizeof numbers[0]);
            },
            values);
    }
    return bytes + digest_of(bytes);
}

std::optional<output::Record> record_of(const std::string& frame, const RunKey& run) {
    if (frame.size() < digest_digits) {
        return std::nullopt;
    }
    const std::string_view body{frame.data(), frame.size() - digest_digits};
    if (digest_of(body) != frame.substr(body.size())) {
        return std::nullopt;
    }
    Reader reader{body};
    if (reader.text(mark.size()) != mark || reader.text(world_digits) != run.world ||
        reader.one<std::uint32_t>() != run.replication) {
        return std::nullopt;
    }
    output::Record record;
    const auto count = reader.one<std::uint32_t>();
    for (std::uint32_t v = 0; v < count && reader.is_fine(); ++v) {
        const auto kind = reader.one<std::uint64_t>();
        const auto size = reader.one<std::uint64_t>();
        if (kind == 0) {
            record.variables.emplace_back(reader.many<std::int64_t>(size));
        } else {
            record.variables.emplace_back(reader.many<double>(size));
        }
    }
    return reader.is_fine() && reader.is_used_up() ? std::optional{std::move(record)}
                                                   : std::nullopt;
}

std::string read_bytes(const std::filesystem::path& path, std::uint64_t offset,
                       std::uint64_t bytes) {
    std::ifstream file{path, std::ios::binary};
    file.seekg(static_cast<std::streamoff>(offset));
    std::string read(bytes, '\0');
    file.read(read.data(), static_cast<std::streamsize>(bytes));
    read.resize(static_cast<std::size_t>(file.gcount()));
    return read;
}

} // namespace catchup::experiments
