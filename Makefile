# qbank: a question bank for the shell.  make help lists the targets.

VERSION = 0.1

CC = cc
CFLAGS = -O2 -g
PKG_CONFIG = pkg-config
INSTALL = install
INSTALL_PROGRAM = $(INSTALL)
INSTALL_DATA = $(INSTALL) -m 644

PREFIX = /usr/local
prefix = $(PREFIX)
exec_prefix = $(prefix)
bindir = $(exec_prefix)/bin
datarootdir = $(prefix)/share
datadir = $(datarootdir)
mandir = $(datarootdir)/man
bashcompletiondir = $(datarootdir)/bash-completion/completions
zshcompletiondir = $(datarootdir)/zsh/site-functions
fishcompletiondir = $(datarootdir)/fish/vendor_completions.d

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
# On a 32-bit machine, inodes, sizes and times have 64 bits too.
CPPFLAGS_ALL = -D_GNU_SOURCE -D_FILE_OFFSET_BITS=64 -D_TIME_BITS=64 -DVERSION='"$(VERSION)"' \
	-DDATADIR='"$(datadir)"' -Ilib $(if $(LANDLOCK),,-DNO_LANDLOCK) $(CPPFLAGS)
CFLAGS_ALL = -std=c11 -pthread $(WARNINGS) $(HARDENING) $(CFLAGS)
COMPILE = $(CC) $(CPPFLAGS_ALL) $$($(PKG_CONFIG) --cflags $(PACKAGES)) $(CFLAGS_ALL) -MMD -MP
LIBS = $$($(PKG_CONFIG) --libs $(PACKAGES)) $(LDLIBS)

