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

static const attr_t curses_bold = A_BOLD, curses_dim = A_DIM, curses_italic = A_ITALIC;
static const attr_t curses_underline = A_UNDERLINE, curses_reverse = A_REVERSE;
static const int curses_key_f0 = KEY_F0;

static inline int curses_colors(void) { return COLORS; }
static inline int curses_color_pairs(void) { return COLOR_PAIRS; }

/// Puts a base with its marks (ended by 0) at the window's cursor.
static inline void curses_put(WINDOW *window, int row, int column, const wchar_t *text, attr_t attributes, int pair) {
    cchar_t cell;
    if (setcchar(&cell, text, attributes, 0, &pair) == OK) mvwadd_wch(window, row, column, &cell);
}

/// A string capability; NULL where the terminal lacks it (ncurses may say -1 for that).
static inline const char *curses_capability(const char *name) {
    const char *text = tigetstr(name);
    return text == (const char *)-1 ? NULL : text;
}

// What restores the terminal when the process crashes. Only CrashGuard.swift may call these two functions: every
// compiled file that does would have its own copy of the variables below.
static struct {
    int descriptor;
    size_t length;
    char bytes[256];
    struct termios modes;
    struct sigaction before[65];
    volatile sig_atomic_t armed;
} curses_rescue;

static const int curses_crash_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
#define CURSES_CRASH_SIGNALS (sizeof curses_crash_signals / sizeof curses_crash_signals[0])

/// Uses nothing but async-signal-safe calls.
static inline void curses_on_crash(int signal) {
    if (curses_rescue.armed) {
        curses_rescue.armed = 0;
        if (write(curses_rescue.descriptor, curses_rescue.bytes, curses_rescue.length) < 0) {}
        tcsetattr(curses_rescue.descriptor, TCSANOW, &curses_rescue.modes);
    }
    // Delivered as soon as this handler returns, to whoever cared about it before.
    sigaction(signal, &curses_rescue.before[signal], NULL);
    raise(signal);
}

static inline void curses_arm(int descriptor, const char *bytes, size_t length, const struct termios *modes) {
    curses_rescue.descriptor = descriptor;
    curses_rescue.length = length < sizeof curses_rescue.bytes ? length : sizeof curses_rescue.bytes;
    memcpy(curses_rescue.bytes, bytes, curses_rescue.length);
    curses_rescue.modes = *modes;
    curses_rescue.armed = 1;
    // A stack of its own, since a crash may be an overflow of the ordinary one.
    stack_t stack = {.ss_sp = malloc(65536), .ss_size = 65536};
    if (stack.ss_sp != NULL) sigaltstack(&stack, NULL);
    struct sigaction action = {.sa_handler = curses_on_crash, .sa_flags = SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < CURSES_CRASH_SIGNALS; i++)
        sigaction(curses_crash_signals[i], &action, &curses_rescue.before[curses_crash_signals[i]]);
}

static inline void curses_disarm(void) {
    curses_rescue.armed = 0;
    for (size_t i = 0; i < CURSES_CRASH_SIGNALS; i++)
        sigaction(curses_crash_signals[i], &curses_rescue.before[curses_crash_signals[i]], NULL);
}
