#ifndef OPERAND_HINT_H
#define OPERAND_HINT_H

#include "session.h"

/*
 * Appends what was probably meant by a word that is not an id of the bank, such
 * as "; for the tag, use -g redis", or nothing.
 */
void operand_hint(struct session *session, struct text word,
		  struct buffer *hint);

#endif
