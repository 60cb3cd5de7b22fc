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

extern const struct DemoFile demo_files[];
extern const size_t demo_file_count;

#endif
