#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  VST_PASSWORD_RULE_KIND_LENGTH,
  VST_PASSWORD_RULE_KIND_UPPERCASE,
  VST_PASSWORD_RULE_KIND_LOWERCASE,
  VST_PASSWORD_RULE_KIND_NUMBER,
  VST_PASSWORD_RULE_KIND_SYMBOL,
} VstPasswordRuleKind;

/**
 * VstPasswordRule:
 *
 * One line of the checklist. Properties (notified): "holds" (the password typed so
 * far keeps it), "refused" (the service named this very rule, and the password has
 * not changed since).
 */
#define VST_TYPE_PASSWORD_RULE (vst_password_rule_get_type ())
G_DECLARE_FINAL_TYPE (VstPasswordRule, vst_password_rule, VST, PASSWORD_RULE, GObject)

VstPasswordRuleKind vst_password_rule_get_kind (VstPasswordRule *self);
guint vst_password_rule_get_minimum (VstPasswordRule *self); /* characters, for LENGTH */
gboolean vst_password_rule_get_holds (VstPasswordRule *self);
gboolean vst_password_rule_get_refused (VstPasswordRule *self);

/**
 * VstPasswordRules:
 *
 * The checklist: a GListModel of VstPasswordRule. Property "known": whether these are
 * the pool's own rules, or Cognito's default ones, which never block anything.
 */
#define VST_TYPE_PASSWORD_RULES (vst_password_rules_get_type ())
G_DECLARE_FINAL_TYPE (VstPasswordRules, vst_password_rules, VST, PASSWORD_RULES, GObject)

/* Cognito's default rules: 8 characters, all four kinds. */
VstPasswordRules *vst_password_rules_new (void);
gboolean vst_password_rules_get_known (VstPasswordRules *self);
/* The pool's own rules; items change. */
void vst_password_rules_set_policy (VstPasswordRules *self,
                                    guint minimum_length,
                                    gboolean uppercase,
                                    gboolean lowercase,
                                    gboolean numbers,
                                    gboolean symbols);
/* Back to the default ones. */
void vst_password_rules_reset (VstPasswordRules *self);
/* Ticks by @password (borrowed, UTF-8), and takes back what was refused. */
void vst_password_rules_check (VstPasswordRules *self, const char *password);
/* The service named this rule. Adds it if it is not on the list. */
void vst_password_rules_refuse (VstPasswordRules *self, VstPasswordRuleKind kind);
gboolean vst_password_rules_hold (VstPasswordRules *self);

G_END_DECLS
