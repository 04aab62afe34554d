// SPDX-License-Identifier: MIT
#include "tests/benchmarks/allocation.hpp"

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

#include <malloc.h>

namespace catchup::bench {
namespace {

std::atomic<std::int64_t> in_use{0};
std::atomic<std::int64_t> peak{0};

void* count(void* memory) {
    if (memory == nullptr) {
        throw std::bad_alloc{};
    }
    const auto bytes = static_cast<std::int64_t>(malloc_usable_size(memory));
    const std::int64_t now = in_use.fetch_add(bytes, std::memory_order_relaxed) + bytes;
    std::int64_t most = peak.load(std::memory_order_relaxed);
    while (now > most && !peak.compare_exchange_weak(most, now, std::memory_order_relaxed)) {
    }
    return memory;
}

void release(void* memory) noexcept {
    if (memory != nullptr) {
        in_use.fetch_sub(static_cast<std::int64_t>(malloc_usable_size(memory)),
                         std::memory_order_relaxed);
        std::free(memory);
    }
}

} // namespace

std::int64_t bytes_in_use() noexcept { return in_use.load(); }
std::int64_t peak_bytes() noexcept { return peak.load(); }
void restart_peak() noexcept { peak.store(in_use.load()); }

} // namespace catchup::bench

// Every `new` of the program comes through here; the array forms call these.
void* operator new(std::size_t size) { return catchup::bench::count(std::malloc(size)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
    const auto step = static_cast<std::size_t>(alignment);
    return catchup::bench::count(std::aligned_alloc(step, (size + step - 1) / step * step));
}
void operator delete(void* memory) noexcept { catchup::bench::release(memory); }
void operator delete(void* memory, std::size_t) noexcept { catchup::bench::release(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { catchup::bench::release(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
    catchup::bench::release(memory);
}
