#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/slurp.h"
#include "fuzz.h"

/*
 * Runs a harness without a fuzzer on files, and on the files of directories:
 * all seeds and past finds.  The harness aborts if a file breaks a promise.
 * The name printed last is that of the file.
 */
static size_t
run_file(const char *path)
{
	struct buffer input = {0};

	if (!slurp_file(&input, path)) {
		perror(path);
		exit(2);
	}
	fprintf(stderr, "%s\n", path);
	LLVMFuzzerTestOneInput((const void *)input.data, input.size);
	buffer_free(&input);
	return 1;
}

static size_t
run_directory(const char *path)
{
	DIR *directory = opendir(path);
	const struct dirent *entry;
	size_t count = 0;

	while (directory != NULL && (entry = readdir(directory)) != NULL) {
		struct buffer file = {0};

		if (entry->d_name[0] == '.')
			continue;
		buffer_print(&file, "%s/%s", path, entry->d_name);
		count += run_file(file.data);
		buffer_free(&file);
	}
	if (directory != NULL)
		closedir(directory);
	return count;
}

int
main(int argc, char **argv)
{
	struct stat status;
	size_t count = 0;

	for (int i = 1; i < argc; i++) {
		if (stat(argv[i], &status) == 0 && S_ISDIR(status.st_mode))
			count += run_directory(argv[i]);
		else
			count += run_file(argv[i]);
	}
	printf("%zu inputs\n", count);
	return count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
