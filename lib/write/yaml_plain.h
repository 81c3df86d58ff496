#ifndef YAML_PLAIN_H
#define YAML_PLAIN_H

#include <stdbool.h>

#include "base/text.h"

/*
 * Returns whether every reader of YAML takes a scalar without quotes for text:
 * not for null, a boolean, a number, a date or a merge key, as YAML 1.1
 * (https://yaml.org/type/) or the core schema of YAML 1.2.2, section 10.3,
 * would.  Some texts are refused that no reader takes otherwise.
 */
bool yaml_plain_is_text(struct text text);

#endif
