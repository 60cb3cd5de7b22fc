#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <locale.h>
#include <pty.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>
#include <fcntl.h>
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

// What restores the terminal when the process crashes. Only CrashGuard.swift may call the functions from here on: every
// compiled file that does would have its own copy of the variables below.
struct curses_rescue {
    int descriptor;
    size_t length;
    char bytes[256];
    struct termios modes;
    struct sigaction before[65];
    volatile sig_atomic_t armed;
    // Where standard error went before, and the end of the pipe that it goes to meanwhile.
    int errors, held;
    volatile sig_atomic_t holds;
};

static inline struct curses_rescue *curses_rescue_state(void) {
    static struct curses_rescue rescue;
    return &rescue;
}

// First those by which a program crashes, then the others that end one and that nobody handles. They are caught in the ways in
// which a program without a handler would die, so SIGPIPE is among them, and SIGKILL cannot be.
enum { curses_crash_signals = 6, curses_deadly_signals = 18 };
static inline int curses_deadly_signal(int index) {
    static const int signals[curses_deadly_signals] = {
        SIGSEGV, SIGBUS,  SIGILL,  SIGTRAP, SIGABRT,   SIGFPE,  SIGQUIT, SIGPIPE,   SIGALRM,
        SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGSYS,  SIGSTKFLT, SIGPOLL};
    return signals[index];
}

/// Lets what is written to standard error wait in a pipe, where it would otherwise end up in the picture and be lost with
/// it. A full pipe drops the rest. Leaves standard error alone when it is no terminal.
static inline void curses_hold_errors(void) {
    struct curses_rescue *rescue = curses_rescue_state();
    int ends[2];
    if (rescue->holds || !isatty(STDERR_FILENO) || pipe(ends) != 0) return;
    for (int i = 0; i < 2; i++) {
        fcntl(ends[i], F_SETFL, O_NONBLOCK);
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    }
    rescue->errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    rescue->held = ends[0];
    rescue->holds = rescue->errors >= 0 && dup2(ends[1], STDERR_FILENO) >= 0;
    close(ends[1]);
    if (!rescue->holds) close(ends[0]);
}

/// Gives standard error back, and says what waited. Uses nothing but async-signal-safe calls.
static inline void curses_release_errors(void) {
    struct curses_rescue *rescue = curses_rescue_state();
    if (!rescue->holds) return;
    rescue->holds = 0;
    dup2(rescue->errors, STDERR_FILENO);
    close(rescue->errors);
    char bytes[512];
    for (ssize_t count; (count = read(rescue->held, bytes, sizeof bytes)) > 0;)
        if (write(STDERR_FILENO, bytes, (size_t)count) < 0) break;
    close(rescue->held);
}

/// Uses nothing but async-signal-safe calls.
static inline void curses_on_crash(int signal) {
    struct curses_rescue *rescue = curses_rescue_state();
    if (rescue->armed) {
        rescue->armed = 0;
        if (write(rescue->descriptor, rescue->bytes, rescue->length) < 0) {}
        tcsetattr(rescue->descriptor, TCSANOW, &rescue->modes);
        curses_release_errors();
    }
    // Delivered as soon as this handler returns, to whoever cared about it before.
    sigaction(signal, &rescue->before[signal], NULL);
    raise(signal);
}

static inline void curses_arm(int descriptor, const char *bytes, size_t length, const struct termios *modes) {
    struct curses_rescue *rescue = curses_rescue_state();
    rescue->descriptor = descriptor;
    rescue->length = length < sizeof rescue->bytes ? length : sizeof rescue->bytes;
    memcpy(rescue->bytes, bytes, rescue->length);
    rescue->modes = *modes;
    rescue->armed = 1;
    // On a stack of its own where the thread has one, since a crash may be an overflow of the ordinary one.
    struct sigaction action = {.sa_handler = curses_on_crash, .sa_flags = SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < curses_deadly_signals; i++) {
        int signal = curses_deadly_signal(i);
        sigaction(signal, NULL, &rescue->before[signal]);
        // Whoever started the program may want it to live through some of them.
        if (i < curses_crash_signals || rescue->before[signal].sa_handler != SIG_IGN) sigaction(signal, &action, NULL);
    }
    curses_hold_errors();
}

static inline void curses_disarm(void) {
    struct curses_rescue *rescue = curses_rescue_state();
    rescue->armed = 0;
    curses_release_errors();
    for (int i = 0; i < curses_deadly_signals; i++)
        sigaction(curses_deadly_signal(i), &rescue->before[curses_deadly_signal(i)], NULL);
}
