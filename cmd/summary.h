#ifndef SUMMARY_H
#define SUMMARY_H

#include "base/buffer.h"
#include "session.h"

/*
 * Appends what a sheet says below its title: how many questions there are,
 * their points, and the options that selected and drew them, so that the
 * sheet can be made again.
 */
void summary_add(const struct session *session, struct buffer *out);

#endif
