#include "options.h"

#include <stdlib.h>

#include "base/safe.h"
#include "setters.h"

void
options_init(struct options *options)
{
	*options = (struct options){
	    .fields = QUERY_FIELDS,
	    .sheet = {.terminator = '\n'},
	};
}

void
options_free(struct options *options)
{
	paths_free(&options->banks);
	filter_free(&options->filter);
	free(options->patterns);
	for (size_t i = 0; i < options->file_count; i++)
		buffer_free(&options->files[i]);
	free(options->files);
}

static bool
set_bank(const struct option_row *row, struct options *options,
	 const char *text, struct buffer *error)
{
	(void)row;
	/* A variable of the shell may be empty. */
	if (*text == '\0')
		buffer_print(error, "%s is not a bank", QUOTE(text_of(text)));
	else
		paths_add(&options->banks, text);
	return *text != '\0';
}

const struct option_row common_options[] = {
    {'b', "bank", "BANK",
     "read this directory or YAML file, or - for standard input", set_bank, 0,
     0},
    {'j', "jobs", "N", "use at most N threads", set_number, MEMBER(jobs), 1},
    {0, "no-cache", NULL, "do not use or write a saved bank", set_flag,
     MEMBER(no_cache), 0},
    {'h', "help", NULL, "print this help", set_flag, MEMBER(help), 0},
    {0},
};

const struct option_row global_options[] = {
    {'V', "version", NULL, "print the version", set_flag, MEMBER(version), 0},
    {0},
};

const struct option_row help_options[] = {
    {0, "complete", NULL,
     "print what can complete a command line; used by shells", set_flag,
     MEMBER(completes), 0},
    {0},
};

const struct option_row check_options[] = {
    {0, "strict", NULL, "treat warnings as errors", set_flag, MEMBER(is_strict),
     0},
    {0},
};
