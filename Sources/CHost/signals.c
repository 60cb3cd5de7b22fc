#include "CHost.h"
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <unistd.h>

static volatile sig_atomic_t came[NSIG];
static volatile int bell = -1;

/* Uses nothing but async-signal-safe calls. */
static void remember(int number) {
    int error = errno;
    uint64_t one = 1;
    came[number] = 1;
    if (write(bell, &one, sizeof one) < 0) {}
    errno = error;
}

void host_remember_signals(const int *numbers, int count, int descriptor) {
    bell = descriptor;
    struct sigaction action = {.sa_handler = remember, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < count; i++) sigaction(numbers[i], &action, NULL);
}

int host_take_signal(int number) {
    if (!came[number]) return 0;
    came[number] = 0;
    return 1;
}
