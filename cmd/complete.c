#include "complete.h"

#include <string.h>
#include <sys/stat.h>

#include "cmdline.h"
#include "complete_values.h"
#include "complete_words.h"

/* A command line, as far as it has been read. */
struct command_line {
	struct session *session;
	const struct command *command; /* or NULL: an unknown one */
	bool is_over;		       /* "--" was read, so no options follow */
	bool has_pattern;	       /* an option gives the pattern of grep */
	size_t operand_count;
	const struct option_row *pending; /* has its value in the next word */
	/* An option with its value in the last word that was read, or NULL. */
	const struct option_row *valued;
	const char *value;
};

static bool
needs_value(const struct option_row *row)
{
	return row->argument != NULL && row->argument[0] != '[';
}

/*
 * Uses a bank.  Does not read standard input and pipes, because that would
 * consume typed text, or wait.  The bank "" has no questions.
 */
static void
use_bank(const struct command_line *line, const char *path)
{
	struct stat status;
	bool is_file = stat(path, &status) == 0 &&
		       (S_ISDIR(status.st_mode) || S_ISREG(status.st_mode));

	paths_add(&line->session->options->banks, is_file ? path : "");
}

static void
take_value(struct command_line *line, const struct option_row *row,
	   const char *value)
{
	line->valued = row;
	line->value = value;
	line->pending = NULL;
	if (strcmp(row->name, "bank") == 0)
		use_bank(line, value);
	if (strcmp(row->name, "regexp") == 0 || strcmp(row->name, "file") == 0)
		line->has_pattern = true;
}

/* Returns the option with this name, or the only one that begins with it. */
static const struct option_row *
find_long(const struct command *command, struct text name)
{
	const struct option_row *row, *found = cmdline_find_name(command, name);

	if (found != NULL)
		return found;
	for (size_t i = 0; (row = cmdline_row(command, i)) != NULL; i++) {
		if (strncmp(row->name, name.data, name.size) != 0)
			continue;
		if (found != NULL)
			return NULL;
		found = row;
	}
	return found;
}

static void
read_long(struct command_line *line, const char *word)
{
	size_t size = strcspn(word, "=");
	const struct option_row *row =
	    find_long(line->command, (struct text){word + 2, size - 2});

	if (row == NULL)
		return;
	if (word[size] == '=')
		take_value(line, row, word + size + 1);
	else if (needs_value(row))
		line->pending = row;
}

static void
read_letters(struct command_line *line, const char *word)
{
	const struct option_row *row;

	for (word++; *word != '\0'; word++) {
		row = cmdline_find_letter(line->command, *word);
		if (row == NULL)
			return;
		if (!needs_value(row))
			continue;
		if (word[1] != '\0')
			take_value(line, row, word + 1);
		else
			line->pending = row;
		return;
	}
}

static void
read_operand(struct command_line *line, const char *word)
{
	if (line->command != &command_none) {
		line->operand_count++;
		return;
	}
	line->command = NULL;
	for (size_t i = 0; commands[i] != NULL; i++)
		if (strcmp(commands[i]->name, word) == 0)
			line->command = commands[i];
}

static void
read_word(struct command_line *line, const char *word)
{
	line->valued = NULL;
	if (line->pending != NULL)
		take_value(line, line->pending, word);
	else if (line->is_over || word[0] != '-' || word[1] == '\0')
		read_operand(line, word);
	else if (strcmp(word, "--") == 0)
		line->is_over = true;
	else if (word[1] == '-')
		read_long(line, word);
	else
		read_letters(line, word);
}

static void
offer_options(const struct command_line *line, struct typed *typed)
{
	struct buffer name = {0};
	const struct option_row *row;

	for (size_t i = 0; (row = cmdline_row(line->command, i)) != NULL; i++) {
		name.size = 0;
		if (row->letter != '\0' && typed->piece.size == 2) {
			buffer_print(&name, "-%c", row->letter);
			complete_offer(typed, buffer_text(&name),
				       text_of(row->help));
			name.size = 0;
		}
		buffer_print(&name, "--%s%s", row->name,
			     needs_value(row) ? "=" : "");
		complete_offer(typed, buffer_text(&name), text_of(row->help));
	}
	buffer_free(&name);
}

static void
offer_commands(struct typed *typed)
{
	for (size_t i = 0; commands[i] != NULL; i++)
		complete_offer(typed, text_of(commands[i]->name),
			       text_of(commands[i]->summary));
}

static void
offer_operands(const struct command_line *line, struct typed *typed)
{
	const char *operands = line->command->operands;

	if (line->command == &command_none) {
		offer_commands(typed);
	} else if (strstr(operands, "COMMAND") != NULL) {
		offer_commands(typed);
		complete_offer(typed, text_of("format"),
			       text_of("An example of a bank file"));
	} else if (strstr(operands, "FILE") != NULL) {
		complete_offer_files(typed);
	} else if (strstr(operands, "PATTERN") == NULL ||
		   line->operand_count > 0 || line->has_pattern) {
		complete_offer_ids(line->session, typed);
	}
}

static void
offer_last(struct command_line *line, const char *word, struct typed *typed)
{
	const struct option_row *row = line->pending;
	const char *value = word;

	if (row == NULL && !line->is_over && word[0] == '-' &&
	    strcmp(word, "-") != 0 && strcmp(word, "--") != 0) {
		read_word(line, word);
		row = line->valued;
		value = line->value;
	}
	typed->piece = text_of(row != NULL ? value : word);
	typed->head =
	    (struct text){word, row != NULL ? (size_t)(value - word) : 0};
	if (row != NULL)
		complete_offer_values(line->session, row, typed);
	else if (!line->is_over && word[0] == '-')
		offer_options(line, typed);
	else
		offer_operands(line, typed);
}

enum status
complete_print(struct session *session, char **words)
{
	struct command_line line = {.session = session,
				    .command = &command_none};
	struct typed typed = {.tail = ""};

	if (*words == NULL)
		return STATUS_NOTHING;
	for (; words[1] != NULL && line.command != NULL; words++)
		read_word(&line, *words);
	if (line.command != NULL)
		offer_last(&line, *words, &typed);
	return session_status(session,
			      typed.found ? STATUS_OK : STATUS_NOTHING);
}
