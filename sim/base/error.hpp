// SPDX-License-Identifier: MIT
// The one message format for what people hand us: path:line:column: key = value problem. Try ...
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace catchup {

/// Where something stands in a text file; line and column count from 1, 0 means "the whole file".
struct Place {
    std::string path;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    friend bool operator==(const Place&, const Place&) = default;
};

/// One thing wrong with the input, in words for the person who wrote it.
struct Problem {
    Place place;
    std::string text;
};

/// "path:line:column: text"; line and column are left out where they are 0.
[[nodiscard]] std::string to_string(const Problem& problem);

/// Bad input: carries every problem found, in file order. The program answers with exit code 3.
class InputError : public std::runtime_error {
  public:
    explicit InputError(std::vector<Problem> problems);
    explicit InputError(Problem problem) : InputError(std::vector{std::move(problem)}) {}
    [[nodiscard]] const std::vector<Problem>& problems() const noexcept { return problems_; }

  private:
    std::vector<Problem> problems_;
};

/// Disk or file trouble that no edit of the input cures. The program answers with exit code 4.
class FileError : public std::runtime_error {
  public:
    FileError(std::string_view path, std::string_view what_went_wrong);
};

/// The candidate nearest to `word` by edit distance, or "" if none is near enough to suggest.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       const std::vector<std::string_view>& candidates);

} // namespace catchup
