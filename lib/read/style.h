#ifndef STYLE_H
#define STYLE_H

/* How a text is written in YAML. */
enum style {
	STYLE_PLAIN,
	STYLE_SINGLE_QUOTED,
	STYLE_DOUBLE_QUOTED,
	STYLE_LITERAL, /* | : its lines are the lines of the file */
	STYLE_FOLDED,  /* > : its lines are joined */
};

#endif
