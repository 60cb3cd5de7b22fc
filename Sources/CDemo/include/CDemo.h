#ifndef CDEMO_H
#define CDEMO_H

#include <stddef.h>

/// A file of the demo, carried inside the binary: those below `project/` are written out,
/// those below `history/` are what was applied but is no longer, or not yet, in the project.
struct DemoFile {
    const char *path;
    const unsigned char *bytes;
    size_t count;
};

/// Behind the last file, NULL.
const struct DemoFile *demo_file(size_t index);

#endif
