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

BUILD = build
BIN = qbank
PACKAGES = yaml-0.1 libpcre2-8 md4c
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
	-Wmissing-prototypes -Wpointer-arith -Wwrite-strings -Wvla
CPPFLAGS_ALL = -D_GNU_SOURCE -DVERSION='"$(VERSION)"' \
	-DDATADIR='"$(datadir)"' -Ilib $(CPPFLAGS)
CFLAGS_ALL = -std=c11 -pthread $(WARNINGS) $(CFLAGS)
COMPILE = $(CC) $(CPPFLAGS_ALL) $$($(PKG_CONFIG) --cflags $(PACKAGES)) $(CFLAGS_ALL) -MMD -MP
LIBS = $$($(PKG_CONFIG) --libs $(PACKAGES)) $(LDLIBS)

LIB = $(patsubst %.c,$(BUILD)/%.o,$(wildcard lib/*/*.c)) $(BUILD)/page_style.o
ARCHIVE = $(BUILD)/libqbank.a
CMD = $(patsubst %.c,$(BUILD)/%.o,$(wildcard cmd/*.c))
UNITS = $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*.c))
TESTS = $(wildcard tests/*.bats)
BANK_TESTS = $(wildcard tests/*.py)
SOURCES = $(wildcard lib/*/*.[ch] cmd/*.[ch] tests/unit/*.[ch] tests/bench/*.c)

all: $(BIN) ## build ./qbank

$(BIN): $(CMD) $(ARCHIVE)
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(LIBS)

# Made anew, or the objects of files that are gone would stay in it.
$(ARCHIVE): $(LIB)
	rm -f $@
	$(AR) -rcs $@ $^

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

$(BUILD)/page_style.o: $(BUILD)/page_style.c
	$(COMPILE) -c -o $@ $<

# The style of pages, as a list of its lines.
$(BUILD)/page_style.c: lib/write/export.css $(BUILD)/flags
	{ echo '#include "write/page_style.h"' && echo 'const char *const page_style[] = {' && \
		sed 's/[\\"]/\\&/g; s/.*/"&\\n",/' $< && echo '0};'; } >$@

$(BUILD)/unit/%: tests/unit/%.c $(ARCHIVE)
	@mkdir -p $(@D)
	$(COMPILE) $(LDFLAGS) -o $@ $< $(ARCHIVE) -lcmocka $(LIBS)

$(BUILD)/events: tests/bench/events.c $(BUILD)/flags
	$(COMPILE) $(LDFLAGS) -o $@ $< $(LIBS)

# All is built again when the flags change.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(COMPILE) $(LDFLAGS)' | cmp -s - $@ || echo '$(COMPILE) $(LDFLAGS)' >$@

check: $(BIN) $(UNITS) ## run every test
	QBANK='$(abspath $(BIN))' CMOCKA_MESSAGE_OUTPUT=tap prove -e '' $(UNITS) $(TESTS) $(BANK_TESTS)

asan: ## run the tests of the program with ASan and UBSan
	@mkdir -p build/asan && ln -sfn ../../bank build/asan/bank
	ASAN_OPTIONS=detect_leaks=1 $(MAKE) BUILD=build/asan BIN=build/asan/qbank BANK_TESTS= \
		CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all' check

lint: ## format, static analysis, manual pages, shell scripts
	clang-format --dry-run --Werror $(SOURCES)
	clang-tidy --quiet $(filter %.c,$(SOURCES)) -- -std=c11 $(CPPFLAGS_ALL) 2>/dev/null
	cppcheck --quiet --error-exitcode=1 --inline-suppr --std=c11 \
		--enable=warning,performance,portability -Ilib cmd lib
	mandoc -Tlint -W warning man/qbank.1 man/qbank.5
	shellcheck .ci/run $(wildcard tests/*.bash tests/*.bats tests/bench/*.sh)

bench: $(BIN) $(BUILD)/events ## compare with a bare libyaml event loop
	QBANK='$(abspath $(BIN))' EVENTS='$(abspath $(BUILD)/events)' tests/bench/run.sh 430 10000 100000

# The two ways to paper that README.md recommends.  groff drops what it has no
# glyph for and says so; here that is an error.
sheets: $(BIN) ## print the shipped bank to PDF, in sheets/
	mkdir -p sheets
	./$(BIN) random -n 20 --spread=topic --seed=paper1 -T id >sheets/ids
	./$(BIN) export -T html --toc --answers=end --title='The shipped bank' >sheets/bank.html
	for format in html md; do \
		./$(BIN) export -T $$format --answers=none --title='Paper 1' - <sheets/ids >sheets/paper.$$format && \
		./$(BIN) export -T $$format --answers=only --title='Key to paper 1' - <sheets/ids >sheets/key.$$format || exit; \
	done
	for sheet in bank paper key; do \
		weasyprint sheets/$$sheet.html sheets/$$sheet.pdf || exit; \
	done
	for sheet in paper key; do \
		lowdown -tms --nroff-no-numbered --out-no-smarty -o sheets/$$sheet.ms sheets/$$sheet.md && \
		groff -k -t -ms -Tpdf lib/write/export.tmac sheets/$$sheet.ms \
			2>sheets/$$sheet.log >sheets/$$sheet-groff.pdf || exit; \
		! grep "can't find special character" sheets/$$sheet.log || exit; \
		cat sheets/$$sheet.log; \
	done

install: all ## install below $(DESTDIR)$(PREFIX)
	$(INSTALL) -d $(DESTDIR)$(bindir) $(DESTDIR)$(mandir)/man1 $(DESTDIR)$(mandir)/man5 \
		$(DESTDIR)$(datadir)/qbank
	$(INSTALL) $(BIN) $(DESTDIR)$(bindir)/qbank
	$(INSTALL) -m 644 man/qbank.1 $(DESTDIR)$(mandir)/man1
	$(INSTALL) -m 644 man/qbank.5 $(DESTDIR)$(mandir)/man5
	$(INSTALL) -m 644 lib/write/export.css lib/write/export.tmac $(DESTDIR)$(datadir)/qbank
	cd bank && find . -name '*.yaml' -exec $(INSTALL) -Dm 644 '{}' '$(DESTDIR)$(datadir)/qbank/bank/{}' \;

uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(bindir)/qbank $(DESTDIR)$(mandir)/man1/qbank.1 $(DESTDIR)$(mandir)/man5/qbank.5
	rm -rf $(DESTDIR)$(datadir)/qbank

clean: ## remove what was built
	rm -rf build sheets qbank

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

FORCE:
.PHONY: all check asan lint bench sheets install uninstall clean help FORCE
-include $(LIB:.o=.d) $(CMD:.o=.d) $(UNITS:=.d)
