#include "folding.h"

// Aligned, because the tables inside are read as 16, 32 and 64 bit values.
_Alignas(16) const unsigned char zy_folding_bytes[] = {
#embed "folding.bin"
};
const long zy_folding_length = sizeof(zy_folding_bytes);

_Alignas(16) const unsigned char zy_frequency_bytes[] = {
#embed "frequencies.bin"
};

_Alignas(16) const unsigned char zy_script_bytes[] = {
#embed "scripts.bin"
};
