#ifndef WALK_H
#define WALK_H

#include "read/diag.h"
#include "read/source.h"

/*
 * Appends the bank files that PATH names.  PATH is a YAML file, a pipe, "-" for
 * standard input, or a directory.  A directory contributes each *.yaml and
 * *.yml in it, at any depth and in byte order, except names with a leading dot.
 * A directory that is linked several times is read once.
 *
 * Files that cannot be examined are reported to DIAGS and skipped.
 */
void walk_add(struct sources *sources, const char *path, struct diags *diags);

#endif
