// Written by Scripts/compile-rules: run it after any change in Rules/.

#include "builtin_rules.h"

_Alignas(16) static const unsigned char compiled[] = {
#embed "builtin_rules.bin"
};

static const unsigned char file_0[] = {
#embed "../../Rules/absolute/authority.yaml"
};
static const unsigned char file_1[] = {
#embed "../../Rules/absolute/bare.yaml"
};
static const unsigned char file_2[] = {
#embed "../../Rules/absolute/certainty.yaml"
};
static const unsigned char file_3[] = {
#embed "../../Rules/absolute/denigration.yaml"
};
static const unsigned char file_4[] = {
#embed "../../Rules/absolute/education.yaml"
};
static const unsigned char file_5[] = {
#embed "../../Rules/absolute/finance.yaml"
};
static const unsigned char file_6[] = {
#embed "../../Rules/absolute/foolproof.yaml"
};
static const unsigned char file_7[] = {
#embed "../../Rules/absolute/health.yaml"
};
static const unsigned char file_8[] = {
#embed "../../Rules/absolute/most.yaml"
};
static const unsigned char file_9[] = {
#embed "../../Rules/absolute/property.yaml"
};
static const unsigned char file_10[] = {
#embed "../../Rules/absolute/sector-cosmetics.yaml"
};
static const unsigned char file_11[] = {
#embed "../../Rules/absolute/sector-ecommerce.yaml"
};
static const unsigned char file_12[] = {
#embed "../../Rules/absolute/sector-education.yaml"
};
static const unsigned char file_13[] = {
#embed "../../Rules/absolute/sector-finance.yaml"
};
static const unsigned char file_14[] = {
#embed "../../Rules/absolute/sector-health.yaml"
};
static const unsigned char file_15[] = {
#embed "../../Rules/absolute/sector-property.yaml"
};
static const unsigned char file_16[] = {
#embed "../../Rules/absolute/superlative.yaml"
};
static const unsigned char file_17[] = {
#embed "../../Rules/absolute/unrivalled.yaml"
};
static const unsigned char file_18[] = {
#embed "../../Rules/canned/blame.yaml"
};
static const unsigned char file_19[] = {
#embed "../../Rules/canned/hiding.yaml"
};
static const unsigned char file_20[] = {
#embed "../../Rules/canned/last-word.yaml"
};
static const unsigned char file_21[] = {
#embed "../../Rules/canned/pair.yaml"
};
static const unsigned char file_22[] = {
#embed "../../Rules/canned/policy.yaml"
};
static const unsigned char file_23[] = {
#embed "../../Rules/canned/refusal.yaml"
};
static const unsigned char file_24[] = {
#embed "../../Rules/channel/email.yaml"
};
static const unsigned char file_25[] = {
#embed "../../Rules/channel/sms.yaml"
};
static const unsigned char file_26[] = {
#embed "../../Rules/channel/web.yaml"
};
static const unsigned char file_27[] = {
#embed "../../Rules/command/blunt.yaml"
};
static const unsigned char file_28[] = {
#embed "../../Rules/command/conditions.yaml"
};
static const unsigned char file_29[] = {
#embed "../../Rules/command/english.yaml"
};
static const unsigned char file_30[] = {
#embed "../../Rules/command/order.yaml"
};
static const unsigned char file_31[] = {
#embed "../../Rules/command/threat.yaml"
};
static const unsigned char file_32[] = {
#embed "../../Rules/hype/exclusive.yaml"
};
static const unsigned char file_33[] = {
#embed "../../Rules/hype/gain.yaml"
};
static const unsigned char file_34[] = {
#embed "../../Rules/hype/money.yaml"
};
static const unsigned char file_35[] = {
#embed "../../Rules/hype/offers.yaml"
};
static const unsigned char file_36[] = {
#embed "../../Rules/hype/praise.yaml"
};
static const unsigned char file_37[] = {
#embed "../../Rules/hype/promise.yaml"
};
static const unsigned char file_38[] = {
#embed "../../Rules/hype/scarcity.yaml"
};
static const unsigned char file_39[] = {
#embed "../../Rules/hype/urgency.yaml"
};
static const unsigned char file_40[] = {
#embed "../../Rules/impersonal/birthday.yaml"
};
static const unsigned char file_41[] = {
#embed "../../Rules/impersonal/placeholder.yaml"
};
static const unsigned char file_42[] = {
#embed "../../Rules/impersonal/salutation.yaml"
};
static const unsigned char file_43[] = {
#embed "../../Rules/impersonal/vocative.yaml"
};
static const unsigned char file_44[] = {
#embed "../../Rules/jargon/buzzword.yaml"
};
static const unsigned char file_45[] = {
#embed "../../Rules/jargon/cooperation.yaml"
};
static const unsigned char file_46[] = {
#embed "../../Rules/jargon/coverage.yaml"
};
static const unsigned char file_47[] = {
#embed "../../Rules/jargon/customers.yaml"
};
static const unsigned char file_48[] = {
#embed "../../Rules/jargon/english.yaml"
};
static const unsigned char file_49[] = {
#embed "../../Rules/jargon/grand.yaml"
};
static const unsigned char file_50[] = {
#embed "../../Rules/message/form.yaml"
};
static const unsigned char file_51[] = {
#embed "../../Rules/message/notices.yaml"
};
static const unsigned char file_52[] = {
#embed "../../Rules/message/reader.yaml"
};
static const unsigned char file_53[] = {
#embed "../../Rules/message/substance.yaml"
};
static const unsigned char file_54[] = {
#embed "../../Rules/offer/price.yaml"
};
static const unsigned char file_55[] = {
#embed "../../Rules/offer/terms.yaml"
};
static const unsigned char file_56[] = {
#embed "../../Rules/suppression/comments.yaml"
};
static const unsigned char file_57[] = {
#embed "../../Rules/tone/tone.yaml"
};
static const unsigned char file_58[] = {
#embed "../../Rules/typography/punctuation.yaml"
};
static const unsigned char file_59[] = {
#embed "../../Rules/typography/spacing.yaml"
};
static const unsigned char file_60[] = {
#embed "../../Rules/vague/effort.yaml"
};
static const unsigned char file_61[] = {
#embed "../../Rules/vague/figures.yaml"
};
static const unsigned char file_62[] = {
#embed "../../Rules/vague/someone.yaml"
};
static const unsigned char file_63[] = {
#embed "../../Rules/vague/soon.yaml"
};
static const unsigned char file_64[] = {
#embed "../../Rules/vague/wait.yaml"
};

