// SPDX-License-Identifier: MIT
#include "sim/output/sha256.hpp"

#include <array>
#include <iterator>
#include <stdexcept>

#include <fmt/format.h>
#include <openssl/evp.h>

namespace catchup::output {
namespace {

EVP_MD_CTX* as_context(void* context) noexcept { return static_cast<EVP_MD_CTX*>(context); }

void demand(int result) {
    if (result != 1) {
        throw std::runtime_error{"OpenSSL refuses SHA-256"};
    }
}

} // namespace

void Sha256::Free::operator()(void* context) const noexcept {
    EVP_MD_CTX_free(as_context(context));
}

Sha256::Sha256() : context_{EVP_MD_CTX_new()} {
    demand(context_ == nullptr
               ? 0
               : EVP_DigestInit_ex(as_context(context_.get()), EVP_sha256(), nullptr));
}

void Sha256::add(std::string_view text) {
    add(static_cast<std::int64_t>(text.size()));
    add_bytes(text.data(), text.size());
}

void Sha256::add_bytes(const void* data, std::size_t size) {
    demand(EVP_DigestUpdate(as_context(context_.get()), data, size));
}

std::string Sha256::finish() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned size = 0;
    demand(EVP_DigestFinal_ex(as_context(context_.get()), bytes.data(), &size));
    std::string text;
    for (unsigned i = 0; i < size; ++i) {
        fmt::format_to(std::back_inserter(text), "{:02x}", bytes[i]);
    }
    return text;
}

} // namespace catchup::output
