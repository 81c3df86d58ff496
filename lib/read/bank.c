#include "read/bank.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "read/deck_read.h"
#include "read/walk.h"

/*
 * Appends the topic that a file gives its questions.  A file's name may be
 * any bytes; a topic is UTF-8 without control characters.
 */
static void
add_topic(struct buffer *topic, const struct source *source)
{
	struct text name = text_from(text_of(source->path), source->root);
	size_t start = topic->size;

	if (strcmp(source->path, "-") == 0)
		name = text_of("stdin");
	else if (text_ends_with(name, ".yaml"))
		name.size -= 5;
	else if (text_ends_with(name, ".yml"))
		name.size -= 4;
	utf8_add_valid(topic, name);
	for (size_t i = start; i < topic->size; i++)
		if ((unsigned char)topic->data[i] < ' ' ||
		    topic->data[i] == 0x7F)
			topic->data[i] = '_';
}

/* Returns NULL, and reports it, where the source cannot be read. */
static struct deck *
read_source(const struct source *source, struct diags *diags)
{
	struct buffer topic = {0};
	struct deck *deck = NULL;
	int fd = walk_open(source);

	if (fd < 0) {
		diag_trouble(diags, (struct place){source->path, 0, 0}, "%s",
			     strerror(errno));
		return NULL;
	}
	add_topic(&topic, source);
	deck = deck_read(fd, (size_t)source->status.st_size, source->path,
			 buffer_text(&topic), diags);
	buffer_free(&topic);
	close(fd);
	return deck;
}

void
bank_open(struct bank *bank, char *const *paths, size_t count,
	  struct diags *diags)
{
	struct sources sources = {0};

	for (size_t i = 0; i < count; i++)
		walk_add(&sources, paths[i], diags);
	for (size_t i = 0; i < sources.count; i++) {
		struct deck *deck = read_source(&sources.list[i], diags);

		if (deck == NULL)
			continue;
		bank->decks = mem_grow(bank->decks, &bank->capacity,
				       bank->count + 1, sizeof(*bank->decks));
		bank->decks[bank->count++] = deck;
	}
	walk_free(&sources);
}

void
bank_free(struct bank *bank)
{
	for (size_t i = 0; i < bank->count; i++)
		deck_free(bank->decks[i]);
	free(bank->decks);
	*bank = (struct bank){0};
}