static const zy_builtin_rule_file files[] = {
    {"absolute/authority.yaml", file_0, sizeof(file_0)},
    {"absolute/bare.yaml", file_1, sizeof(file_1)},
    {"absolute/certainty.yaml", file_2, sizeof(file_2)},
    {"absolute/denigration.yaml", file_3, sizeof(file_3)},
    {"absolute/education.yaml", file_4, sizeof(file_4)},
    {"absolute/finance.yaml", file_5, sizeof(file_5)},
    {"absolute/foolproof.yaml", file_6, sizeof(file_6)},
    {"absolute/health.yaml", file_7, sizeof(file_7)},
    {"absolute/most.yaml", file_8, sizeof(file_8)},
    {"absolute/property.yaml", file_9, sizeof(file_9)},
    {"absolute/sector-cosmetics.yaml", file_10, sizeof(file_10)},
    {"absolute/sector-ecommerce.yaml", file_11, sizeof(file_11)},
    {"absolute/sector-education.yaml", file_12, sizeof(file_12)},
    {"absolute/sector-finance.yaml", file_13, sizeof(file_13)},
    {"absolute/sector-health.yaml", file_14, sizeof(file_14)},
    {"absolute/sector-property.yaml", file_15, sizeof(file_15)},
    {"absolute/superlative.yaml", file_16, sizeof(file_16)},
    {"absolute/unrivalled.yaml", file_17, sizeof(file_17)},
    {"canned/blame.yaml", file_18, sizeof(file_18)},
    {"canned/hiding.yaml", file_19, sizeof(file_19)},
    {"canned/last-word.yaml", file_20, sizeof(file_20)},
    {"canned/pair.yaml", file_21, sizeof(file_21)},
    {"canned/policy.yaml", file_22, sizeof(file_22)},
    {"canned/refusal.yaml", file_23, sizeof(file_23)},
    {"channel/email.yaml", file_24, sizeof(file_24)},
    {"channel/sms.yaml", file_25, sizeof(file_25)},
    {"channel/web.yaml", file_26, sizeof(file_26)},
    {"command/blunt.yaml", file_27, sizeof(file_27)},
    {"command/conditions.yaml", file_28, sizeof(file_28)},
    {"command/english.yaml", file_29, sizeof(file_29)},
    {"command/order.yaml", file_30, sizeof(file_30)},
    {"command/threat.yaml", file_31, sizeof(file_31)},
    {"hype/exclusive.yaml", file_32, sizeof(file_32)},
    {"hype/gain.yaml", file_33, sizeof(file_33)},
    {"hype/money.yaml", file_34, sizeof(file_34)},
    {"hype/offers.yaml", file_35, sizeof(file_35)},
    {"hype/praise.yaml", file_36, sizeof(file_36)},
    {"hype/promise.yaml", file_37, sizeof(file_37)},
    {"hype/scarcity.yaml", file_38, sizeof(file_38)},
    {"hype/urgency.yaml", file_39, sizeof(file_39)},
    {"impersonal/birthday.yaml", file_40, sizeof(file_40)},
    {"impersonal/placeholder.yaml", file_41, sizeof(file_41)},
    {"impersonal/salutation.yaml", file_42, sizeof(file_42)},
    {"impersonal/vocative.yaml", file_43, sizeof(file_43)},
    {"jargon/buzzword.yaml", file_44, sizeof(file_44)},
    {"jargon/cooperation.yaml", file_45, sizeof(file_45)},
    {"jargon/coverage.yaml", file_46, sizeof(file_46)},
    {"jargon/customers.yaml", file_47, sizeof(file_47)},
    {"jargon/english.yaml", file_48, sizeof(file_48)},
    {"jargon/grand.yaml", file_49, sizeof(file_49)},
    {"message/form.yaml", file_50, sizeof(file_50)},
    {"message/notices.yaml", file_51, sizeof(file_51)},
    {"message/reader.yaml", file_52, sizeof(file_52)},
    {"message/substance.yaml", file_53, sizeof(file_53)},
    {"offer/price.yaml", file_54, sizeof(file_54)},
    {"offer/terms.yaml", file_55, sizeof(file_55)},
    {"suppression/comments.yaml", file_56, sizeof(file_56)},
    {"tone/tone.yaml", file_57, sizeof(file_57)},
    {"typography/punctuation.yaml", file_58, sizeof(file_58)},
    {"typography/spacing.yaml", file_59, sizeof(file_59)},
    {"vague/effort.yaml", file_60, sizeof(file_60)},
    {"vague/figures.yaml", file_61, sizeof(file_61)},
    {"vague/someone.yaml", file_62, sizeof(file_62)},
    {"vague/soon.yaml", file_63, sizeof(file_63)},
    {"vague/wait.yaml", file_64, sizeof(file_64)},
};

size_t zy_builtin_rule_file_count(void) { return sizeof(files) / sizeof(files[0]); }
const zy_builtin_rule_file *zy_builtin_rule_file_at(size_t index) { return &files[index]; }
const unsigned char *zy_builtin_rules_compiled(void) { return compiled; }
size_t zy_builtin_rules_compiled_length(void) { return sizeof(compiled); }
