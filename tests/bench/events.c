/*
 * The benchmark's baseline: a bare loop over libyaml's events, for each file
 * named on the command line.  It reads and does nothing else.
 */
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

static long
count_events(FILE *file)
{
	yaml_parser_t parser;
	yaml_event_t event;
	long count = 0;
	int is_end = 0;

	if (!yaml_parser_initialize(&parser))
		abort();
	yaml_parser_set_input_file(&parser, file);
	while (!is_end) {
		if (!yaml_parser_parse(&parser, &event))
			abort();
		is_end = event.type == YAML_STREAM_END_EVENT;
		count++;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return count;
}

int
main(int argc, char **argv)
{
	long count = 0;

	for (int i = 1; i < argc; i++) {
		FILE *file = fopen(argv[i], "rb");

		if (file == NULL) {
			perror(argv[i]);
			return 2;
		}
		count += count_events(file);
		fclose(file);
	}
	printf("%ld\n", count);
	return 0;
}
