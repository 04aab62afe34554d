// SPDX-License-Identifier: MIT
// SHA-256 by OpenSSL, fed with values in one fixed form.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace catchup::output {

static_assert(std::endian::native == std::endian::little, "digests are over little-endian values");

class Sha256 {
  public:
    Sha256();
    void add(std::int64_t value) { add_bytes(&value, sizeof value); }
    void add(double value) { add_bytes(&value, sizeof value); }
    /// Length first, so that two texts in a row cannot be mistaken for others.
    void add(std::string_view text);
    template <class T>
    void add(std::span<const T> values) {
        add_bytes(values.data(), values.size_bytes());
    }
    /// The hash in hexadecimal. Ends the object's life.
    [[nodiscard]] std::string finish();

  private:
    void add_bytes(const void* data, std::size_t size);
    struct Free {
        void operator()(void* context) const noexcept;
    };
    std::unique_ptr<void, Free> context_;
};

} // namespace catchup::output
