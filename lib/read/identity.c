#include "read/identity.h"

#include <stdlib.h>

#include "base/memory.h"

struct identity {
	dev_t device;
	ino_t inode;
};

bool
identity_add(struct identities *set, const struct stat *status)
{
	struct identity *identity = mem_alloc(sizeof(*identity));
	bool is_new;

	identity->device = status->st_dev;
	identity->inode = status->st_ino;
	index_add(&set->index,
		  (struct text){(const char *)identity, sizeof(*identity)}, 0,
		  &is_new);
	if (!is_new) {
		free(identity);
		return false;
	}
	set->list = mem_grow(set->list, &set->capacity, set->count + 1,
			     sizeof(*set->list));
	set->list[set->count++] = identity;
	return true;
}

bool
identity_equal(const struct stat *left, const struct stat *right)
{
	return left->st_dev == right->st_dev && left->st_ino == right->st_ino;
}

void
identity_free(struct identities *set)
{
	for (size_t i = 0; i < set->count; i++)
		free(set->list[i]);
	free(set->list);
	index_free(&set->index);
	*set = (struct identities){0};
}
