#ifndef ZHIYAN_CICU_SHIM_H
#define ZHIYAN_CICU_SHIM_H

// ICU's functions are macros that carry its version (ubrk_open is ubrk_open_72). Swift would import the versioned
// names, so every function that is used has a wrapper here whose name stays the same from one ICU to the next.

#include <stdbool.h>
#include <unicode/ubrk.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/uregex.h>
#include <unicode/utext.h>
#include <unicode/uversion.h>

static inline UBreakIterator *zy_ubrk_open_word(UErrorCode *status) {
  return ubrk_open(UBRK_WORD, "zh", NULL, 0, status);
}
static inline void zy_ubrk_close(UBreakIterator *it) { ubrk_close(it); }
static inline void zy_ubrk_set_text(UBreakIterator *it, UText *text, UErrorCode *status) {
  ubrk_setUText(it, text, status);
}
static inline int32_t zy_ubrk_first(UBreakIterator *it) { return ubrk_first(it); }
static inline int32_t zy_ubrk_next(UBreakIterator *it) { return ubrk_next(it); }
static inline int32_t zy_ubrk_rule_status(UBreakIterator *it) { return ubrk_getRuleStatus(it); }

static inline UText *zy_utext_open_utf8(UText *reuse, const char *bytes, int64_t length, UErrorCode *status) {
  return utext_openUTF8(reuse, bytes, length, status);
}
static inline void zy_utext_close(UText *text) { utext_close(text); }

static inline URegularExpression *zy_uregex_open(UText *pattern, uint32_t flags, UParseError *error, UErrorCode *status) {
  return uregex_openUText(pattern, flags, error, status);
}
static inline void zy_uregex_close(URegularExpression *regex) { uregex_close(regex); }
static inline void zy_uregex_set_text(URegularExpression *regex, UText *text, UErrorCode *status) {
  uregex_setUText(regex, text, status);
}
static inline void zy_uregex_set_limits(URegularExpression *regex, int32_t steps, int32_t stack, UErrorCode *status) {
  uregex_setTimeLimit(regex, steps, status);
  uregex_setStackLimit(regex, stack, status);
}
static inline bool zy_uregex_find_next(URegularExpression *regex, UErrorCode *status) {
  return uregex_findNext(regex, status);
}
// Starts the count of steps anew, and takes the whole text for its region: the pattern sees what is before the index.
static inline bool zy_uregex_looking_at(URegularExpression *regex, int64_t index, UErrorCode *status) {
  return uregex_lookingAt64(regex, index, status);
}
static inline int64_t zy_uregex_start(URegularExpression *regex, UErrorCode *status) {
  return uregex_start64(regex, 0, status);
}
static inline int64_t zy_uregex_end(URegularExpression *regex, UErrorCode *status) {
  return uregex_end64(regex, 0, status);
}
static inline int32_t zy_uregex_group_count(URegularExpression *regex, UErrorCode *status) {
  return uregex_groupCount(regex, status);
}
static inline int64_t zy_uregex_group_start(URegularExpression *regex, int32_t group, UErrorCode *status) {
  return uregex_start64(regex, group, status);
}
static inline int64_t zy_uregex_group_end(URegularExpression *regex, int32_t group, UErrorCode *status) {
  return uregex_end64(regex, group, status);
}

// A converter that stops at what it cannot convert, and takes no near equivalent for a character.
static inline UConverter *zy_ucnv_open(const char *name, UErrorCode *status) {
  UConverter *converter = ucnv_open(name, status);
  if (U_FAILURE(*status)) return NULL;
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, status);
  ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, status);
  ucnv_setFallback(converter, false);
  return converter;
}
static inline void zy_ucnv_close(UConverter *converter) { ucnv_close(converter); }
// Converts all of the source, which ends at a character. *source is left behind what was read.
static inline void zy_ucnv_to_utf16(
    UConverter *converter, const char **source, const char *end, UChar **target, const UChar *limit, UErrorCode *status) {
  ucnv_resetToUnicode(converter);
  ucnv_toUnicode(converter, target, limit, source, end, NULL, true, status);
}
static inline void zy_ucnv_from_utf16(
    UConverter *converter, const UChar **source, const UChar *end, char **target, const char *limit,
    UErrorCode *status) {
  ucnv_resetFromUnicode(converter);
  ucnv_fromUnicode(converter, target, limit, source, end, NULL, true, status);
}
// How many bytes, or UTF-16 units, the last conversion stopped at.
static inline int32_t zy_ucnv_invalid_bytes(UConverter *converter) {
  char bytes[32];
  int8_t length = sizeof bytes;
  UErrorCode status = U_ZERO_ERROR;
  ucnv_getInvalidChars(converter, bytes, &length, &status);
  return U_FAILURE(status) ? 0 : length;
}
static inline int32_t zy_ucnv_invalid_units(UConverter *converter) {
  UChar units[32];
  int8_t length = 32;
  UErrorCode status = U_ZERO_ERROR;
  ucnv_getInvalidUChars(converter, units, &length, &status);
  return U_FAILURE(status) ? 0 : length;
}

static inline int32_t zy_nfkc(const UChar *from, int32_t length, UChar *to, int32_t capacity, UErrorCode *status) {
  const UNormalizer2 *n = unorm2_getNFKCInstance(status);
  return U_FAILURE(*status) ? 0 : unorm2_normalize(n, from, length, to, capacity, status);
}
static inline void zy_icu_version(UVersionInfo version) { u_getVersion(version); }
static inline bool zy_failed(UErrorCode status) { return U_FAILURE(status); }
static inline const char *zy_error_name(UErrorCode status) { return u_errorName(status); }

#endif
