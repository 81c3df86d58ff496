#ifndef BASE64_H
#define BASE64_H

#include "base/buffer.h"
#include "base/text.h"

/* Appends bytes in base64, with padding: RFC 4648, section 4. */
void base64_add(struct buffer *out, struct text bytes);

#endif
