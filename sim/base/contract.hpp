// SPDX-License-Identifier: MIT
// Preconditions and postconditions: checked when CATCHUP_CONTRACTS is on, free otherwise.
#pragma once

#ifdef CATCHUP_CONTRACTS
namespace catchup {
/// Prints the broken contract and its place, then aborts. Never returns.
[[noreturn]] void contract_broken(const char* kind, const char* condition, const char* file,
                                  int line) noexcept;
} // namespace catchup
#define EXPECTS(condition)                                                                         \
    ((condition) ? void() : ::catchup::contract_broken("EXPECTS", #condition, __FILE__, __LINE__))
#define ENSURES(condition)                                                                         \
    ((condition) ? void() : ::catchup::contract_broken("ENSURES", #condition, __FILE__, __LINE__))
#else
#define EXPECTS(condition) static_cast<void>(0)
#define ENSURES(condition) static_cast<void>(0)
#endif
