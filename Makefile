# qbank: a question bank for the shell.
#
# make, make check, make lint, make asan, make bench, make install

VERSION = 0.1

CC = cc
CFLAGS = -O2 -g
PKG_CONFIG = pkg-config

PREFIX = /usr/local
prefix = $(PREFIX)
exec_prefix = $(prefix)
bindir = $(exec_prefix)/bin
datarootdir = $(prefix)/share
datadir = $(datarootdir)
mandir = $(datarootdir)/man
INSTALL = install

BUILD = build
PACKAGES = yaml-0.1 libpcre2-8
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
	-Wmissing-prototypes -Wpointer-arith -Wwrite-strings -Wvla
ALL_CFLAGS = -std=c11 $(WARNINGS) $(CFLAGS)
ALL_CPPFLAGS = -D_DEFAULT_SOURCE -DVERSION='"$(VERSION)"' \
	-DDATADIR='"$(datadir)"' -Ilib $(CPPFLAGS)

LIB = $(patsubst %.c,$(BUILD)/%.o,$(wildcard lib/*.c))
CMD = $(patsubst %.c,$(BUILD)/%.o,$(wildcard cmd/*.c))

all: qbank

qbank: $(CMD) $(LIB)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $$($(PKG_CONFIG) --libs $(PACKAGES))

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $$($(PKG_CONFIG) --cflags $(PACKAGES)) $(ALL_CFLAGS) -MMD -c -o $@ $<

# Everything is built again when the flags change.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(ALL_CFLAGS) $(ALL_CPPFLAGS) $(LDFLAGS)' | cmp -s - $@ || \
		echo '$(CC) $(ALL_CFLAGS) $(ALL_CPPFLAGS) $(LDFLAGS)' >$@

clean:
	rm -rf build qbank

FORCE:
.PHONY: all clean FORCE
-include $(LIB:.o=.d) $(CMD:.o=.d)
