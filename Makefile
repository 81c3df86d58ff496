# qbank: a question bank for the shell.  make help lists the targets.

VERSION = 0.1

CC = cc
CFLAGS = -O2 -g
PKG_CONFIG = pkg-config
INSTALL = install

PREFIX = /usr/local
prefix = $(PREFIX)
exec_prefix = $(prefix)
bindir = $(exec_prefix)/bin
datarootdir = $(prefix)/share
datadir = $(datarootdir)
mandir = $(datarootdir)/man

# Those of these flags that the compiler knows; HARDENING= turns them all off.
HARDENING := $(shell for flag in '-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2' -fstack-protector-strong \
	-fstack-clash-protection -fcf-protection -fPIE; do \
	echo 'int main(void) { return 0; }' | \
		$(CC) $(CFLAGS) -Werror -include stdio.h $$flag -x c -c -o /dev/null - 2>/dev/null && echo "$$flag"; done)
# The program starts at a random address, and its tables stay read-only.
HARDENING_LINK = $(if $(filter -fPIE,$(HARDENING)),-pie -Wl$(COMMA)-z$(COMMA)relro$(COMMA)-z$(COMMA)now)
COMMA = ,

# LANDLOCK= does without: what a sanitizer or gcov does at the end of a process
# needs files.
LANDLOCK = yes

BUILD = build
BIN = qbank
PACKAGES = yaml-0.1 libpcre2-8 md4c
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
	-Wmissing-prototypes -Wpointer-arith -Wwrite-strings -Wvla
CPPFLAGS_ALL = -D_GNU_SOURCE -DVERSION='"$(VERSION)"' \
	-DDATADIR='"$(datadir)"' -Ilib $(if $(LANDLOCK),,-DNO_LANDLOCK) $(CPPFLAGS)
CFLAGS_ALL = -std=c11 -pthread $(WARNINGS) $(HARDENING) $(CFLAGS)
COMPILE = $(CC) $(CPPFLAGS_ALL) $$($(PKG_CONFIG) --cflags $(PACKAGES)) $(CFLAGS_ALL) -MMD -MP
LIBS = $$($(PKG_CONFIG) --libs $(PACKAGES)) $(LDLIBS)

