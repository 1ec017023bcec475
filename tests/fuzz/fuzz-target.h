#pragma once

#include <stddef.h>
#include <stdint.h>

/* What libFuzzer calls with each input; 0 always. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
