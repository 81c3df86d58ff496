#ifndef COLOR_H
#define COLOR_H

/* SGR sequences of ECMA-48, as grep and git use them. */
#define COLOR_RESET "\033[m"
#define COLOR_ID "\033[33m"
#define COLOR_TOPIC "\033[36m"
#define COLOR_JUNIOR "\033[32m"
#define COLOR_MIDDLE "\033[34m"
#define COLOR_SENIOR "\033[35m"
#define COLOR_STRONG "\033[1m"
#define COLOR_EMPHASIS "\033[3m"
#define COLOR_CODE "\033[36m"
#define COLOR_DIM "\033[2m"

/* The default colors of grep. */
#define COLOR_MATCH "\033[1;31m"
#define COLOR_FILE "\033[35m"
#define COLOR_LINE "\033[32m"
#define COLOR_SEPARATOR "\033[36m"

#endif
