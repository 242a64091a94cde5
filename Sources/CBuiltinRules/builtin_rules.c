// Written by Scripts/compile-rules: run it after any change in Rules/.

#include "builtin_rules.h"

_Alignas(16) static const unsigned char compiled[] = {
#embed "builtin_rules.bin"
};

static const unsigned char file_0[] = {
#embed "../../Rules/absolute/authority.yaml"
};
static const unsigned char file_1[] = {
#embed "../../Rules/absolute/certainty.yaml"
};
static const unsigned char file_2[] = {
#embed "../../Rules/absolute/denigration.yaml"
};
static const unsigned char file_3[] = {
#embed "../../Rules/absolute/education.yaml"
};
static const unsigned char file_4[] = {
#embed "../../Rules/absolute/finance.yaml"
};
static const unsigned char file_5[] = {
#embed "../../Rules/absolute/health.yaml"
};
static const unsigned char file_6[] = {
#embed "../../Rules/absolute/property.yaml"
};
static const unsigned char file_7[] = {
#embed "../../Rules/absolute/superlative.yaml"
};
static const unsigned char file_8[] = {
#embed "../../Rules/canned/hiding.yaml"
};
static const unsigned char file_9[] = {
#embed "../../Rules/canned/refusal.yaml"
};
static const unsigned char file_10[] = {
#embed "../../Rules/hype/exclusive.yaml"
};
static const unsigned char file_11[] = {
#embed "../../Rules/hype/money.yaml"
};
static const unsigned char file_12[] = {
#embed "../../Rules/hype/offers.yaml"
};
static const unsigned char file_13[] = {
#embed "../../Rules/hype/praise.yaml"
};
static const unsigned char file_14[] = {
#embed "../../Rules/hype/urgency.yaml"
};
static const unsigned char file_15[] = {
#embed "../../Rules/jargon/buzzword.yaml"
};
static const unsigned char file_16[] = {
#embed "../../Rules/jargon/cooperation.yaml"
};
static const unsigned char file_17[] = {
#embed "../../Rules/jargon/coverage.yaml"
};
static const unsigned char file_18[] = {
#embed "../../Rules/jargon/customers.yaml"
};
static const unsigned char file_19[] = {
#embed "../../Rules/jargon/english.yaml"
};
static const unsigned char file_20[] = {
#embed "../../Rules/jargon/grand.yaml"
};

static const zy_builtin_rule_file files[] = {
    {"absolute/authority.yaml", file_0, sizeof(file_0)},
    {"absolute/certainty.yaml", file_1, sizeof(file_1)},
    {"absolute/denigration.yaml", file_2, sizeof(file_2)},
    {"absolute/education.yaml", file_3, sizeof(file_3)},
    {"absolute/finance.yaml", file_4, sizeof(file_4)},
    {"absolute/health.yaml", file_5, sizeof(file_5)},
    {"absolute/property.yaml", file_6, sizeof(file_6)},
    {"absolute/superlative.yaml", file_7, sizeof(file_7)},
    {"canned/hiding.yaml", file_8, sizeof(file_8)},
    {"canned/refusal.yaml", file_9, sizeof(file_9)},
    {"hype/exclusive.yaml", file_10, sizeof(file_10)},
    {"hype/money.yaml", file_11, sizeof(file_11)},
    {"hype/offers.yaml", file_12, sizeof(file_12)},
    {"hype/praise.yaml", file_13, sizeof(file_13)},
    {"hype/urgency.yaml", file_14, sizeof(file_14)},
    {"jargon/buzzword.yaml", file_15, sizeof(file_15)},
    {"jargon/cooperation.yaml", file_16, sizeof(file_16)},
    {"jargon/coverage.yaml", file_17, sizeof(file_17)},
    {"jargon/customers.yaml", file_18, sizeof(file_18)},
    {"jargon/english.yaml", file_19, sizeof(file_19)},
    {"jargon/grand.yaml", file_20, sizeof(file_20)},
};

size_t zy_builtin_rule_file_count(void) { return sizeof(files) / sizeof(files[0]); }
const zy_builtin_rule_file *zy_builtin_rule_file_at(size_t index) { return &files[index]; }
const unsigned char *zy_builtin_rules_compiled(void) { return compiled; }
size_t zy_builtin_rules_compiled_length(void) { return sizeof(compiled); }
