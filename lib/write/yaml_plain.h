#ifndef YAML_PLAIN_H
#define YAML_PLAIN_H

#include <stdbool.h>

#include "base/text.h"

/*
 * Returns whether every YAML reader takes an unquoted scalar for text.  It
 * must not be null, a boolean, a number, a date, or a merge key, neither in
 * YAML 1.1 (https://yaml.org/type/) nor in the core schema of YAML 1.2.2,
 * section 10.3.  Also returns false for some texts that every reader would
 * take for text.
 */
bool yaml_plain_is_text(struct text text);

#endif
