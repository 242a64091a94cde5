#ifndef ZHIYAN_FOLDING_H
#define ZHIYAN_FOLDING_H
#include <stddef.h>
#include <stdint.h>

// The tables of folding.bin (written by Scripts/make-folding, which documents the layout).
extern const unsigned char zy_folding_bytes[];
extern const long zy_folding_length;

static inline const uint16_t *_Nonnull zy_folding_folded(void) { return (const uint16_t *)(zy_folding_bytes + 8); }
static inline const uint8_t *_Nonnull zy_folding_classes(void) { return zy_folding_bytes + 8 + 131072; }
static inline const uint16_t *_Nonnull zy_folding_math(void) { return (const uint16_t *)(zy_folding_bytes + 8 + 131072 + 65536); }
static inline uint32_t zy_folding_expansion_count(void) { return *(const uint32_t *)(zy_folding_bytes + 4); }
static inline const uint32_t *_Nonnull zy_folding_expansions(void) {
  return (const uint32_t *)(zy_folding_bytes + 8 + 131072 + 65536 + 2048);
}

// The table of frequencies.bin (written by Scripts/make-frequencies, which documents the layout).
extern const unsigned char zy_frequency_bytes[];

static inline uint32_t zy_frequency_count(void) { return *(const uint32_t *)zy_frequency_bytes; }
static inline const uint32_t *_Nonnull zy_frequency_pairs(void) { return (const uint32_t *)(zy_frequency_bytes + 4); }
static inline const uint8_t *_Nonnull zy_frequency_logs(void) {
  return zy_frequency_bytes + 4 + 4 * (size_t)zy_frequency_count();
}

// The sets of scripts.bin (written by Scripts/make-scripts, which documents the layout).
extern const unsigned char zy_script_bytes[];

static inline const uint64_t *_Nonnull zy_script_words(void) { return (const uint64_t *)zy_script_bytes; }

#endif
