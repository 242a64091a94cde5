#ifndef ZHIYAN_BUILTIN_RULES_H
#define ZHIYAN_BUILTIN_RULES_H
#include <stddef.h>

// One rule file of Rules/, as it was when the program was built.
typedef struct {
  const char *path;            // inside Rules/, such as "hype.yaml"
  const unsigned char *bytes;  // UTF-8, not terminated
  size_t length;               // in bytes
} zy_builtin_rule_file;

extern const zy_builtin_rule_file zy_builtin_rule_files[];
extern const size_t zy_builtin_rule_file_count;

#endif
