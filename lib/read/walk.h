#ifndef WALK_H
#define WALK_H

#include "read/diag.h"
#include "read/source.h"

/*
 * Appends the bank files that PATH names: a YAML file; a directory, with each
 * *.yaml and *.yml in it at any depth, in byte order, names with a leading
 * dot left out, and each directory once, however often it is linked; a pipe;
 * or "-", standard input.
 *
 * What cannot be examined is reported to DIAGS and left out.
 */
void walk_add(struct sources *sources, const char *path, struct diags *diags);

#endif