LIB = $(patsubst %.c,$(BUILD)/%.o,$(wildcard lib/*/*.c)) $(BUILD)/page_style.o
ARCHIVE = $(BUILD)/libqbank.a
CMD = $(patsubst %.c,$(BUILD)/%.o,$(wildcard cmd/*.c)) $(BUILD)/format_example.o
UNITS = $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*.c))
TESTS = $(wildcard tests/*.bats)
BANK_TESTS = $(filter-out $(HARD_TESTS),$(wildcard tests/*.py))
ALL_TESTS = $(BANK_TESTS) $(TESTS) $(UNITS)
# These start first, so that none of them runs alone at the end.
SLOW_TESTS = tests/blocks.py tests/faults.bats tests/browser.py tests/cache.py \
	tests/grep.bats tests/random.bats tests/limits.bats tests/sheets.py
SCRIPTS = .ci/run cmd/completion/qbank.bash $(wildcard tests/*.sh tests/*.bash tests/*.bats)
JOBS = $$(nproc)
SOURCES = $(wildcard lib/*/*.[ch] cmd/*.[ch] tests/unit/*.[ch] tests/fuzz/*.[ch] tests/faults/*.c tests/bench/*.c)

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

$(BUILD)/page_style.o $(BUILD)/format_example.o: %.o: %.c
	$(COMPILE) -Icmd -c -o $@ $<

# A file as an array of its lines; $(1) is its header and $(2) the array.
array = { echo '\#include "$(1)"' && echo 'const char *const $(2)[] = {' && \
	sed 's/[\\"]/\\&/g; s/.*/"&\\n",/' $< && echo '0};'; } >$@

$(BUILD)/page_style.c: lib/write/export.css $(BUILD)/flags
	$(call array,write/page_style.h,page_style)

$(BUILD)/format_example.c: cmd/format.yaml $(BUILD)/flags
	$(call array,format_example.h,format_example)

$(BUILD)/unit/%: tests/unit/%.c $(ARCHIVE)
	@mkdir -p $(@D)
	$(COMPILE) $(LDFLAGS) -o $@ $< $(ARCHIVE) -lcmocka $(LIBS)

$(BUILD)/events: tests/bench/events.c $(BUILD)/flags
	$(COMPILE) $(LDFLAGS) -o $@ $< $(LIBS)

# Everything is rebuilt when the flags change.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(COMPILE) $(LDFLAGS)' | cmp -s - $@ || echo '$(COMPILE) $(LDFLAGS)' >$@

# make check QBANK=/usr/local/bin/qbank tests one that is installed.
QBANK = $(abspath $(BIN))

# One more test at a time than there are cores, because some of them wait.  Bash
# reads the tests a quarter faster where a character is a byte.
check: ## run every test, of the program QBANK
	@$(MAKE) $(if $(filter -j%,$(MAKEFLAGS)),,-j$(JOBS)) $(BIN) $(UNITS) \
		$(if $(filter tests/replay.bats,$(TESTS)),$(REPLAYS))
	LC_ALL=C QBANK='$(QBANK)' QBANK_CACHE= REPLAYS='$(abspath $(BUILD)/replay)' CMOCKA_MESSAGE_OUTPUT=tap \
		prove -j$$(($(JOBS) + 1)) --failures --comments -e '' \
		$(foreach test,$(SLOW_TESTS),$(filter $(test),$(ALL_TESTS))) \
		$(filter-out $(SLOW_TESTS),$(ALL_TESTS))

asan: ## run the tests of the program with ASan and UBSan
	@mkdir -p build/asan && ln -sfn ../../bank build/asan/bank
	ASAN_OPTIONS=detect_leaks=1 $(MAKE) BUILD=build/asan BIN=build/asan/qbank BANK_TESTS= \
		HARDENING= LANDLOCK= CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all' check

lint: ## check the format, the code, the manual pages and the scripts
	clang-format --dry-run --Werror $(SOURCES)
	@mkdir -p $(BUILD)
	printf '%s\n' $(filter %.c,$(SOURCES)) | \
		xargs -P$(JOBS) -I{} clang-tidy --quiet {} -- -std=c11 $(CPPFLAGS_ALL) -Icmd -Itests/fuzz 2>$(BUILD)/tidy || \
		{ cat $(BUILD)/tidy >&2; exit 1; }
	cppcheck --quiet --error-exitcode=1 --inline-suppr --std=c11 \
		--enable=warning,performance,portability -Ilib -Icmd -Itests/fuzz \
		cmd lib tests/fuzz tests/faults
	printf '%s\n' $(wildcard lib/*/*.c cmd/*.c) | \
		xargs -P$(JOBS) -I{} gcc $(CPPFLAGS_ALL) -std=c11 -O2 -fanalyzer -Werror -c -o /dev/null {}
	mandoc -Tlint -W warning man/qbank.1 man/qbank.5 man/qbank-recipes.7
	shellcheck $(SCRIPTS)

bench: $(BIN) $(BUILD)/events ## compare with fortune, ripgrep and a bare libyaml loop
	QBANK='$(QBANK)' EVENTS='$(abspath $(BUILD)/events)' tests/bench/bench.py $(BENCH_DIR)

# Sheets of the shipped bank and README.md's ways to paper, as installed.
sheets: $(BIN) ## print the shipped bank to PDF, in sheets/
	@$(MAKE) -s install DESTDIR='$(abspath $(BUILD)/root)'
	PATH='$(abspath $(BUILD)/root)$(bindir)':"$$PATH" QBANK_PATH= tests/print.sh sheets

pictures: $(BIN) ## make the pictures of README.md, in man/
	QBANK='$(abspath $(BIN))' man/pictures.py

# What is installed in each directory.  A manual page for each command refers
# to that of qbank.
PAGES = $(sort $(shell sed -n 's/^extern const struct command command_\([a-z]*\);/qbank-\1.1/p' cmd/command.c))
DECKS = $(sort $(shell find bank -name '*.yaml'))
DECK_DIRS = $(patsubst %/,%,$(sort $(dir $(DECKS))))
DATA = lib/write/export.css lib/write/export.tmac lib/read/bank.schema.json
MAN1 = '$(DESTDIR)$(mandir)/man1'
MAN5 = '$(DESTDIR)$(mandir)/man5'
MAN7 = '$(DESTDIR)$(mandir)/man7'
SHARE = '$(DESTDIR)$(datadir)/qbank'
BASH_DIR = '$(DESTDIR)$(bashcompletiondir)'
ZSH_DIR = '$(DESTDIR)$(zshcompletiondir)'
FISH_DIR = '$(DESTDIR)$(fishcompletiondir)'

install: all ## install below $(DESTDIR)$(PREFIX)
	$(INSTALL) -d '$(DESTDIR)$(bindir)' $(MAN1) $(MAN5) $(MAN7) $(SHARE) $(DECK_DIRS:%=$(SHARE)/%) \
		$(BASH_DIR) $(ZSH_DIR) $(FISH_DIR)
	$(INSTALL_PROGRAM) $(BIN) '$(DESTDIR)$(bindir)/qbank'
	$(INSTALL_DATA) man/qbank.1 $(MAN1)
	@mkdir -p $(BUILD)
	echo '.so man1/qbank.1' >$(BUILD)/page
	for page in $(PAGES); do $(INSTALL_DATA) $(BUILD)/page $(MAN1)/$$page || exit; done
	$(INSTALL_DATA) man/qbank.5 $(MAN5)
	$(INSTALL_DATA) man/qbank-recipes.7 $(MAN7)
	$(INSTALL_DATA) cmd/completion/qbank.bash $(BASH_DIR)/qbank
	$(INSTALL_DATA) cmd/completion/_qbank $(ZSH_DIR)
	$(INSTALL_DATA) cmd/completion/qbank.fish $(FISH_DIR)
	$(INSTALL_DATA) $(DATA) $(SHARE)
	for dir in $(DECK_DIRS); do $(INSTALL_DATA) $$dir/*.yaml $(SHARE)/$$dir || exit; done

# Only what install put there: with prefix=~/.local, a user's own bank is in the
# same directory.  Directories that programs share stay, as with other programs.
uninstall: ## remove the installed files
	rm -f '$(DESTDIR)$(bindir)/qbank' $(MAN1)/qbank.1 $(PAGES:%=$(MAN1)/%) $(MAN5)/qbank.5 $(MAN7)/qbank-recipes.7 \
		$(patsubst %,$(SHARE)/%,$(notdir $(DATA))) $(DECKS:%=$(SHARE)/%) \
		$(BASH_DIR)/qbank $(ZSH_DIR)/_qbank $(FISH_DIR)/qbank.fish
	for dir in $(DECK_DIRS:%=$(SHARE)/%) $(SHARE)/bank $(SHARE); do \
		rmdir "$$dir" 2>/dev/null || :; \
	done

# Built from the last commit alone: its time, no owner, in the order of git.
DIST = qbank-$(VERSION)
dist: ## write qbank-$(VERSION).tar.gz, the same bytes each time
	git -c tar.umask=0022 archive --prefix=$(DIST)/ HEAD | gzip -n9 >$(DIST).tar.gz

distcheck: ## build, test and install what dist writes, and remove it again
	rm -rf build/dist && mkdir -p build/dist
	$(MAKE) dist && mv $(DIST).tar.gz build/dist/first.tar.gz
	$(MAKE) dist && cmp $(DIST).tar.gz build/dist/first.tar.gz
	tar -xzf $(DIST).tar.gz -C build/dist
	cd build/dist/$(DIST) && $(MAKE) BUILD=build BIN=qbank DESTDIR='$(abspath build/dist/root)' all install
	$(MAKE) -C build/dist/$(DIST) BUILD=build BIN=qbank QBANK='$(abspath build/dist/root)$(bindir)/qbank' check
	$(MAKE) -C build/dist/$(DIST) BUILD=build BIN=qbank DESTDIR='$(abspath build/dist/root)' uninstall
	test -z "$$(find build/dist/root -type f)"

# One file that needs no library.  Debian has no static md4c, so its source is
# compiled in: MD4C is its directory, src/ of https://github.com/mity/md4c.
MD4C =
static: ## build build/static/qbank, which needs no library; MD4C=DIR has md4c.c
	@test -f '$(MD4C)/md4c.c' || { echo 'make static: no md4c.c; use MD4C=DIR' >&2; exit 2; }
	@mkdir -p build/static && ln -sfn ../../bank build/static/bank
	$(CC) -O2 $(HARDENING) -c -o build/static/md4c.o '$(MD4C)/md4c.c'
	$(MAKE) BUILD=build/static BIN=build/static/qbank PKG_CONFIG='$(PKG_CONFIG) --static' \
		PACKAGES='yaml-0.1 libpcre2-8' CPPFLAGS='-I$(abspath $(MD4C))' \
		LDFLAGS='$(if $(HARDENING),-static-pie,-static)' HARDENING_LINK='-Wl,-z,relro,-z,now' \
		LDLIBS=build/static/md4c.o all

# The packaging is in tests/debian, which becomes debian/ in a copy of the tree.
deb: ## build Debian packages in build/deb and check them with lintian
	rm -rf build/deb && mkdir -p build/deb/$(DIST)
	cp -R cmd lib bank man tests Makefile README.md LICENSE build/deb/$(DIST)
	mv build/deb/$(DIST)/tests/debian build/deb/$(DIST)/debian
	grep -q '^qbank ($(VERSION))' build/deb/$(DIST)/debian/changelog
	cd build/deb/$(DIST) && env -u MAKEFLAGS -u MAKELEVEL dpkg-buildpackage -us -uc -b
	lintian --allow-root --fail-on error,warning build/deb/*.changes

clean: ## remove everything that was built
	rm -rf build sheets qbank $(DIST).tar.gz

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile

# Proof, for the hostile case: HACKING.md says what each target shows.
SECONDS = 60
FUZZ = bank pattern saved options plan
FUZZ_CC = clang
FUZZ_PARTS = $(patsubst %,$(BUILD)/tests/fuzz/%.o,fuzz fuzz_check fuzz_html fuzz_markdown reference) \
	$(filter-out %/main.o,$(CMD)) $(ARCHIVE)
REPLAYS = $(FUZZ:%=$(BUILD)/replay/%)

$(BUILD)/tests/fuzz/%.o: tests/fuzz/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(COMPILE) -Icmd -Itests/fuzz -c -o $@ $<

# Each harness with a simple driver, for its seeds and past finds.
$(REPLAYS): $(BUILD)/replay/%: $(BUILD)/tests/fuzz/fuzz_%.o $(BUILD)/tests/fuzz/driver.o $(FUZZ_PARTS)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(LIBS)

$(FUZZ:%=$(BUILD)/fuzz-%): $(BUILD)/fuzz-%: $(BUILD)/tests/fuzz/fuzz_%.o $(FUZZ_PARTS)
	$(CC) $(CFLAGS_ALL) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(LIBS)

replay: $(REPLAYS) ## run the fuzzers' harnesses on their seeds and past findings
	REPLAYS='$(abspath $(BUILD)/replay)' tests/replay.bats

# FUZZ_SANITIZE= does without sanitizers, and without libFuzzer's slower ways of
# choosing inputs.  Both use the same CORPUS, so each gives the other its inputs.
# ASan is a quarter faster if it notes only two callers of each allocation.
FUZZ_SANITIZE = address,undefined
FUZZ_BUILD = build/fuzz$(if $(FUZZ_SANITIZE),,-fast)
FUZZ_CFLAGS = -g -fsanitize=fuzzer-no-link $(if $(FUZZ_SANITIZE), \
	-O1 -fsanitize=$(FUZZ_SANITIZE) -fno-sanitize-recover=all, \
	-O2 -fno-sanitize-coverage=trace-cmp)
FUZZ_OPTIONS = $(if $(FUZZ_SANITIZE),,-entropic=0)
CORPUS = $(CURDIR)/build/corpus

fuzz: ## run each harness for SECONDS with libFuzzer, as many at a time as there are cores
	$(MAKE) CC=$(FUZZ_CC) BUILD=$(FUZZ_BUILD) HARDENING= LANDLOCK= CFLAGS='$(FUZZ_CFLAGS)' \
		$(FUZZ:%=$(FUZZ_BUILD)/fuzz-%)
	@printf '%s\n' $(FUZZ) | xargs -P$(JOBS) -I{} sh -c ' \
		mkdir -p $(CORPUS)/{} && \
		ASAN_OPTIONS=malloc_context_size=2:$$ASAN_OPTIONS \
		$(FUZZ_BUILD)/fuzz-{} -max_total_time=$(SECONDS) -timeout=60 -rss_limit_mb=2048 -print_final_stats=1 \
			$(FUZZ_OPTIONS) -artifact_prefix=$(CORPUS)/{}- -dict=tests/fuzz/{}.dict \
			$(CORPUS)/{} $(CURDIR)/tests/fuzz/{} \
			</dev/null 2>$(CORPUS)/{}.log || { tail -n 40 $(CORPUS)/{}.log; exit 1; }; \
		grep -E "DONE|number_of_executed|new_units" $(CORPUS)/{}.log | sed "s/^/{}: /"'

# ASan's build of the library, for the mutants.
$(BUILD)/mutants: $(BUILD)/tests/fuzz/mutants.o $(BUILD)/tests/fuzz/fuzz_bank.o $(FUZZ_PARTS)
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(LIBS)

mutants: $(BUILD)/mutants ## read every change of one byte of a bank
	$(BUILD)/mutants

HARD_TESTS = tests/allocations.py tests/syscalls.py tests/complexity.py tests/unicode.py \
	tests/patterns.py tests/files.py
# What make check tests with samples or smaller sizes.
WHOLE_TESTS = tests/sheets.py tests/limits.py tests/order.py tests/cache.py tests/limits.bats tests/grep.bats

check-hard: $(BIN) ## test mutants, faults, complexity, random commands, all of Unicode
	$(MAKE) BUILD=build/asan HARDENING= LANDLOCK= \
		CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all' mutants
	QBANK='$(QBANK)' WHOLE=1 prove -e '' $(HARD_TESTS) $(WHOLE_TESTS)
	QBANK='$(QBANK)' tests/differential.py 1000

tsan: ## run tests that use threads with ThreadSanitizer
	@mkdir -p build/tsan && ln -sfn ../../bank build/tsan/bank
	$(MAKE) BUILD=build/tsan BIN=build/tsan/qbank UNITS= BANK_TESTS=tests/cache.py \
		TESTS='tests/grep.bats tests/list.bats tests/bank.bats tests/random.bats' \
		HARDENING= LANDLOCK= CFLAGS='-O1 -g -fsanitize=thread' check

# Tests of limits on time and memory may fail in this build.  What they run
# counts all the same.  _exit() would leave out what a process did before.
# Failing calls and searches that are given up belong to make check-hard.
coverage: ## measure the lines and branches that the tests take, with gcov
	@mkdir -p build/coverage && ln -sfn ../../bank build/coverage/bank
	find build/coverage -name '*.gcda' -delete
	-GCOV_ERROR_FILE=/dev/null QUICK=1 $(MAKE) BUILD=build/coverage BIN=build/coverage/qbank \
		HARDENING= LANDLOCK= CFLAGS='-O0 -g' CPPFLAGS='--coverage -D_exit=exit' LDFLAGS=--coverage \
		BANK_TESTS='$(BANK_TESTS) tests/allocations.py tests/syscalls.py' check
	-GCOV_ERROR_FILE=/dev/null WHOLE=1 QBANK='$(abspath build/coverage/qbank)' bats tests/grep.bats -f 'given up'
	tests/coverage/branches.py build/coverage

FORCE:
.PHONY: dist distcheck static deb
.PHONY: replay fuzz mutants check-hard tsan coverage
.PHONY: all check asan lint bench sheets pictures install uninstall clean help FORCE
-include $(LIB:.o=.d) $(CMD:.o=.d) $(UNITS:=.d) $(wildcard $(BUILD)/tests/fuzz/*.d)