LIB = $(patsubst %.c,$(BUILD)/%.o,$(wildcard lib/*/*.c)) $(BUILD)/page_style.o
ARCHIVE = $(BUILD)/libqbank.a
CMD = $(patsubst %.c,$(BUILD)/%.o,$(wildcard cmd/*.c))
UNITS = $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*.c))
TESTS = $(wildcard tests/*.bats)
BANK_TESTS = $(filter-out $(HARD_TESTS),$(wildcard tests/*.py))
ALL_TESTS = $(BANK_TESTS) $(TESTS) $(UNITS)
# These start first, so that none of them runs alone at the end.
SLOW_TESTS = tests/blocks.py tests/sheets.py tests/grep.bats tests/random.bats
SCRIPTS = .ci/run $(wildcard tests/*.sh tests/*.bash tests/*.bats)
JOBS = $$(nproc)
SOURCES = $(wildcard lib/*/*.[ch] cmd/*.[ch] tests/unit/*.[ch] tests/bench/*.c)

all: $(BIN) ## build ./qbank

$(BIN): $(CMD) $(ARCHIVE)
	$(CC) $(CFLAGS_ALL) $(HARDENING_LINK) $(LDFLAGS) -o $@ $^ $(LIBS)

# Rebuilt from scratch, so that it has no objects of deleted files.
$(ARCHIVE): $(LIB)
	rm -f $@
	$(AR) -rcs $@ $^

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

$(BUILD)/page_style.o: $(BUILD)/page_style.c
	$(COMPILE) -c -o $@ $<

# The style of pages, as an array of its lines.
$(BUILD)/page_style.c: lib/write/export.css $(BUILD)/flags
	{ echo '#include "write/page_style.h"' && echo 'const char *const page_style[] = {' && \
		sed 's/[\\"]/\\&/g; s/.*/"&\\n",/' $< && echo '0};'; } >$@

$(BUILD)/unit/%: tests/unit/%.c $(ARCHIVE)
	@mkdir -p $(@D)
	$(COMPILE) $(LDFLAGS) -o $@ $< $(ARCHIVE) -lcmocka $(LIBS)

$(BUILD)/events: tests/bench/events.c $(BUILD)/flags
	$(COMPILE) $(LDFLAGS) -o $@ $< $(LIBS)

# Everything is rebuilt when the flags change.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(COMPILE) $(LDFLAGS)' | cmp -s - $@ || echo '$(COMPILE) $(LDFLAGS)' >$@

check: $(BIN) $(UNITS) replay ## run every test
	QBANK='$(abspath $(BIN))' QBANK_CACHE= CMOCKA_MESSAGE_OUTPUT=tap prove -j$(JOBS) --failures --comments -e '' \
		$(foreach test,$(SLOW_TESTS),$(filter $(test),$(ALL_TESTS))) \
		$(filter-out $(SLOW_TESTS),$(ALL_TESTS))

asan: ## run the tests of the program with ASan and UBSan
	@mkdir -p build/asan && ln -sfn ../../bank build/asan/bank
	ASAN_OPTIONS=detect_leaks=1 $(MAKE) BUILD=build/asan BIN=build/asan/qbank BANK_TESTS= \
		HARDENING= LANDLOCK= CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all' check

lint: ## format, static analysis, manual pages, shell scripts
	clang-format --dry-run --Werror $(SOURCES)
	@mkdir -p $(BUILD)
	printf '%s\n' $(filter %.c,$(SOURCES)) | \
		xargs -P$(JOBS) -I{} clang-tidy --quiet {} -- -std=c11 $(CPPFLAGS_ALL) 2>$(BUILD)/tidy || \
		{ cat $(BUILD)/tidy >&2; exit 1; }
	cppcheck --quiet --error-exitcode=1 --inline-suppr --std=c11 \
		--enable=warning,performance,portability -Ilib cmd lib
	mandoc -Tlint -W warning man/qbank.1 man/qbank.5
	shellcheck $(SCRIPTS)

bench: $(BIN) $(BUILD)/events ## compare with fortune, ripgrep and a bare libyaml loop
	QBANK='$(abspath $(BIN))' EVENTS='$(abspath $(BUILD)/events)' tests/bench/bench.py $(BENCH_DIR)

# Sheets of the shipped bank and README.md's ways to paper, as installed.
sheets: $(BIN) ## print the shipped bank to PDF, in sheets/
	@$(MAKE) -s install DESTDIR='$(abspath $(BUILD)/root)'
	PATH='$(abspath $(BUILD)/root)$(bindir)':"$$PATH" QBANK_PATH= tests/print.sh sheets

install: all ## install below $(DESTDIR)$(PREFIX)
	$(INSTALL) -d $(DESTDIR)$(bindir) $(DESTDIR)$(mandir)/man1 $(DESTDIR)$(mandir)/man5 \
		$(DESTDIR)$(datadir)/qbank
	$(INSTALL) $(BIN) $(DESTDIR)$(bindir)/qbank
	$(INSTALL) -m 644 man/qbank.1 $(DESTDIR)$(mandir)/man1
	$(INSTALL) -m 644 man/qbank.5 $(DESTDIR)$(mandir)/man5
	$(INSTALL) -m 644 lib/write/export.css lib/write/export.tmac $(DESTDIR)$(datadir)/qbank
	cd bank && find . -name '*.yaml' -exec $(INSTALL) -Dm 644 '{}' '$(DESTDIR)$(datadir)/qbank/bank/{}' \;

uninstall: ## remove the installed files
	rm -f $(DESTDIR)$(bindir)/qbank $(DESTDIR)$(mandir)/man1/qbank.1 $(DESTDIR)$(mandir)/man5/qbank.5
	rm -rf $(DESTDIR)$(datadir)/qbank

clean: ## remove everything that was built
	rm -rf build sheets qbank

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile

# Proof, for the hostile case: HACKING.md says what each target shows.
SECONDS = 60
FUZZ = bank pattern saved options plan
FUZZ_CC = clang
FUZZ_PARTS = tests/fuzz/fuzz.c tests/fuzz/fuzz_check.c tests/fuzz/reference.c
FUZZ_COMMANDS = $(filter-out cmd/main.c,$(wildcard cmd/*.c))
REPLAYS = $(FUZZ:%=$(BUILD)/replay/%)

# Each harness with a simple driver, for its seeds and past finds.
$(BUILD)/replay/%: tests/fuzz/fuzz_%.c tests/fuzz/driver.c $(wildcard tests/fuzz/*.[ch]) $(CMD) $(ARCHIVE)
	@mkdir -p $(@D)
	$(COMPILE) -MF $@.d -Icmd -Itests/fuzz $(LDFLAGS) -o $@ $< tests/fuzz/driver.c $(FUZZ_PARTS) \
		$(filter-out %/main.o,$(CMD)) $(ARCHIVE) $(LIBS)

$(BUILD)/fuzz-%: tests/fuzz/fuzz_%.c $(wildcard tests/fuzz/*.[ch]) $(CMD) $(ARCHIVE)
	$(COMPILE) -MF $@.d -Icmd -Itests/fuzz -fsanitize=fuzzer $(LDFLAGS) -o $@ $< $(FUZZ_PARTS) \
		$(filter-out %/main.o,$(CMD)) $(ARCHIVE) $(LIBS)

replay: $(REPLAYS) ## give the fuzzers' harnesses their seeds and past finds
	@for part in $(FUZZ); do \
		echo "$$part: $$($(BUILD)/replay/$$part $(CURDIR)/tests/fuzz/$$part 2>$(BUILD)/replay/$$part.log </dev/null)" || \
			{ tail -n 5 $(BUILD)/replay/$$part.log; exit 1; }; \
	done

# A null pointer plus zero is allowed, because an empty text computes it, and C2y
# allows it.
fuzz: ## run each harness for SECONDS with libFuzzer
	$(MAKE) CC=$(FUZZ_CC) BUILD=build/fuzz HARDENING= CFLAGS='-O1 -g -fsanitize=fuzzer-no-link,address,undefined \
		-fno-sanitize=pointer-overflow -fno-sanitize-recover=all' $(FUZZ:%=build/fuzz/fuzz-%)
	@for part in $(FUZZ); do \
		mkdir -p build/corpus/$$part && \
		build/fuzz/fuzz-$$part -max_total_time=$(SECONDS) -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
			-artifact_prefix=$(CURDIR)/build/corpus/$$part- -dict=tests/fuzz/$$part.dict \
			$(CURDIR)/build/corpus/$$part $(CURDIR)/tests/fuzz/$$part \
			</dev/null 2>build/corpus/$$part.log || { tail -n 40 build/corpus/$$part.log; exit 1; }; \
		grep -E 'number_of_executed|new_units' build/corpus/$$part.log | sed "s/^/$$part: /"; \
	done

# ASan's build of the library, for the mutants.
$(BUILD)/mutants: tests/fuzz/mutants.c tests/fuzz/fuzz_bank.c $(wildcard tests/fuzz/*.[ch]) $(CMD) $(ARCHIVE)
	$(COMPILE) -MF $@.d -Icmd -Itests/fuzz $(LDFLAGS) -o $@ $< tests/fuzz/fuzz_bank.c $(FUZZ_PARTS) \
		$(filter-out %/main.o,$(CMD)) $(ARCHIVE) $(LIBS)

mutants: $(BUILD)/mutants ## read every change of one byte of a bank
	$(BUILD)/mutants

HARD_TESTS = tests/allocations.py tests/syscalls.py tests/complexity.py

check-hard: $(BIN) ## mutants under ASan, failing allocations and system calls, complexity
	$(MAKE) BUILD=build/asan HARDENING= LANDLOCK= \
		CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all' mutants
	QBANK='$(abspath $(BIN))' prove -e '' $(HARD_TESTS)
	QBANK='$(abspath $(BIN))' tests/differential.py 1000

tsan: ## run tests that use threads with ThreadSanitizer
	@mkdir -p build/tsan && ln -sfn ../../bank build/tsan/bank
	$(MAKE) BUILD=build/tsan BIN=build/tsan/qbank UNITS= FUZZ= BANK_TESTS=tests/cache.py \
		TESTS='tests/grep.bats tests/list.bats tests/bank.bats' \
		HARDENING= LANDLOCK= CFLAGS='-O1 -g -fsanitize=thread' check

coverage: ## say how much of the code the tests run, by gcov
	@mkdir -p build/coverage && ln -sfn ../../bank build/coverage/bank
	find build/coverage -name '*.gcda' -delete
	$(MAKE) BUILD=build/coverage BIN=build/coverage/qbank HARDENING= LANDLOCK= CFLAGS='-O0 -g --coverage' check
	@find build/coverage -name '*.gcda' -exec gcov -n '{}' + 2>/dev/null | awk -F "[':%]" \
		'/^File/ { ours = $$2 ~ /^(lib|cmd)\/.*\.c$$/; name = $$2 } \
		/^Lines executed/ && ours { split($$0, part, " of "); lines += part[2]; run += $$2 * part[2] / 100; \
			printf "%6.2f%% of %4d  %s\n", $$2, part[2], name; ours = 0 } \
		END { printf "%6.2f%% of %4d  all\n", 100 * run / lines, lines }' | sort -n

FORCE:
.PHONY: replay fuzz mutants check-hard tsan coverage
.PHONY: all check asan lint bench sheets install uninstall clean help FORCE
-include $(LIB:.o=.d) $(CMD:.o=.d) $(UNITS:=.d)
