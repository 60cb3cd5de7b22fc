#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <locale.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>
#include <curses.h>
#include <term.h>

// The glibc header hides it from Swift.
extern int wcwidth(wchar_t);

/// Columns of one scalar in the current locale; -1 when the C library cannot show it.
static inline int curses_scalar_columns(unsigned int scalar) { return wcwidth((wchar_t)scalar); }
