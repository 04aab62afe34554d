// SPDX-License-Identifier: MIT
#include "sim/experiments/store/journal.hpp"

#include <cerrno>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/output/refusal.hpp"
#include "sim/output/sha256.hpp"

namespace catchup::experiments {
namespace {

constexpr std::size_t check_digits = 8;
constexpr std::string_view cut_mark = "\tcut"; // ends a line whose writer was killed within it

std::string check_of(std::string_view text) {
    output::Sha256 hash;
    hash.add(text);
    return hash.finish().substr(0, check_digits);
}

/// A field holds no tabulator and no newline: those are written as \t and \n, \ as \\.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '\t':
            out += "\\t";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\\':
            out += "\\\\";
            break;
        default:
            out += c;
        }
    }
    return out;
}
std::string plain(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const char c = text[++i];
        out += c == 't' ? '\t' : c == 'n' ? '\n' : c;
    }
    return out;
}

template <class... Fields>
std::string joined(const Fields&... fields) {
    return fmt::format("{}", fmt::join(std::tie(fields...), "\t"));
}

struct Words {
    std::string operator()(const Began& l) const {
        return joined("began", escaped(l.time), escaped(l.host), l.process, escaped(l.program));
    }
    std::string operator()(const Done& l) const {
        return joined("done", l.run.world, l.run.replication, l.seconds, l.outcome, l.spool,
                      l.offset, l.bytes);
    }
    std::string operator()(const Failed& l) const {
        return joined("failed", l.run.world, l.run.replication, l.seconds, l.attempt,
                      escaped(l.reason));
    }
    std::string operator()(const Again& l) const {
        return joined("again", l.run.world, l.run.replication, l.attempt);
    }
    std::string operator()(const Sealed& l) const {
        return joined("sealed", l.spool, l.shard, l.sha256, l.rows);
    }
    std::string operator()(const Lost& l) const {
        return joined("lost", escaped(l.file), escaped(l.reason));
    }
};

/// Fields of a line one after another; `fine` turns false when one does not fit.
class Fields {
  public:
    explicit Fields(std::string_view text) : rest_{text} {}
    std::string_view next() {
        if (used_up_) {
            fine_ = false;
            return {};
        }
        const std::size_t end = rest_.find('\t');
        const std::string_view field = rest_.substr(0, end);
        used_up_ = end == std::string_view::npos;
        rest_.remove_prefix(used_up_ ? rest_.size() : end + 1);
        return field;
    }
    std::string text() { return plain(next()); }
    template <class Number>
    Number number() {
        const std::string_view field = next();
        Number value{};
        const auto [end, trouble] =
            std::from_chars(field.data(), field.data() + field.size(), value);
        fine_ = fine_ && trouble == std::errc{} && end == field.data() + field.size();
        return value;
    }
    RunKey run() {
        RunKey key;
        key.world = next();
        key.replication = number<std::uint32_t>();
        return key;
    }
    [[nodiscard]] bool is_fine() const noexcept { return fine_ && used_up_; }

  private:
    std::string_view rest_;
    bool used_up_ = false;
    bool fine_ = true;
};

// braces evaluate from left to right: the order of the fields
std::optional<Line> parse(std::string_view text) {
    Fields f{text};
    const std::string_view kind = f.next();
    std::optional<Line> line;
    if (kind == "began") {
        Began l;
        l.time = f.text();
        l.host = f.text();
        l.process = f.number<std::int64_t>();
        l.program = f.text();
        line = l;
    } else if (kind == "done") {
        line = Done{f.run(),
                    f.number<double>(),
                    f.number<double>(),
                    std::string{f.next()},
                    f.number<std::uint64_t>(),
                    f.number<std::uint64_t>()};
    } else if (kind == "failed") {
        line = Failed{f.run(), f.number<double>(), f.number<std::uint32_t>(), f.text()};
    } else if (kind == "again") {
        line = Again{f.run(), f.number<std::uint32_t>()};
    } else if (kind == "sealed") {
        line = Sealed{std::string{f.next()}, std::string{f.next()}, std::string{f.next()},
                      f.number<std::uint64_t>()};
    } else if (kind == "lost") {
        line = Lost{f.text(), f.text()};
    }
    return f.is_fine() ? line : std::nullopt;
}

/// The line without its check digits, or nothing if they are wrong.
std::optional<std::string_view> checked(std::string_view line) {
    const std::size_t end = line.rfind('\t');
    if (end == std::string_view::npos || line.substr(end + 1) != check_of(line.substr(0, end))) {
        return std::nullopt;
    }
    return line.substr(0, end);
}

} // namespace

std::string to_text(const Line& line) {
    const std::string text = std::visit(Words{}, line);
    return fmt::format("{}\t{}\n", text, check_of(text));
}

JournalText read_journal(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    const std::string all{std::istreambuf_iterator<char>{file}, {}};
    if (!file.is_open() || file.bad()) {
        throw output::refusal(path, "read the journal", errno);
    }
    JournalText journal;
    std::size_t number = 0;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = all.find('\n', at);
        ++number;
        if (end == std::string::npos) {
            break; // its writer was killed, or is writing
        }
        const std::string_view line{all.data() + at, end - at};
        at = end + 1;
        if (line.ends_with(cut_mark)) {
            continue;
        }
        const auto text = checked(line);
        const auto parsed = text ? parse(*text) : std::nullopt;
        if (parsed) {
            journal.lines.push_back(*parsed);
        } else {
            journal.damaged.push_back(number);
        }
    }
    return journal;
}

Journal::Journal(const std::filesystem::path& path) : file_{path} {
    if (file_.size() > 0) {
        std::ifstream text{path, std::ios::binary};
        text.seekg(-1, std::ios::end);
        if (text.get() != '\n') {
            file_.append(fmt::format("{}\n", cut_mark));
        }
    }
}

void Journal::append(const std::vector<Line>& lines) {
    std::string text;
    for (const Line& line : lines) {
        text += to_text(line);
    }
    file_.append(text);
    file_.sync();
}

} // namespace catchup::experiments
