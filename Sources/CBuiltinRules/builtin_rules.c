#include "builtin_rules.h"

const zy_builtin_rule_file zy_builtin_rule_files[] = {{0, 0, 0}};
const size_t zy_builtin_rule_file_count = 0;
