#include "CHost.h"

#include <sys/prctl.h>

void host_forbid_images(void) { prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

int host_forbids_images(void) { return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0; }
