#include "read/deck_check.h"

#include <string.h>

/* A block under test.  Its texts end where its arrays begin. */
struct subject {
	const char *data;
	const struct block *block;
};

/*
 * Returns whether an array of COUNT elements is inside the block and aligned.
 */
static bool
has_array(const struct subject *subject, uint32_t offset, uint64_t count,
	  size_t size)
{
	return offset % sizeof(uint64_t) == 0 &&
	       offset >= sizeof(struct block) &&
	       offset <= subject->block->size &&
	       count * size <= subject->block->size - offset;
}

/* Returns whether a text lies between the header and the records. */
static bool
has_text(const struct subject *subject, struct span span)
{
	uint32_t end = subject->block->records;

	return span.size == 0 ||
	       (span.offset >= sizeof(struct block) && span.offset <= end &&
		span.size <= end - span.offset);
}

static bool
is_valid_record(const struct subject *subject, const struct record *record)
{
	const struct block *block = subject->block;

	return has_text(subject, record->question.text) &&
	       has_text(subject, record->answer.text) &&
	       has_text(subject, record->id) &&
	       has_text(subject, record->topic) &&
	       has_text(subject, record->tags) &&
	       has_text(subject, record->source) &&
	       has_text(subject, record->see) &&
	       has_text(subject, record->refs) &&
	       has_text(subject, record->searched) &&
	       record->document < block->document_count &&
	       record->level < LEVEL_COUNT &&
	       record->first_choice <= block->choice_count &&
	       record->choice_count <=
		   block->choice_count - record->first_choice;
}

static bool
is_valid_document(const struct subject *subject,
		  const struct document *document)
{
	return has_text(subject, document->topic) &&
	       has_text(subject, document->title) &&
	       has_text(subject, document->license) &&
	       has_text(subject, document->author) &&
	       has_text(subject, document->tags) &&
	       has_text(subject, document->source);
}

static bool
has_valid_header(const struct subject *subject, size_t size, size_t count)
{
	const struct block *block = subject->block;

	return memcmp(block->magic, DECK_MAGIC, sizeof(block->magic)) == 0 &&
	       block->size == size && block->count == count &&
	       has_array(subject, block->records, block->count,
			 sizeof(struct record)) &&
	       has_array(subject, block->hashes, block->count,
			 sizeof(uint64_t)) &&
	       has_array(subject, block->documents, block->document_count,
			 sizeof(struct document)) &&
	       has_array(subject, block->choices, block->choice_count,
			 sizeof(struct choice)) &&
	       block->searched_size <= block->records - sizeof(*block);
}

bool
deck_check(const void *data, size_t size, size_t count)
{
	struct subject subject = {data, data};
	const char *bytes = data;
	const struct record *records;
	const struct document *documents;
	const struct choice *choices;

	if (size < sizeof(struct block) ||
	    !has_valid_header(&subject, size, count))
		return false;
	records = (const void *)(bytes + subject.block->records);
	documents = (const void *)(bytes + subject.block->documents);
	choices = (const void *)(bytes + subject.block->choices);
	for (size_t i = 0; i < count; i++)
		if (!is_valid_record(&subject, &records[i]))
			return false;
	for (size_t i = 0; i < subject.block->document_count; i++)
		if (!is_valid_document(&subject, &documents[i]))
			return false;
	for (size_t i = 0; i < subject.block->choice_count; i++)
		if (!has_text(&subject, choices[i].body.text))
			return false;
	return true;
}
