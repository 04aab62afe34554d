// SPDX-License-Identifier: MIT
// CATCHUP_INSTRUCTIONS: the widest vector instructions that the program may use.
#pragma once

namespace catchup::app {

/// Reads the environment variable; without it, the processor decides. Every choice gives the same
/// results. Throws InputError for a name that is none.
void choose_instructions();

} // namespace catchup::app
