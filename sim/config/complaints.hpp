// SPDX-License-Identifier: MIT
// What a struct's check() calls to say that its values do not fit together.
#pragma once

#include <string_view>

namespace catchup::config {

class Table;

/// complain("key", "text. Try ..."): the key is dotted, from the table whose check() runs; the
/// problem is placed at the key, or at the table if the key is absent.
class Complaints {
  public:
    explicit Complaints(Table& table) : table_{table} {}
    void operator()(std::string_view key, std::string_view text);

  private:
    Table& table_;
};

} // namespace catchup::config
