#include "base/base64.h"

#include <stdint.h>

static const char digits[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void
base64_add(struct buffer *out, struct text bytes)
{
	const unsigned char *data = (const void *)bytes.data;

	for (size_t i = 0; i < bytes.size; i += 3) {
		size_t left = bytes.size - i;
		uint32_t group = (uint32_t)data[i] << 16;
		char quad[4];

		if (left > 1)
			group |= (uint32_t)data[i + 1] << 8;
		if (left > 2)
			group |= data[i + 2];
		quad[0] = digits[group >> 18];
		quad[1] = digits[group >> 12 & 63];
		quad[2] = left > 1 ? digits[group >> 6 & 63] : '=';
		quad[3] = left > 2 ? digits[group & 63] : '=';
		buffer_add(out, quad, sizeof(quad));
	}
}
