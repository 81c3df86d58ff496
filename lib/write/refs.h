#ifndef REFS_H
#define REFS_H

#include "base/text.h"

/*
 * The address, of http or https, that a reference is or begins with, up to a
 * blank and without a comma in front of that; empty where there is none.
 */
struct text ref_address(struct text ref);

#endif
