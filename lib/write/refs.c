#include "write/refs.h"

#include <string.h>

struct text
ref_address(struct text ref)
{
	struct text rest = ref, address = {"", 0};

	text_cut(&rest, ' ', &address);
	while (address.size > 0 &&
	       strchr(",;", address.data[address.size - 1]) != NULL)
		address.size--;
	if ((address.size > 7 && memcmp(address.data, "http://", 7) == 0) ||
	    (address.size > 8 && memcmp(address.data, "https://", 8) == 0))
		return address;
	return (struct text){ref.data, 0};
}
