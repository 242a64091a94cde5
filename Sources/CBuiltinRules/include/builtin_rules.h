#ifndef ZHIYAN_BUILTIN_RULES_H
#define ZHIYAN_BUILTIN_RULES_H
#include <stddef.h>

// One rule file of Rules/, as it was when the program was built.
typedef struct {
  const char *_Nonnull path;            // inside Rules/, such as "hype/urgency.yaml"
  const unsigned char *_Nonnull bytes;  // UTF-8, not terminated
  size_t length;                        // in bytes
} zy_builtin_rule_file;

// The rules of all files, compiled; aligned to 16 bytes. Written by zhiyan-rulec.
const unsigned char *_Nonnull zy_builtin_rules_compiled(void);
size_t zy_builtin_rules_compiled_length(void);

size_t zy_builtin_rule_file_count(void);
const zy_builtin_rule_file *_Nonnull zy_builtin_rule_file_at(size_t index);

#endif
