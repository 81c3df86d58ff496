#include "usage.h"

#include "command.h"

void
usage_print(FILE *out)
{
	fputs("  qbank random                  a question\n"
	      "  qbank grep -i 'keep-?alive'   what there is on a subject\n"
	      "  qbank export -g redis         a study sheet\n"
	      "\n"
	      "usage: qbank [-b BANK]... COMMAND [OPTION]... [OPERAND]...\n"
	      "A question bank for the shell.\n"
	      "\n",
	      out);
	for (size_t i = 0; commands[i] != NULL; i++)
		fprintf(out, "  %-10s %s\n", commands[i]->name,
			commands[i]->summary);
	fputs("\n"
	      "  -b, --bank=BANK   a directory, a YAML file, or - for YAML on\n"
	      "                    standard input; may be given again\n"
	      "  -h, --help        print this help; each command has its own\n"
	      "  -V, --version     print the version\n",
	      out);
}
